public import Kernels

/// Computes a graph op by op with the reference loops, in single or double precision: slow and
/// plain, it defines what a plan must compute.
public struct GraphInterpreter<Scalar: ReferenceScalar> {
  private let graph: Graph
  private var values: [[Scalar]]
  private var gradients: [[Scalar]]
  /// Examples in the batch.
  public let examples: Int
  /// Updates done so far, for ops that draw random numbers.
  public var step: UInt64 = 0

  /// - Parameter tensors: the inputs and parameters by name, each in row-major order.
  public init(_ graph: Graph, examples: Int, tensors: [TensorName: [Scalar]]) {
    self.graph = graph
    self.examples = examples
    values = graph.values.map { value in
      let count = Self.count(graph[value], examples)
      let given = tensors[graph[value].name] ?? Array(repeating: 0, count: count)
      precondition(
        given.count == count, "\(graph[value].name): \(given.count) scalars for \(count).")
      return given
    }
    gradients = values.map { Array(repeating: 0, count: $0.count) }
  }

  /// Computes all values.
  public mutating func forward() {
    for value in graph.values {
      withOperands(of: value, wantsGradients: false) { op, operands in op.forward(operands) }
    }
  }

  /// Computes one value from those that it depends on, or one stage of it; so what lies between two
  /// ops can be changed. Going through all values in order is what `forward` does.
  ///
  /// - Parameter stage: of as many as the op has forward; nil for all of them.
  public mutating func compute(_ value: Graph.Value, stage: Int? = nil) {
    let range = stage.map { $0..<$0 + 1 }
    withOperands(of: value, wantsGradients: false, stages: range) { op, operands in
      op.forward(operands)
    }
  }

  /// Computes the gradient of `loss` for all values; after `forward`.
  public mutating func backward(from loss: Graph.Value) {
    for index in gradients.indices {
      gradients[index] = Array(repeating: index == loss.index ? 1 : 0, count: values[index].count)
    }
    for value in graph.values.reversed() {
      withOperands(of: value, wantsGradients: true) { op, operands in op.backward(operands) }
    }
  }

  /// The elements of a value in row-major order, zero until `forward` has computed them. Setting
  /// one of an input or a parameter takes effect at the next `forward`.
  public subscript(value: Graph.Value) -> [Scalar] {
    get { values[value.index] }
    set { values[value.index] = newValue }
  }

  /// The gradient for a value.
  public func gradient(_ value: Graph.Value) -> [Scalar] { gradients[value.index] }

  private static func count(_ node: Graph.Node, _ examples: Int) -> Int {
    node.isBatched ? node.shape.count / node.shape.extents[0] * examples : node.shape.count
  }

  private mutating func withOperands(
    of value: Graph.Value, wantsGradients: Bool, stages range: Range<Int>? = nil,
    _ body: (any Op, borrowing Operands<Scalar>) -> Void
  ) {
    guard let op = graph[value].op else { return }
    let inputs = graph[value].inputs
    // Pointers to separate copies, as arrays cannot lend several elements at once.
    let auxiliaries = graph.auxiliaries(of: value)
    let places = inputs + auxiliaries + [value]
    var copies = places.map { Storage(values[$0.index], gradients[$0.index]) }
    defer { for copy in copies { copy.deallocate() } }
    // An input given twice is one tensor.
    for (index, place) in places.enumerated() {
      if let first = places.firstIndex(of: place), first < index {
        copies[index].deallocate()
        copies[index] = copies[first]
        copies[index].isBorrowed = true
      }
    }
    func operand(_ index: Int) -> Operands<Scalar>.Operand {
      let node = graph[places[index]]
      let isWanted =
        wantsGradients && (index >= inputs.count || op.differentiates(input: index))
      return Operands<Scalar>.Operand(
        value: view(copies[index].value, node),
        gradient: isWanted ? view(copies[index].gradient, node) : nil)
    }
    let output = operand(places.count - 1)
    let shapes = inputs.map { graph[$0].shape }
    let stages =
      wantsGradients ? op.backwardStageCount(for: shapes) : op.stageCount(for: shapes)
    body(
      op,
      Operands<Scalar>(
        inputs: InlineArray { $0 < inputs.count ? operand($0) : output },
        auxiliaries: InlineArray { number in
          number < auxiliaries.count ? operand(inputs.count + number) : output
        },
        result: output, inputCount: inputs.count, stages: range ?? 0..<stages, step: step))
    for (copy, place) in zip(copies, places) where !copy.isBorrowed {
      values[place.index] = Array(UnsafeBufferPointer(start: copy.value, count: copy.count))
      gradients[place.index] = Array(UnsafeBufferPointer(start: copy.gradient, count: copy.count))
    }
  }

  private func view(
    _ base: UnsafeMutablePointer<Scalar>, _ node: Graph.Node
  ) -> TensorView<Scalar> {
    var extents: InlineArray<4, Int> = [1, 1, 1, 1]
    var strides: InlineArray<4, Int> = [0, 0, 0, 0]
    var distance = 1
    for axis in (0..<node.shape.rank).reversed() {
      extents[axis] = axis == 0 && node.isBatched ? examples : node.shape.extents[axis]
      strides[axis] = distance
      distance *= extents[axis]
    }
    return TensorView(base, rank: node.shape.rank, extents: extents, strides: strides)
  }

  /// A value and its gradient in memory of their own.
  private struct Storage {
    let value: UnsafeMutablePointer<Scalar>
    let gradient: UnsafeMutablePointer<Scalar>
    let count: Int
    /// Whether another entry owns the memory.
    var isBorrowed = false

    init(_ values: [Scalar], _ gradients: [Scalar]) {
      count = values.count
      value = .allocate(capacity: max(1, count))
      gradient = .allocate(capacity: max(1, count))
      value.initialize(from: values, count: count)
      gradient.initialize(from: gradients, count: count)
    }

    func deallocate() {
      guard !isBorrowed else { return }
      value.deallocate()
      gradient.deallocate()
    }
  }
}
