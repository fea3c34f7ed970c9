extension Plan {
  /// All instructions, one a line and numbered from 1, with the shapes of what they change.
  public var listing: String {
    let digits = String(instructions.count).count
    let width = instructions.map(\.description.count).max() ?? 0
    return instructions.enumerated().map { index, instruction in
      let number = String(index + 1)
      let text = instruction.description
      return String(repeating: " ", count: digits - number.count) + number + "  " + text
        + String(repeating: " ", count: width - text.count) + "  \(instruction.shape)\n"
    }.joined()
  }

  /// The names of all tensors, sorted.
  public var tensorNames: [TensorName] { slots.keys.sorted() }

  /// The names of the parameters, in the order of the graph.
  public var parameterNames: [TensorName] {
    graph.nodes.filter { slots[$0.name]?.isParameter == true }.map(\.name)
  }
}
