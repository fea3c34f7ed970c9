internal import Compute
public import Learning

/// Sunspots seen in a year, 1700 to 2008, in hundreds: the next year from those before.
public struct Sunspots: DataSet {
  public let name = "sunspots"
  public var summary: String {
    "the sunspots of a year from the \(years) years before, [\(years) × 1], 1700 to 2008"
  }
  public let assetFiles = ["sunspots.csv"]
  /// Years that the next one is to be told from.
  public var years: Int

  /// Nine years, not quite a cycle of the sun, unless another number is asked for.
  public init(years: Int = 9) { self.years = years }

  public func examples(assets: String) throws(DataFileError) -> Examples {
    let file = assets + "/" + assetFiles[0]
    let table = try CSVTable(contentsOf: file).table
    guard let counts = table.column(named: "sunspots"), counts.count > years else {
      throw DataFileError(
        "this is not the table of sunspots that comes with Descent", in: file,
        remedy: "Put the file back, or install Descent again.")
    }
    let hundreds = counts.map { $0 / 100 }
    let starts = 0..<hundreds.count - years
    return Examples(
      source: file, inputs: starts.flatMap { hundreds[$0..<$0 + years] },
      inputShape: Shape(years, 1), targets: starts.map { hundreds[$0 + years] })
  }
}
