public import Compute

/// What the elements of a network's tensors are called: those of its values, its parameters, and
/// their gradients.
public struct TensorLabels: Sendable {
  private let graph: Graph
  private let aliases: [TensorName: TensorName]

  /// The names in the network of an experiment, with so many examples; nil if there is no such
  /// network.
  public init?(_ experiment: Experiment, examples: Int = 1) {
    guard let targetShape = try? Trainer.targetShape(experiment),
      let model = try? ModelGraph(
        experiment.model, loss: experiment.loss, targetShape: targetShape,
        batch: max(1, examples), for: .evaluation)
    else { return nil }
    (graph, aliases) = (model.graph, model.aliases)
  }

  /// What a plan calls a tensor that may have a second name.
  public func known(_ name: TensorName) -> TensorName {
    if let scores = name.scores { return known(scores).share }
    let ending = ".gradient"
    guard name.text.hasSuffix(ending) else { return aliases[name] ?? name }
    let base = TensorName(String(name.text.dropLast(ending.count)))
    return aliases[base].map(\.gradient) ?? name
  }

  /// `hidden.weight[2, 1]`, counted from 1, the example left out where there is one alone; nil if
  /// there is no such element.
  public func text(of element: TensorElement) -> String? {
    if let scores = element.name.scores {
      return text(of: TensorElement(scores, element.index)).map { "the share of \($0)" }
    }
    let ending = ".gradient"
    let text = known(element.name).text
    let base = TensorName(text.hasSuffix(ending) ? String(text.dropLast(ending.count)) : text)
    guard let value = graph.value(named: base) else { return nil }
    let node = graph[value]
    let extents = node.shape.extents
    guard (0..<node.shape.count).contains(element.index) else { return nil }
    var rest = element.index
    var coordinates = extents
    for axis in extents.indices.reversed() {
      let extent = max(1, extents[axis])
      (rest, coordinates[axis]) = (rest / extent, rest % extent)
    }
    if node.isBatched, extents.first == 1, extents.count > 1 { coordinates.removeFirst() }
    if extents.allSatisfy({ $0 == 1 }) { return text }
    return "\(text)[\(coordinates.map { "\($0 + 1)" }.joined(separator: ", "))]"
  }
}
