internal import Compute
package import Labs
internal import Learning
package import NetworkFiles

/// The folder of data sets and trained networks that come with Descent.
package struct DataFolder {
  private let path: String

  /// The folder at this path.
  package init(_ path: String) { self.path = path }

  /// The most rows of one set that a lab is given.
  private static let mostRows = 10_000

  /// Reads these files.
  ///
  /// - Throws: `DataFileError` for the first that is missing or damaged.
  package func data(_ files: [LabFile]) throws(DataFileError) -> LabData {
    var data = LabData()
    for file in files {
      switch file {
      case .table(let name): data.tables[name] = try table(named: name)
      case .weights(let name): data.weights[name] = try weights(named: name)
      }
    }
    return data
  }

  /// Reads the weights of the trained network of that name, `networks/NAME.safetensors`.
  private func weights(named name: String) throws(DataFileError) -> [Checkpoint.Tensor] {
    try SafetensorsFile(contentsOf: path + "/networks/" + name + ".safetensors").tensors.map {
      Checkpoint.Tensor(
        name: TensorName($0.name), shape: Shape($0.shape), values: $0.values)
    }
  }

  /// Reads the set of that name: `NAME.csv.gz`, or one that `descent train --list-data` names.
  ///
  /// The numbers of an example stand in columns `0`, `1`, …, what is to be said of it in `target`.
  /// `names` has one column, `token`: the letters of all names, 0 standing after each.
  ///
  /// A name that ends with `.csv` or `.csv.gz` is that of a file of the learner's own.
  package func table(named name: String) throws(DataFileError) -> DataTable {
    if name.hasSuffix(".csv") || name.hasSuffix(".csv.gz") {
      let file = try CSVTable(contentsOf: name)
      return DataTable(columns: file.columnNames, values: file.values)
    }
    if name == "names" { return try names() }
    guard let set = DataSetCatalog.set(named: name) else {
      let file = try CSVTable(contentsOf: path + "/" + name + ".csv.gz")
      return DataTable(columns: file.columnNames, values: file.values)
    }
    let examples = try set.examples(assets: path)
    let width = examples.inputShape.count
    let targets = examples.targetShape.count
    let columns =
      (0..<width).map(String.init)
      + (targets == 1 ? ["target"] : (0..<targets).map { "target.\($0)" })
    var values: [Float] = []
    let rows = min(examples.count, Self.mostRows)
    values.reserveCapacity(rows * columns.count)
    for row in 0..<rows {
      values += examples.inputs[row * width..<(row + 1) * width]
      values += examples.targets[row * targets..<(row + 1) * targets]
    }
    return DataTable(columns: columns, values: values)
  }

  private func names() throws(DataFileError) -> DataTable {
    let letters = try Names(context: 1).examples(assets: path)
    return DataTable(columns: ["token"], values: letters.targets)
  }
}
