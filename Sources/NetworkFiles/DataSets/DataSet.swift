internal import Compute
public import Learning

/// A set of examples that comes with Descent, drawn by a rule or read from the assets.
///
/// The same numbers come out on every machine.
public protocol DataSet: Sendable {
  /// As a network file names it: `spiral`.
  var name: String { get }
  /// What it holds, on one line without a full stop.
  var summary: String { get }
  /// The names of the data files that it reads; none for a set that is drawn by a rule.
  var assetFiles: [String] { get }

  /// The examples.
  ///
  /// - Parameter assets: the folder of data files.
  /// - Throws: `DataFileError` if a data file is missing or damaged.
  func examples(assets: String) throws(DataFileError) -> Examples
}

extension DataSet {
  public var assetFiles: [String] { [] }
}

/// Every set that comes with Descent; a new one is a file and a line here.
public enum DataSetCatalog {
  /// In the order in which `--list-data` shows them.
  public static let sets: [any DataSet] = [
    Spiral(), Rings(), Moons(), XOR(), Blobs(), Digits(), Spam(), Fashion(), Names(), Sunspots(),
    Grammar(),
  ]

  /// The set of that name.
  public static func set(named name: String) -> (any DataSet)? { sets.first { $0.name == name } }
}
