/// Brings the ways to write a layer to one: a single field, the layer's name, with fields inside.
///
///     tanh                →  tanh: {}
///     dense: 8            →  dense: {units: 8}
///     residual: [tanh]    →  residual: [{tanh: {}}]
enum LayerSettings {
  /// A list of layers in the one way; what is no layer stays as it is, for the reader to refuse.
  static func normalized(_ setting: Setting) -> Setting {
    guard case .list(let layers) = setting.content else { return setting }
    return Setting(.list(layers.map(normalizedLayer)), at: setting.place)
  }

  private static func normalizedLayer(_ setting: Setting) -> Setting {
    switch setting.content {
    case .word(let name, _):
      guard LayerCatalog.form(named: name) != nil else { return setting }
      let fields = Setting(.fields([]), at: setting.place)
      return Setting(
        .fields([Setting.Field(name: name, place: setting.place, value: fields)]),
        at: setting.place)
    case .list: return setting
    case .fields(var fields):
      for index in fields.indices {
        guard let form = LayerCatalog.form(named: fields[index].name) else { continue }
        fields[index].value = inside(form, fields[index].value)
      }
      return Setting(.fields(fields), at: setting.place)
    }
  }

  private static func inside(_ form: LayerForm, _ setting: Setting) -> Setting {
    if form.holdsLayers { return normalized(setting) }
    if setting.isEmpty { return Setting(.fields([]), at: setting.place) }
    switch setting.content {
    case .fields: return setting
    case .word, .list:
      guard let main = form.mainField else { return setting }
      return Setting(
        .fields([Setting.Field(name: main, place: setting.place, value: setting)]),
        at: setting.place)
    }
  }
}
