/// A computation being described: values, and the ops that make them of earlier values.
///
///     var graph = Graph(batch: 32)
///     let x = graph.input("input", shape: Shape(2))
///     let w = graph.parameter("hidden.weight", shape: Shape(8, 2))
///     let product = try graph.apply(
///       MatrixProduct(transposesRight: true), to: x, w, as: "hidden.product")
///
/// Nothing is computed here; `Plan` compiles a graph and `Machine` runs the plan.
public struct Graph: Sendable {
  /// The most examples that a batch may have. Values made of inputs have it as their first
  /// extent; a smaller batch uses the first rows.
  public let batch: Int
  /// All values so far, in the order in which they were added, which is also the order of
  /// computing.
  public private(set) var nodes: [Node] = []
  private var numbers: [TensorName: Int] = [:]

  /// An empty graph for batches of at most `batch` examples; traps if that is less than one.
  public init(batch: Int) {
    precondition(batch > 0, "A batch needs at least one example, not \(batch).")
    self.batch = batch
  }

  /// A graph of nodes that are known to fit together.
  init(batch: Int, nodes: [Node]) {
    self.batch = batch
    self.nodes = nodes
    for (index, node) in nodes.enumerated() {
      precondition(numbers[node.name] == nil, "Two values are called \(node.name).")
      numbers[node.name] = index
    }
  }

  /// One number or tensor in the graph.
  public struct Value: Hashable, Sendable {
    let index: Int
  }

  /// How a value comes about.
  public struct Node: Sendable {
    /// Unlike that of any other value in the graph.
    public let name: TensorName
    /// With the batch as its first extent where `isBatched`.
    public let shape: Shape
    /// Whether there is a row for each example. Parameters and losses belong to the batch as a
    /// whole.
    public let isBatched: Bool
    /// What has to happen for the value to be there.
    public let source: Source

    /// The value's input values; none for what no op makes.
    public var inputs: [Value] {
      switch source {
      case .input, .parameter, .buffer, .auxiliary: []
      case .op(_, let inputs): inputs
      }
    }

    /// The op that makes the value as its output, if one does.
    public var op: (any Op)? {
      switch source {
      case .input, .parameter, .buffer, .auxiliary: nil
      case .op(let op, _): op
      }
    }

    /// The same node where the values that it is made of have moved.
    func moved(_ place: (Value) -> Value) -> Node {
      let source: Source =
        switch self.source {
        case .input, .parameter, .buffer: self.source
        case .op(let op, let inputs): .op(op, inputs.map(place))
        case .auxiliary(let owner, let number): .auxiliary(of: place(owner), number: number)
        }
      return Node(name: name, shape: shape, isBatched: isBatched, source: source)
    }

    /// Whether the optimizer changes it.
    public var isParameter: Bool {
      if case .parameter = source { true } else { false }
    }

    /// Whether it is kept from step to step but not changed by the optimizer.
    public var isBuffer: Bool {
      if case .buffer = source { true } else { false }
    }
  }

  /// Where a value comes from.
  public enum Source: Sendable {
    /// Loaded for each batch.
    case input
    /// Kept from step to step and changed by the optimizer.
    case parameter
    /// Kept from step to step and changed by the op that reads it, such as a running mean.
    case buffer
    case op(any Op, [Value])
    /// Written by the op of a value beside that value: its auxiliary of this number.
    case auxiliary(of: Value, number: Int)
  }

  /// A value with a row of this shape for each example of the batch.
  public mutating func input(_ name: TensorName, shape: Shape) -> Value {
    add(
      Node(name: name, shape: shape.prepending(batch), isBatched: true, source: .input))
  }

  /// A value that training changes.
  public mutating func parameter(_ name: TensorName, shape: Shape) -> Value {
    add(Node(name: name, shape: shape, isBatched: false, source: .parameter))
  }

  /// A value that is kept from step to step without being trained.
  public mutating func buffer(_ name: TensorName, shape: Shape) -> Value {
    add(Node(name: name, shape: shape, isBatched: false, source: .buffer))
  }

  /// The value that an op makes; named after the op and its number unless `name` is given.
  ///
  /// Throws what the op says of shapes that it cannot work on.
  public mutating func apply(
    _ op: some Op, to inputs: Value..., as name: TensorName? = nil
  ) throws(ShapeError) -> Value {
    try apply(op, to: inputs, as: name)
  }

  /// The value that an op makes of a list of inputs.
  public mutating func apply(
    _ op: any Op, to inputs: [Value], as name: TensorName? = nil
  ) throws(ShapeError) -> Value {
    guard inputs.count <= Operands<Float>.maximumInputs else {
      throw ShapeError(
        "\(op.name): \(inputs.count) inputs are too many; use at most "
          + "\(Operands<Float>.maximumInputs).")
    }
    let shapes = inputs.map { self[$0].shape }
    let shape = try op.outputShape(for: shapes)
    guard shape.rank <= Operands<Float>.maximumRank else {
      throw ShapeError(
        "\(op.name): \(shape) has too many axes; use at most \(Operands<Float>.maximumRank).")
    }
    let isBatched = !op.reducesBatch && inputs.contains { self[$0].isBatched }
    let name = name ?? TensorName("\(op.name)\(nodes.count)")
    let output = add(
      Node(name: name, shape: shape, isBatched: isBatched, source: .op(op, inputs)))
    let auxiliaries = op.auxiliaries(for: shapes)
    precondition(
      auxiliaries.count <= Operands<Float>.maximumAuxiliaries,
      "\(op.name): \(auxiliaries.count) auxiliaries are too many.")
    for (number, auxiliary) in auxiliaries.enumerated() {
      _ = add(
        Node(
          name: name.sibling(auxiliary.name), shape: auxiliary.shape,
          isBatched: isBatched && auxiliary.isBatched,
          source: .auxiliary(of: output, number: number)))
    }
    return output
  }

  /// The output of the op that writes a value: the value itself, or for an auxiliary the one that it
  /// lies beside.
  public func owner(of value: Value) -> Value {
    if case .auxiliary(let owner, _) = self[value].source { owner } else { value }
  }

  /// What the op of a value writes beside it, in its order.
  public func auxiliaries(of value: Value) -> [Value] {
    let following = values[(value.index + 1)...]
    return Array(
      following.prefix { other in
        guard case .auxiliary(let owner, _) = self[other].source else { return false }
        return owner == value
      })
  }

  /// What the graph knows of a value; it must be one of this graph's own.
  public subscript(value: Value) -> Node { nodes[value.index] }

  /// All values, in the order in which they are computed.
  public var values: [Value] { nodes.indices.map { Value(index: $0) } }

  /// The value of this name.
  public func value(named name: TensorName) -> Value? {
    numbers[name].map { Value(index: $0) }
  }

  private mutating func add(_ node: Node) -> Value {
    precondition(numbers[node.name] == nil, "Two values are called \(node.name).")
    numbers[node.name] = nodes.count
    nodes.append(node)
    return Value(index: nodes.count - 1)
  }
}
