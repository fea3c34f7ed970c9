internal import Compute
public import Learning

/// Mails as 57 measurements each, spam or not: Spambase (Hopkins and others 1999).
///
/// Most measurements are 0 and a few are thousands; each x becomes log(1 + 10 x) / 4. The mails come
/// in a fixed random order, since the table has all the spam first.
public struct Spam: DataSet {
  public let name = "spam"
  public let summary = "4,601 mails as 57 measurements each, spam (1) or not (0)"

  public var assetFiles: [String] { [AssetTable.spambase.fileName] }

  /// The set of `assets/DATA.md`.
  public init() {}

  public func examples(assets: String) throws(DataFileError) -> Examples {
    let table = try AssetTable.spambase.read(in: assets)
    let source = AssetTable.spambase.fileName
    let parts = try table.separatingTarget(AssetTable.spambase.target, in: source)
    let width = parts.inputs.columnNames.count
    let scaled = parts.inputs.values.map { PortableMath.log(1 + 10 * max(0, $0)) / 4 }
    var order = Array(0..<table.rowCount)
    var generator = SeededGenerator(seed: 1).split(name)
    generator.shuffle(&order)
    return Examples(
      source: source, inputs: order.flatMap { scaled[$0 * width..<($0 + 1) * width] },
      inputShape: Shape(width), targets: order.map { parts.targets[$0] })
  }
}
