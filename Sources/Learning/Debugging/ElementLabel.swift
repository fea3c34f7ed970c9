public import Compute

/// An element of a tensor as a reader knows it.
public struct ElementLabel: Equatable, Sendable {
  /// `hidden.weight[2, 1]`, counted from 1; the example is left out where there is one alone.
  public let text: String
  /// Where it is along each axis, from 0, the examples included.
  public let coordinates: [Int]
}

extension Experiment {
  /// What an element of a value, a parameter or one of their gradients is called; nil if the network
  /// has no such element.
  ///
  /// - Parameter examples: how many go through the network.
  public func label(of element: TensorElement, examples: Int = 1) -> ElementLabel? {
    guard let targetShape = try? Trainer.targetShape(self),
      let graph = try? ModelGraph(
        model, loss: loss, targetShape: targetShape, batch: max(1, examples), for: .evaluation)
    else { return nil }
    let ending = ".gradient"
    let text = element.name.text
    let base = TensorName(text.hasSuffix(ending) ? String(text.dropLast(ending.count)) : text)
    guard let value = graph.graph.value(named: graph.aliases[base] ?? base) else { return nil }
    let node = graph.graph[value]
    let extents = node.shape.extents
    guard (0..<node.shape.count).contains(element.index) else { return nil }
    var rest = element.index
    var coordinates = extents
    for axis in extents.indices.reversed() {
      let extent = max(1, extents[axis])
      (rest, coordinates[axis]) = (rest / extent, rest % extent)
    }
    let hidesExample = node.isBatched && extents.first == 1 && extents.count > 1
    let shown = (hidesExample ? Array(coordinates.dropFirst()) : coordinates).map { "\($0 + 1)" }
    let isOnlyOne = extents.allSatisfy { $0 == 1 }
    return ElementLabel(
      text: isOnlyOne ? text : "\(text)[\(shown.joined(separator: ", "))]",
      coordinates: coordinates)
  }
}
