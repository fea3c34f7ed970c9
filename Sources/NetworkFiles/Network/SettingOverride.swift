/// One `KEY=VALUE` of the command line, which replaces a setting of a network file.
///
/// The key is a path of names and numbers with dots between: `optimizer.adam.rate`, `layers.0.dense`.
/// The value is written as in the file.
struct SettingOverride {
  private let path: [String]
  private let value: Setting
  private let place: SettingPlace

  /// - Throws: `NetworkFileError` if there is no `=`, or the value is no YAML.
  init(_ text: String) throws(NetworkFileError) {
    place = .option("--set \(text)")
    guard let sign = text.firstIndex(of: "="), sign > text.startIndex else {
      throw NetworkFileError(
        "there is no key and value", at: place, remedy: "Write --set batch=64.")
    }
    path = text[..<sign].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard !path.contains("") else {
      throw NetworkFileError(
        "a name is missing beside a dot", at: place,
        remedy: "Write --set optimizer.adam.rate=0.01.")
    }
    let reader = SettingReader(
      String(text[text.index(after: sign)...]), name: place.description, option: place)
    value = try reader.setting() ?? .word("", at: place)
  }

  /// Replaces what a path leads to with a word that an option of its own gives: `--steps 500`.
  init(_ path: [String], word: String, isQuoted: Bool = false, option: String) {
    place = .option("\(option) \(word)")
    self.path = path
    value = Setting(.word(word, isQuoted: isQuoted), at: place)
  }

  /// Replaces the setting that the path leads to, or adds it.
  func apply(to root: inout Setting) throws(NetworkFileError) {
    try apply(path[...], to: &root, inside: .fields)
  }

  /// What the fields of a group are to each other.
  private enum Group {
    /// Settings that stand side by side.
    case fields
    /// Choices, of which there can be only one: an optimizer, a layer's kind.
    case choice
    /// Layers, each of which is a choice.
    case layers
  }

  private func apply(
    _ path: ArraySlice<String>, to setting: inout Setting, inside group: Group
  ) throws(NetworkFileError) {
    guard let name = path.first else {
      replace(&setting)
      return
    }
    switch setting.content {
    case .list(var list):
      guard let index = Int(name), list.indices.contains(index) else {
        throw NetworkFileError(
          "there is no entry \(name.quoted) in a list of \(list.count)", at: place,
          remedy: list.isEmpty ? "Add one to the file." : "Count from 0 to \(list.count - 1).")
      }
      try apply(path.dropFirst(), to: &list[index], inside: .choice)
      setting.content = .list(list)
    case .fields(var fields):
      if let index = fields.firstIndex(where: { $0.name == name }) {
        try apply(path.dropFirst(), to: &fields[index].value, inside: Self.group(within: name))
      } else {
        var added = Setting(.fields([]), at: place)
        try apply(path.dropFirst(), to: &added, inside: Self.group(within: name))
        let field = Setting.Field(name: name, place: place, value: added)
        fields = group == .choice ? [field] : fields + [field]
      }
      setting.content = .fields(fields)
    case .word(let word, let isQuoted):
      // `optimizer: adam` is `optimizer: {adam: {}}`.
      guard !isQuoted, group == .choice || word.isEmpty else {
        throw NetworkFileError(
          "\(word.quoted) has no fields, such as \(name.quoted)", at: place,
          remedy: "Set it as a whole.")
      }
      let fields =
        word.isEmpty
        ? []
        : [
          Setting.Field(
            name: word, place: setting.place, value: Setting(.fields([]), at: setting.place))
        ]
      setting.content = .fields(fields)
      try apply(path, to: &setting, inside: group)
    }
  }

  private static func group(within name: String) -> Group {
    switch name {
    case "optimizer", "schedule": .choice
    case "layers", "residual": .layers
    default: .fields
    }
  }

  /// A word in place of a layer's fields is the field that may stand alone: `layers.0.dense=16`
  /// changes the units and leaves `bias: false`.
  private func replace(_ setting: inout Setting) {
    if case .word = value.content, case .fields(var fields) = setting.content, path.count >= 2,
      let name = path.last, let main = LayerCatalog.form(named: name)?.mainField,
      let index = fields.firstIndex(where: { $0.name == main })
    {
      fields[index].value = value
      setting.content = .fields(fields)
    } else {
      setting = value
    }
  }
}
