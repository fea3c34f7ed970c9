internal import Compute
public import Learning

// From a file's data to examples.
extension NetworkFile {
  /// Reads or draws the examples that the file names.
  ///
  /// - Parameters:
  ///   - folder: where files beside the network file are; nothing for the working folder.
  ///   - assets: the folder of the sets that come with Descent.
  /// - Throws: `NetworkFileError` if the file names no data, or if it cannot be read.
  public func examples(
    inFolder folder: String, assets: String
  ) throws(NetworkFileError) -> Examples {
    guard let data else {
      throw NetworkFileError(
        "the file names no data", at: .line(1, of: name),
        remedy: "Add data: spiral, or name a file with --data.")
    }
    do {
      return try data.examples(inFolder: folder, assets: assets)
    } catch {
      throw NetworkFileError(error)
    }
  }
}

extension DataSource {
  /// Reads or draws the examples; values are taken as they are, only images are scaled.
  func examples(inFolder folder: String, assets: String) throws(DataFileError) -> Examples {
    func path(_ file: String) -> String {
      file.hasPrefix("/") || folder.isEmpty ? file : folder + "/" + file
    }
    switch self {
    case .builtIn(let name):
      guard let set = DataSetCatalog.set(named: name) else {
        throw DataFileError(
          "there is no data called \(name.quoted); see descent train --list-data.")
      }
      return try set.examples(assets: assets)
    case .table(let file, let target): return try Self.table(path(file), target: target)
    case .arrays(let inputs, let targets):
      return try Self.arrays(path(inputs), targets: path(targets))
    case .images(let images, let labels):
      return try ImageFiles(images: path(images), labels: path(labels)).examples()
    case .text(let file, let context): return try Self.text(path(file), context: context)
    }
  }

  private static func table(_ file: String, target: String?) throws(DataFileError) -> Examples {
    let table = try CSVTable(contentsOf: file).table
    let parts = try table.separatingTarget(target, in: file)
    return Examples(
      source: file, targetSource: "\(file), column \(parts.target.quoted)",
      inputs: parts.inputs.values, inputShape: Shape(parts.inputs.columnNames.count),
      targets: parts.targets)
  }

  private static func arrays(_ file: String, targets targetFile: String) throws(DataFileError)
    -> Examples
  {
    let inputs = try NumberArray(contentsOf: file)
    let targets = try NumberArray(contentsOf: targetFile)
    guard let count = inputs.shape.first, count > 0, !inputs.values.isEmpty else {
      throw DataFileError(
        "the array \(Shape(inputs.shape)) holds no examples", in: file,
        remedy: "Its first axis must be the examples.")
    }
    guard targets.shape.first == count, !targets.values.isEmpty else {
      throw DataFileError(
        "the array \(Shape(targets.shape)) holds no targets for \(count) examples",
        in: targetFile, remedy: "Its first axis must be \(count) long.")
    }
    return Examples(
      source: file, targetSource: targetFile, inputs: inputs.values,
      // One number for each example is a row of one.
      inputShape: inputs.shape.count == 1 ? Shape(1) : Shape(Array(inputs.shape.dropFirst())),
      targets: targets.values, targetShape: Shape(Array(targets.shape.dropFirst())))
  }

  private static func text(_ file: String, context: Int) throws(DataFileError) -> Examples {
    let corpus = try TextCorpus(contentsOf: file)
    let windows = TokenWindows(tokens: corpus.tokens.map(Float.init), context: context)
    guard windows.count > 0 else {
      throw DataFileError(
        "the text has \(corpus.tokens.count) characters, too few for one piece of \(context)",
        in: file, remedy: "Use a longer text or a shorter context.")
    }
    return windows.examples(source: file, count: windows.count)
  }
}
