/// The learner's own points: a table of two columns and a target, which is the last one.
///
/// Two different targets are two classes; more are numbers to be hit. Columns are brought to the
/// size of the plane, and the axes show them as they were. Of a long table the first 2,000 rows are
/// used.
struct PlaneFile: Equatable, Sendable {
  /// As the learner named it.
  let name: String
  private let table: DataTable

  /// The most rows that are used.
  static let mostRows = 2_000

  /// Whether a setting names a file.
  static func isFile(_ name: String) -> Bool { name.hasSuffix(".csv") || name.hasSuffix(".csv.gz") }

  init(_ name: String, _ table: DataTable) throws(LabError) {
    guard table.columns.count == 3 else {
      let count = table.columns.count == 1 ? "one column" : "\(table.columns.count) columns"
      throw LabError(
        "\(name) has \(count); the playground draws in a plane, so write two columns and a target.")
    }
    guard table.rowCount >= 4 else {
      throw LabError("\(name) has \(table.rowCount) rows; write at least four points.")
    }
    let rows = (0..<table.rowCount).map { table.row($0) }
    guard Set(rows.compactMap(\.last)).count > 1 else {
      throw LabError(
        "\(name) says the same of every point; the target, its last column, must vary.")
    }
    self.name = name
    self.table = table
  }

  /// The name without its folder.
  var title: String { name.split(separator: "/").last.map(String.init) ?? name }

  /// The points in two parts.
  func data(trainingShare: Double, seed: UInt64) -> PlaneData {
    let rows = (0..<min(Self.mostRows, table.rowCount)).map { table.row($0).map(Double.init) }
    let reach = 0.9 * PlanePattern.reach
    let scales = (0..<2).map { column in PlaneScale(of: rows.map { $0[column] }, to: reach) }
    let values = Set(rows.map { $0[2] }).sorted()
    let isRegression = values.count > 2
    let targetScale = isRegression ? PlaneScale(of: rows.map { $0[2] }, to: 1) : PlaneScale()
    var data = PlaneData(
      title: title, isRegression: isRegression, training: [], test: [],
      axisNames: Array(table.columns.prefix(2)), scales: scales, targetScale: targetScale)
    if !isRegression, let low = values.first, let high = values.last {
      // The greater one is A, the class of positive outputs.
      data.classNames = [high, low].map(Self.word)
    }
    data.part(
      rows.map { row in
        PlanePoint(
          scales[0].scaled(row[0]), scales[1].scaled(row[1]),
          isRegression ? targetScale.scaled(row[2]) : row[2] == values.last ? 1 : -1)
      }, trainingShare: trainingShare, seed: seed)
    return data
  }

  private static func word(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e9 ? "\(Int(value))" : "\(value)"
  }
}
