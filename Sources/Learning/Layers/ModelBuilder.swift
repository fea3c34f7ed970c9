public import Compute

/// Collects what a model's layers add to a graph: values, parameters with their initial values,
/// and the second names of tensors.
public struct ModelBuilder {
  /// A parameter and how it begins.
  struct Parameter {
    let name: TensorName
    let shape: Shape
    let initializer: Initializer
    let inputs: Int
    let outputs: Int
  }

  private(set) var graph: Graph
  private(set) var parameters: [Parameter] = []
  /// From a second name to the name that the graph knows.
  private(set) var aliases: [TensorName: TensorName] = [:]
  /// Whether the model is built for training; elsewhere a layer such as dropout does nothing.
  public let isTraining: Bool
  private let generator: SeededGenerator
  /// Numbers and names of layers whose parameters training leaves alone.
  private let frozen: Set<String>
  private var scope = Scope()

  /// Where layers are added: the model, or a layer that is itself made of layers.
  private struct Scope {
    /// What comes before the numbers and the names of its layers: nothing, or `3.` and `block.`.
    var numberPrefix = ""
    var namePrefix = ""
    /// The layer that is being added.
    var index = 0
    var entry: Model.Entry?
    /// The name of the dense layer or the like before this one, if an activation may finish it.
    var unfinished: String?

    var layerNumber: String { numberPrefix + String(index) }
    var layerName: String { namePrefix + (entry?.name ?? String(index)) }
  }

  init(batch: Int, isTraining: Bool, seed: UInt64 = 0, freezing frozen: Set<String> = []) {
    graph = Graph(batch: batch)
    self.isTraining = isTraining
    self.frozen = frozen
    generator = SeededGenerator(seed: seed)
  }

  mutating func input(_ name: TensorName, shape: Shape) -> Graph.Value {
    graph.input(name, shape: shape)
  }

  /// Adds a layer; an error says which one it is.
  mutating func add(
    _ entry: Model.Entry, number: Int, to input: Graph.Value
  ) throws(ShapeError) -> Graph.Value {
    scope.entry = entry
    scope.index = number
    do {
      let output = try entry.layer.build(on: input, &self)
      let name = graph[output].name
      alias(scope.layerNumber, to: name)
      if entry.name != nil { alias(scope.layerName, to: name) }
      scope.unfinished = entry.layer is ActivationLayer ? nil : entry.name
      return output
    } catch {
      let called = entry.name.map { " \($0)" } ?? ""
      throw ShapeError("layer \(number)\(called) (\(entry.layer.kind)): \(error.description)")
    }
  }

  /// Adds layers as parts of this one, each working on the output of the one before it, and returns
  /// the output of the last. Their tensors are called `3.0.weight`, or `block.0.weight` in a layer
  /// that is called `block`.
  public mutating func add(
    _ entries: [Model.Entry], to input: Graph.Value
  ) throws(ShapeError) -> Graph.Value {
    try Model.checkNames(of: entries)
    let outer = scope
    scope = Scope(numberPrefix: outer.layerNumber + ".", namePrefix: outer.layerName + ".")
    var value = input
    for (number, entry) in entries.enumerated() {
      value = try add(entry, number: number, to: value)
    }
    scope = outer
    return value
  }

  /// A seed for the random numbers that a part of this layer draws in training; it depends on the
  /// experiment's seed and on the layer's name alone.
  public func seed(for part: String) -> UInt64 {
    var numbers = generator.split(scope.layerName + "." + part)
    return UInt64(numbers.next()) | UInt64(numbers.next()) << 32
  }

  /// The shape of a value, the batch first.
  public func shape(of value: Graph.Value) -> Shape { graph[value].shape }

  /// Adds a parameter of this layer: `hidden.weight`.
  ///
  /// - Parameters:
  ///   - inputs: how many inputs each of its outputs sees.
  ///   - outputs: how many outputs each of its inputs reaches.
  public mutating func parameter(
    _ part: String, shape: Shape, _ initializer: Initializer, inputs: Int, outputs: Int
  ) -> Graph.Value {
    let name = TensorName(scope.layerName).appending(part)
    alias("\(scope.layerNumber).\(part)", to: name)
    parameters.append(
      Parameter(
        name: name, shape: shape, initializer: initializer, inputs: inputs, outputs: outputs))
    // What training leaves alone is a buffer: no gradient is computed for it.
    return isFrozen
      ? graph.buffer(name, shape: shape) : graph.parameter(name, shape: shape)
  }

  /// Whether this layer or one that it is a part of is frozen.
  private var isFrozen: Bool {
    !frozen.isEmpty
      && frozen.contains { layer in
        [scope.layerName, scope.layerNumber].contains { $0 == layer || $0.hasPrefix(layer + ".") }
      }
  }

  /// Adds numbers of this layer that are kept from step to step but not trained:
  /// `norm.running_mean`.
  public mutating func buffer(_ part: String, shape: Shape, _ initial: Initializer) -> Graph.Value {
    let name = TensorName(scope.layerName).appending(part)
    alias("\(scope.layerNumber).\(part)", to: name)
    parameters.append(
      Parameter(name: name, shape: shape, initializer: initial, inputs: 1, outputs: 1))
    return graph.buffer(name, shape: shape)
  }

  /// Adds an op whose output is a part of this layer: `hidden.sum`.
  public mutating func apply(
    _ op: some Op, to inputs: Graph.Value..., as part: String
  ) throws(ShapeError) -> Graph.Value {
    try apply(op, to: inputs, as: part)
  }

  /// Adds an op that takes a list of inputs. What it writes beside its output has the number of
  /// the layer for a second name, too: `0.gates` for `memory.gates`.
  public mutating func apply(
    _ op: some Op, to inputs: [Graph.Value], as part: String
  ) throws(ShapeError) -> Graph.Value {
    let name = TensorName(scope.layerName).appending(part)
    alias("\(scope.layerNumber).\(part)", to: name)
    let output = try graph.apply(op, to: inputs, as: name)
    for auxiliary in graph.auxiliaries(of: output) {
      let name = graph[auxiliary].name
      if let last = name.text.split(separator: ".").last {
        alias("\(scope.layerNumber).\(last)", to: name)
      }
    }
    return output
  }

  /// Adds an activation. Without a name of its own it finishes the named layer before it: the
  /// tanh after `hidden.sum` is `hidden`.
  public mutating func applyActivation(
    _ op: some Op, to input: Graph.Value
  ) throws(ShapeError) -> Graph.Value {
    var name = scope.layerName
    if scope.entry?.name == nil, let unfinished = scope.unfinished {
      let whole = scope.namePrefix + unfinished
      // The output of some layers, such as a residual one, is called as the layer itself.
      if graph.value(named: TensorName(whole)) == nil { name = whole }
    }
    aliases[TensorName(name)] = nil
    return try graph.apply(op, to: [input], as: TensorName(name))
  }

  /// Adds an op whose output is that of the whole layer and has its name.
  public mutating func apply(
    _ op: some Op, to inputs: Graph.Value...
  ) throws(ShapeError) -> Graph.Value {
    try graph.apply(op, to: inputs, as: TensorName(scope.layerName))
  }

  /// Adds an op that belongs to no layer.
  mutating func apply(
    _ op: some Op, to inputs: [Graph.Value], as name: TensorName
  ) throws(ShapeError) -> Graph.Value {
    try graph.apply(op, to: inputs, as: name)
  }

  /// Makes a tensor, its gradient and its optimizer state answer to another name, too.
  mutating func alias(_ other: String, to name: TensorName) {
    guard other != name.text, graph.value(named: TensorName(other)) == nil else { return }
    aliases[TensorName(other)] = name
  }
}
