public import Learning

/// A file that a lab needs before it opens.
public enum LabFile: Hashable, Sendable {
  /// A table by its name, without the ending of its file; or a `.csv` file of the learner's own.
  case table(String)
  /// Trained weights, by the name of their network file: `digits`.
  case weights(String)
}

/// What was read of the files that labs need.
public struct LabData: Equatable, Sendable {
  /// Tables, by name.
  public var tables: [String: DataTable]
  /// The parameters of trained networks in the order of their layers, by name.
  public var weights: [String: [Checkpoint.Tensor]]

  /// What was read; nothing unless it is said otherwise.
  public init(
    tables: [String: DataTable] = [:], weights: [String: [Checkpoint.Tensor]] = [:]
  ) {
    self.tables = tables
    self.weights = weights
  }

  /// Whether this file was read.
  public func contains(_ file: LabFile) -> Bool {
    switch file {
    case .table(let name): tables[name] != nil
    case .weights(let name): weights[name] != nil
    }
  }

  /// Adds what was read later; what was there under the same name goes.
  public mutating func merge(_ other: LabData) {
    tables.merge(other.tables) { $1 }
    weights.merge(other.weights) { $1 }
  }

  /// What was read of these files.
  public func only(_ files: [LabFile]) -> LabData {
    LabData(
      tables: tables.filter { files.contains(.table($0.key)) },
      weights: weights.filter { files.contains(.weights($0.key)) })
  }
}
