internal import Learning

/// Reads the layers of a network, and keeps where each of them stands.
struct LayerListReader {
  /// Of the outermost list.
  private(set) var places: [SettingPlace] = []
  private var count = 0

  /// - Parameter setting: a list of layers, each in the one way of `LayerSettings`.
  mutating func layers(_ setting: Setting) throws(NetworkFileError) -> [Model.Entry] {
    let layers = try list(setting, of: "layers")
    if case .list(let settings) = setting.content { places = settings.map(\.place) }
    return layers
  }

  private mutating func list(
    _ setting: Setting, of owner: String
  ) throws(NetworkFileError) -> [Model.Entry] {
    guard case .list(let settings) = setting.content, !settings.isEmpty else {
      throw NetworkFileError(
        "\(owner) is \(setting.isEmpty ? "empty" : setting.kind)", at: setting.place,
        remedy: "List at least one layer: - dense: 1.")
    }
    count += settings.count
    guard count <= NetworkFileLimits.layers else {
      throw NetworkFileError(
        "there are more than \(NetworkFileLimits.layers) layers", at: setting.place,
        remedy: "Use fewer of them, and wider ones.")
    }
    var entries: [Model.Entry] = []
    for setting in settings { entries.append(try entry(setting)) }
    return entries
  }

  private mutating func entry(_ setting: Setting) throws(NetworkFileError) -> Model.Entry {
    let field = try onlyField(of: setting)
    guard let form = LayerCatalog.form(named: field.name) else {
      throw unknown(field.name, at: field.place)
    }
    if form.holdsLayers {
      let layers = try list(field.value, of: form.name)
      var none = FieldReader([], of: form.name, at: field.place)
      return try form.entry(&none, holding: layers)
    }
    var fields = try field.value.reader(of: form.name, example: form.example)
    return try form.entry(&fields)
  }

  private func onlyField(of setting: Setting) throws(NetworkFileError) -> Setting.Field {
    switch setting.content {
    case .word(let name, _):
      throw name.isEmpty
        ? NetworkFileError(
          "a layer is missing after the dash", at: setting.place, remedy: "Write - tanh.")
        : unknown(name, at: setting.place)
    case .list:
      throw NetworkFileError(
        "there is a list where a layer should be", at: setting.place,
        remedy: "Write one layer after each dash; residual: [...] holds several.")
    case .fields(let fields):
      guard let field = fields.first else {
        throw NetworkFileError(
          "a layer is missing between the braces", at: setting.place, remedy: "Write - tanh.")
      }
      guard fields.count == 1 else { throw several(fields, at: setting.place) }
      return field
    }
  }

  private func unknown(_ name: String, at place: SettingPlace) -> NetworkFileError {
    NetworkFileError(
      "there is no layer called \(name.quoted)", at: place,
      remedy: LayerCatalog.advice(for: name))
  }

  private func several(_ fields: [Setting.Field], at place: SettingPlace) -> NetworkFileError {
    let kinds = fields.filter { LayerCatalog.form(named: $0.name) != nil }
    guard kinds.count == 1, let kind = kinds.first,
      let other = fields.first(where: { $0.name != kind.name })
    else {
      return NetworkFileError(
        "one entry names \(fields.map(\.name.quoted).sentence(joining: "and"))", at: place,
        remedy: "Begin each layer with a dash of its own.")
    }
    return NetworkFileError(
      "\(other.name.quoted) stands beside \(kind.name) instead of inside", at: other.place,
      remedy: "Indent it below \(kind.name), or write \(kind.name): {…, \(other.name): …}.")
  }
}
