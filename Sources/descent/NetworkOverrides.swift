import ArgumentParser
import Foundation
import Learning
import NetworkFiles
import Runtime

/// Options that replace a part of a network file, whatever is then done with it.
struct NetworkOverrides: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Take other data: a .csv file, a text, or a set of --list-data.", valueName: "file"))
  var data: String?

  @Option(help: ArgumentHelp("The seed of weights, split and order.", valueName: "n"))
  var seed: UInt64?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Replace a setting, such as optimizer.adam.rate=0.01; may be given again.",
      valueName: "key=value"))
  var set: [String] = []

  /// The file as it is to be used.
  func applied(to file: NetworkFile) throws -> NetworkFile {
    var file = try file.setting(set)
    if let data { file = try file.setting(data: Self.absolute(data)) }
    if let seed { file = try file.setting("seed", to: "\(seed)", as: "--seed") }
    return file
  }

  /// What the command line names is beside the person, not beside the network file.
  private static func absolute(_ data: String) -> String {
    if data.hasPrefix("/") || DataSetCatalog.set(named: data) != nil { return data }
    return FileManager.default.currentDirectoryPath + "/" + data
  }
}

/// Where the examples of a network file come from: read once, though several runs may want them.
final class ExampleSource {
  // A class, since runs one after the other share what the first of them has read.
  private let folder: String
  private let options: GlobalOptions
  private var latest: (source: DataSource, examples: Examples)?

  /// - Parameter file: the network file, beside which its data is looked for.
  init(file: String, options: GlobalOptions) {
    folder = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? ""
    self.options = options
  }

  /// The three parts of a file's data.
  func data(for file: NetworkFile) throws -> DataSplit {
    file.split(try file.dataset(from: try examples(for: file)))
  }

  /// The weights that the file itself begins with.
  func start(of file: NetworkFile) -> String? { file.start(inFolder: folder) }

  private func examples(for file: NetworkFile) throws -> Examples {
    if let latest, latest.source == file.data { return latest.examples }
    let examples = try file.examples(inFolder: folder, assets: try assets(for: file))
    if let source = file.data { latest = (source, examples) }
    return examples
  }

  /// The folder of assets, looked for only where a set needs it.
  private func assets(for file: NetworkFile) throws -> String {
    guard case .builtIn(let name) = file.data,
      DataSetCatalog.set(named: name)?.assetFiles.isEmpty == false
    else { return "" }
    return try options.folders().assets
  }
}
