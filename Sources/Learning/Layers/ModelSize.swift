public import Compute

/// How many numbers a model has, found by describing it alone: nothing of its size is allocated.
public struct ModelSize: Equatable, Sendable {
  /// Numbers that training changes, and those that it keeps beside them.
  public private(set) var parameters = 0
  /// Numbers that are computed of one example, without the loss.
  public private(set) var valuesPerExample = 0
  /// What the last layer makes of one example.
  public private(set) var outputShape = Shape()

  /// Measures a model layer by layer.
  ///
  /// - Parameters:
  ///   - limit: the most numbers that each of the two counts may have.
  ///   - batch: the examples that errors speak of.
  /// - Throws: `LayerError` for the first layer that does not fit the one before it, or that goes
  ///   beyond the limit.
  public init(of model: Model, limit: Int, batch: Int = 32) throws(LayerError) {
    precondition(limit > 0 && limit <= 1 << 40, "A limit of \(limit) would not prevent overflows.")
    // One example alone has no variance, which batch norm would complain of.
    var builder = ModelBuilder(batch: max(2, batch), isTraining: true)
    var value = builder.input(.input, shape: model.inputShape)
    var counted = 0
    try count(&counted, of: builder.graph, limit: limit, layer: 0, kind: "input")
    do {
      try Model.checkNames(of: model.layers)
    } catch {
      throw LayerError(layer: 0, description: error.description)
    }
    for (number, entry) in model.layers.enumerated() {
      do {
        value = try builder.add(entry, number: number, to: value)
      } catch {
        throw LayerError(layer: number, description: error.description)
      }
      try count(
        &counted, of: builder.graph, limit: limit, layer: number, kind: entry.layer.kind)
    }
    outputShape = Shape(Array(builder.graph[value].shape.extents.dropFirst()))
  }

  /// Adds the nodes from `counted` on, and counts them as counted.
  private mutating func count(
    _ counted: inout Int, of graph: Graph, limit: Int, layer: Int, kind: String
  ) throws(LayerError) {
    for node in graph.nodes[counted...] {
      var size = 1
      for extent in node.isBatched ? Array(node.shape.extents.dropFirst()) : node.shape.extents {
        let (product, overflow) = size.multipliedReportingOverflow(by: extent)
        size = overflow ? .max : product
      }
      let isKept = node.isParameter || node.isBuffer
      let total = (isKept ? parameters : valuesPerExample).addingReportingOverflow(size)
      guard !total.overflow, total.partialValue <= limit else {
        throw LayerError(
          layer: layer,
          description: "layer \(layer) (\(kind)): \(node.name) is \(node.shape), and "
            + "\(limit) numbers are the most in all; use fewer units or smaller inputs.")
      }
      if isKept {
        parameters = total.partialValue
      } else {
        valuesPerExample = total.partialValue
      }
    }
    counted = graph.nodes.count
  }
}

/// A layer that cannot be built.
public struct LayerError: Error, Equatable, CustomStringConvertible {
  /// The number of the layer, from 0; of the outer one if it is inside another.
  public let layer: Int
  /// What is wrong and what to try, naming the layer.
  public let description: String
}
