/// Reads `data: spiral` and its other forms.
enum DataSourceReader {
  private static let example = "spiral, or the name of a .csv file"
  /// The longest context of a text.
  private static let longestContext = 1 << 16

  /// - Parameter target: the column to predict, where the file names one apart from the data.
  static func source(
    _ setting: Setting, target: Setting?
  ) throws(NetworkFileError) -> DataSource {
    let source: DataSource
    switch setting.content {
    case .word(let name, _) where isTable(name):
      source = .table(name, target: try target?.word(called: "target", example: "price"))
      return source
    case .word(let name, _):
      guard DataSetCatalog.set(named: name) != nil else { throw unknown(name, at: setting.place) }
      source = .builtIn(name)
    case .fields:
      var fields = try setting.reader(of: "data", example: example)
      if let table = try fields.word("csv", example: "points.csv") {
        let column = try fields.word("target", example: "price")
        try fields.finish()
        let other = try target?.word(called: "target", example: "price")
        return .table(table, target: column ?? other)
      }
      source = try files(&fields)
      try fields.finish()
    case .list:
      throw NetworkFileError(
        "data is a list", at: setting.place, remedy: "Write data: \(example).")
    }
    if let target {
      throw NetworkFileError(
        "target names the column of a table, and the data is none", at: target.place,
        remedy: "Leave it out, or use a .csv file.")
    }
    return source
  }

  /// Whether a name is that of a table: by its ending alone, since a set has none.
  static func isTable(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasSuffix(".csv") || name.hasSuffix(".csv.gz")
  }

  private static func files(_ fields: inout FieldReader) throws(NetworkFileError) -> DataSource {
    if let inputs = try fields.word("inputs", example: "x.npy") {
      guard let targets = try fields.word("targets", example: "y.npy") else {
        throw fields.missing("targets", example: "y.npy")
      }
      return .arrays(inputs: inputs, targets: targets)
    }
    if let images = try fields.word("images", example: "images-idx3-ubyte.gz") {
      guard let labels = try fields.word("labels", example: "labels-idx1-ubyte.gz") else {
        throw fields.missing("labels", example: "labels-idx1-ubyte.gz")
      }
      return .images(images, labels: labels)
    }
    if let text = try fields.word("text", example: "corpus.txt") {
      let context = try fields.requiredInteger("context", in: 1...longestContext, example: 32)
      if let setting = fields.take("tokens") {
        _ = try ChoiceReader(
          setting, of: "tokens", among: ["character"], example: "character")
      }
      return .text(text, context: context)
    }
    throw NetworkFileError(
      "data names neither csv, inputs, images nor text", at: fields.place,
      remedy: "Write data: {inputs: x.npy, targets: y.npy}, or data: spiral.")
  }

  private static func unknown(_ name: String, at place: SettingPlace) -> NetworkFileError {
    let names = DataSetCatalog.sets.map(\.name)
    let remedy: String
    if let guess = Spelling.closest(to: name, among: names) {
      remedy = "Did you mean \(guess)?"
    } else if name.contains(".") || name.contains("/") {
      remedy =
        "A table's name ends in .csv; arrays are {inputs: x.npy, targets: y.npy}, "
        + "a text {text: corpus.txt, context: 32}."
    } else {
      remedy = "There is \(names.sorted().sentence(joining: "and")), or a .csv file."
    }
    return NetworkFileError(
      "there is no data called \(name.quoted)", at: place, remedy: remedy)
  }
}
