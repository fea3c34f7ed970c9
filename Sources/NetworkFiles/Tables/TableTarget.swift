/// Which column of a table is to be predicted.
extension Table {
  /// Takes the table apart into what predicts and what is to be predicted.
  ///
  /// - Parameters:
  ///   - name: the column to be predicted; the last one if nil.
  ///   - file: what errors call the table.
  /// - Throws: `DataFileError` if there is no such column, or no other beside it.
  public func separatingTarget(
    _ name: String? = nil, in file: String
  ) throws(DataFileError) -> (inputs: Table, target: String, targets: [Float]) {
    let target = name ?? columnNames[columnNames.count - 1]
    guard let targets = column(named: target) else {
      throw DataFileError(
        "no column is called \(target.quoted)", in: file, line: 1,
        remedy: "There are \(listed(columnNames)).")
    }
    guard let inputs = removing(column: target) else {
      throw DataFileError(
        "\(target.quoted) is the only column", in: file, line: 1,
        remedy: "Add at least one column to predict it from.")
    }
    return (inputs, target, targets)
  }

  /// The first few names, and how many are left.
  private func listed(_ names: [String]) -> String {
    let shown = 6
    let text = names.prefix(shown).map(\.quoted).joined(separator: ", ")
    return names.count > shown ? "\(text) and \(names.count - shown) more" : text
  }
}
