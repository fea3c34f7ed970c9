/// What a computation asks of a machine: arithmetic, and numbers to be moved.
///
///     operations   a multiplication and an addition are two
///     bytes        what has to come from memory or go there at the least: each number once
///     intensity    operations / bytes
public struct Work: Hashable, Sendable {
  /// Additions, multiplications, comparisons and single functions such as an exponential.
  public var operations: Double
  /// Four for each number that is read or written.
  public var bytes: Double

  /// So many operations on so many bytes.
  public init(operations: Double, bytes: Double) {
    self.operations = operations
    self.bytes = bytes
  }

  /// Operations for each byte; 0 where nothing is computed.
  public var intensity: Double { bytes > 0 ? operations / bytes : 0 }

  /// The work of both together.
  public static func + (a: Work, b: Work) -> Work {
    Work(operations: a.operations + b.operations, bytes: a.bytes + b.bytes)
  }
}

extension Graph {
  /// What it takes to compute the graph once, for a full batch.
  ///
  /// Operations are those of all its ops. Bytes are those of inputs, parameters and results, each
  /// moved once: what lies between them may stay in the caches.
  public var work: Work {
    var operations = 0.0
    var read: [Int: Int] = [:]
    var isUsed = Set<Int>()
    for node in nodes {
      guard let op = node.op else { continue }
      let shapes = node.inputs.map { self[$0].shape }
      operations += op.operations(for: shapes, output: node.shape)
      for (place, input) in node.inputs.enumerated() {
        isUsed.insert(input.index)
        let count = op.elementsRead(ofInput: place, of: shapes, output: node.shape)
        read[input.index] = max(read[input.index] ?? 0, count)
      }
    }
    var numbers = 0.0
    for (index, node) in nodes.enumerated() {
      switch node.source {
      case .input, .parameter, .buffer: numbers += Double(read[index] ?? 0)
      case .op where !isUsed.contains(index): numbers += Double(node.shape.count)
      case .op, .auxiliary: break
      }
    }
    return Work(operations: operations, bytes: numbers * 4)
  }
}
