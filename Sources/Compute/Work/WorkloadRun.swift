internal import Kernels

/// A workload with its memory, ready to be computed again and again.
///
/// It is computed in parts, so that a long one can be given up in between. A class, because its
/// threads look at it; it stays on the thread that made it.
public final class WorkloadRun {
  /// What is computed.
  public let workload: Workload
  /// How many calls of `run(part:)` compute it once.
  public let parts: Int
  private let body: Body

  private enum Body {
    case product(Arrays, rowsPerPart: Int)
    case crew(Crew)
    case branches
  }

  /// Products that a part of plain loops may take: some milliseconds.
  private static let productsPerPart = 1 << 22

  /// Takes memory and fills it.
  public init(_ workload: Workload) {
    self.workload = workload
    switch workload.kind {
    case .loops(let order, let size):
      let least = order == .blocked ? 64 : 1
      let rows = min(size, max(least, Self.productsPerPart / max(1, size * size)))
      parts = (size + rows - 1) / max(1, rows)
      body = .product(Arrays(count: size * size), rowsPerPart: rows)
    case .library(let size, let threads):
      parts = 1
      let arrays = Arrays(count: size * size)
      body = .crew(
        Crew((0..<max(1, min(threads, size))).map { Member.band(arrays, part: $0) }, size: size))
    case .graphs(let graphs):
      parts = 1
      body = .crew(Crew(graphs.map { Member.machine(GraphRun($0)) }, size: 0))
    case .stream(let count, let threads):
      parts = 1
      body = .crew(
        Crew((0..<max(1, threads)).map { _ in Member.stream(Arrays(count: count)) }, size: count))
    case .branches:
      parts = 1
      body = .branches
    }
  }

  /// Computes one part of it.
  public func run(part: Int) {
    switch (body, workload.kind) {
    case (.product(let arrays, let rows), .loops(let order, let size)):
      let first = part * rows
      ProductLoops.product(
        arrays.a, arrays.b, into: arrays.c, size: size, rows: first..<min(first + rows, size),
        order: order)
    case (.crew(let crew), _): crew.run()
    case (.branches, .branches(let count)): last = Self.decisions(count, from: 27 + last % 2)
    case (.product, _), (.branches, _): break
    }
  }

  /// Where the last chain of decisions ended, so that none can be left out.
  private var last = 0

  /// A product's numbers, row after row, as last computed; empty for other work.
  public var product: [Float] {
    switch body {
    case .product(let arrays, _): arrays.result
    case .crew(let crew): crew.product
    case .branches: []
    }
  }

  /// Halves even numbers and takes odd ones times three plus one; from 1 to another start.
  private static func decisions(_ count: Int, from start: Int) -> Int {
    var (number, starts) = (start, start)
    for _ in 0..<count {
      if number == 1 {
        starts = starts % 97 &+ 27
        number = starts
      } else if number & 1 == 0 {
        number >>= 1
      } else {
        number = 3 &* number &+ 1
      }
    }
    return number
  }
}

/// Three arrays of numbers, none of them zero.
private final class Arrays {
  let a: UnsafeMutablePointer<Float>
  let b: UnsafeMutablePointer<Float>
  let c: UnsafeMutablePointer<Float>
  let count: Int

  init(count: Int) {
    self.count = count
    func array(_ step: Int) -> UnsafeMutablePointer<Float> {
      let memory = ArenaMemory.allocate(max(1, count))
      for i in 0..<count { memory[i] = WorkloadFill.value(i &* step) }
      return memory
    }
    (a, b, c) = (array(3), array(5), array(7))
  }

  deinit {
    a.deallocate()
    b.deallocate()
    c.deallocate()
  }

  var result: [Float] { Array(UnsafeBufferPointer(start: c, count: count)) }
}

/// Numbers to compute with, the same every time.
enum WorkloadFill {
  /// One of 251 numbers from −0.5 to 0.5.
  static func value(_ index: Int) -> Float { Float(index % 251) / 250 - 0.5 }
}

/// What one thread does.
private enum Member {
  case band(Arrays, part: Int)
  case machine(GraphRun)
  case stream(Arrays)
}

/// Threads that compute their parts at the same time.
private final class Crew {
  private let members: [Member]
  private let size: Int
  private var team: Team?

  init(_ members: [Member], size: Int) {
    self.members = members
    self.size = size
    guard members.count > 1 else { return }
    team = Team(
      members: members.count, context: Unmanaged.passUnretained(self).toOpaque()
    ) { context, _, part in
      guard let context else { return }
      Unmanaged<Crew>.fromOpaque(context).takeUnretainedValue().work(on: part)
    }
  }

  deinit { team?.deallocate() }

  func run() {
    if let team { team.run(task: 0) } else { work(on: 0) }
  }

  var product: [Float] {
    guard case .band(let arrays, _) = members.first else { return [] }
    return arrays.result
  }

  private func work(on part: Int) {
    switch members[part] {
    case .band(let arrays, let part):
      let first = size * part / members.count
      let rows = size * (part + 1) / members.count - first
      OpenBLAS.product(
        arrays.a + first * size, arrays.b, into: arrays.c + first * size, rows: rows,
        columns: size, inner: size)
    case .machine(let machine): machine.run()
    case .stream(let arrays):
      let (a, b, c) = (arrays.a, arrays.b, arrays.c)
      for i in 0..<arrays.count { c[i] = a[i] + 0.5 * b[i] }
    }
  }
}

/// The forward part of a graph with numbers in all inputs and parameters.
private final class GraphRun {
  private var machine: Machine

  init(_ graph: Graph) {
    machine = Machine(Plan(evaluating: graph))
    for node in graph.nodes {
      switch node.source {
      case .input, .parameter, .buffer:
        let kinds = graph.kinds(of: node.name)
        machine.write(
          (0..<node.shape.count).map { index in
            if let kinds { return Float(index &* 7919 % kinds) }
            // A variance is not negative.
            return node.isBuffer ? 1 : WorkloadFill.value(index)
          }, to: node.name)
      case .op, .auxiliary: break
      }
    }
  }

  func run() { machine.run() }
}

extension Graph {
  /// How many kinds of symbols an input may hold, if it is one that rows are looked up by.
  fileprivate func kinds(of name: TensorName) -> Int? {
    for node in nodes {
      guard node.op is Embedding, let input = node.inputs.first, self[input].name == name,
        let table = node.inputs.last
      else { continue }
      return max(1, self[table].shape.extents[0])
    }
    return nil
  }
}
