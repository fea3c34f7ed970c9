public import Compute
public import Learning

/// Work that the trainer's thread is to take the time of.
public struct TimedTask: Sendable, Equatable {
  /// Its name in reports.
  public var name: String
  /// What is computed.
  public var work: TimedWork
  /// On how many threads; 0 for as many as the machine has processors.
  public var threads: Int

  /// A task of that name, on one thread unless it is said otherwise.
  public init(_ name: String, _ work: TimedWork, threads: Int = 1) {
    self.name = name
    self.work = work
    self.threads = threads
  }
}

/// What can be timed.
public enum TimedWork: Sendable, Equatable {
  /// A product of square matrices by plain loops.
  case loops(ProductLoops.Order, size: Int)
  /// The same by OpenBLAS.
  case library(size: Int)
  /// The same by the kernels that networks here are trained with.
  case product(size: Int)
  /// A dense layer without bias or bend: inputs × outputs, for a batch.
  case layer(inputs: Int, outputs: Int, batch: Int)
  /// Two rows of numbers, added.
  case sum(count: Int)
  /// Shares of rows of numbers.
  case softmax(rows: Int, columns: Int)
  /// Windows of 3 × 3 over pictures of as many channels as come out.
  case convolution(channels: Int, side: Int, batch: Int)
  /// Rows of a table, looked up.
  case lookup(rows: Int, width: Int, count: Int)
  /// A network's forward part.
  case model(Model, batch: Int)
  /// What memory can deliver: three arrays of so many numbers.
  case stream(count: Int)
  /// A chain of decisions.
  case branches(count: Int)

  /// The same as a machine computes it, on so many threads; throws if layers do not fit.
  public func workload(threads: Int) throws(ShapeError) -> Workload {
    switch self {
    case .loops(let order, let size): return Workload(.loops(order, size: size))
    case .library(let size): return Workload(.library(size: size, threads: threads))
    case .stream(let count):
      return Workload(.stream(count: max(1, count / threads), threads: threads))
    case .branches(let count): return Workload(.branches(count: count))
    case .product, .layer, .sum, .softmax, .convolution, .lookup, .model: break
    }
    let whole = try graph()
    guard threads > 1 else { return Workload(.graphs([whole])) }
    var parts: [Graph] = []
    for part in 0..<threads { parts.append(try graph(part: part, of: threads)) }
    return Workload(.graphs(parts), work: whole.work)
  }

  /// The work alone, counted from the same graph that would be computed.
  public func counted() throws(ShapeError) -> Work { try workload(threads: 1).work }

  /// The graph of one of several equal parts.
  private func graph(part: Int = 0, of parts: Int = 1) throws(ShapeError) -> Graph {
    /// What falls to this part; something always does.
    func share(_ count: Int) -> Int {
      max(1, count * (part + 1) / parts - count * part / parts)
    }
    switch self {
    case .product(let size):
      return try Self.product(rows: share(size), inner: size, columns: size)
    case .layer(let inputs, let outputs, let batch):
      // A batch that is too small is not split, the layer is.
      return try batch >= parts
        ? Self.product(rows: share(batch), inner: inputs, columns: outputs)
        : Self.product(rows: batch, inner: inputs, columns: share(outputs))
    case .sum(let count):
      var graph = Graph(batch: 1)
      let shape = Shape(share(count))
      let (a, b) = (graph.input("a", shape: shape), graph.input("b", shape: shape))
      _ = try graph.apply(Add(), to: a, b, as: "sum")
      return graph
    case .softmax(let rows, let columns):
      return try Model(inputShape: Shape(columns), [.softmax]).forwardGraph(batch: share(rows))
    case .convolution(let channels, let side, let batch):
      return try Model(
        inputShape: Shape(channels, side, side), [.conv(channels, kernel: 3, padding: 1)]
      ).forwardGraph(batch: share(batch))
    case .lookup(let rows, let width, let count):
      var graph = Graph(batch: 1)
      let tokens = graph.input("tokens", shape: Shape(share(count)))
      let table = graph.parameter("table", shape: Shape(rows, width))
      _ = try graph.apply(Embedding(), to: tokens, table, as: "places")
      return graph
    case .model(let model, let batch): return try model.forwardGraph(batch: share(batch))
    case .loops, .library, .stream, .branches: return Graph(batch: 1)
    }
  }

  private static func product(
    rows: Int, inner: Int, columns: Int
  ) throws(ShapeError) -> Graph {
    var graph = Graph(batch: rows)
    let a = graph.input("a", shape: Shape(inner))
    let b = graph.parameter("b", shape: Shape(inner, columns))
    _ = try graph.apply(MatrixProduct(), to: a, b, as: "product")
    return graph
  }
}

/// What has been measured of a job's tasks.
public struct Timings: Sendable, Equatable {
  /// By the names of tasks; those that are not done are missing.
  public var byName: [String: Timing] = [:]
  /// Tasks that this machine cannot compute: a library that is not there.
  public var missing: Set<String> = []
  /// The task under way.
  public var current: String?
  /// How many processors the machine has.
  public var processors = 1
  /// The processor's own name; may be empty.
  public var processor = ""

  /// Nothing measured yet.
  public init() {}
}

/// How long a task took.
public struct Timing: Sendable, Equatable {
  /// Of each repetition, the first ones that only warm up left out.
  public var seconds: [Double]
  /// What was computed each time.
  public var work: Work
  /// On how many threads.
  public var threads: Int

  /// Repetitions of some work.
  public init(seconds: [Double], work: Work, threads: Int) {
    self.seconds = seconds
    self.work = work
    self.threads = threads
  }

  /// The one in the middle; infinite without any.
  public var median: Double {
    seconds.isEmpty ? .infinity : seconds.sorted()[seconds.count / 2]
  }
  /// Operations a second.
  public var rate: Double { work.operations / median }
  /// Bytes a second.
  public var traffic: Double { work.bytes / median }
  /// How far the repetitions lie apart, as a share of the median. Much where something else wanted
  /// the processor meanwhile.
  public var spread: Double {
    guard let low = seconds.min(), let high = seconds.max() else { return 0 }
    return (high - low) / median
  }
}

extension Job {
  /// A job that trains nothing and takes the time of some work.
  static func timing(_ tasks: [TimedTask]) -> Job {
    var job = Beat.job(steps: max(1, tasks.count))
    job.tasks = tasks
    return job
  }
}
