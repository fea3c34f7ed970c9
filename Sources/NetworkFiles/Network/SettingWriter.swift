/// Writes settings as YAML: one line a field and a layer, what is inside in braces.
enum SettingWriter {
  /// In which order the fields of a file stand; others follow.
  private static let order = [
    "descent", "data", "target", "layers", "init", "freeze", "loss", "optimizer", "schedule",
    "batch", "steps", "seed", "shuffle", "split", "clip", "l1",
  ]

  /// The whole file, ending with a line end.
  static func text(of setting: Setting) -> String {
    guard case .fields(let fields) = setting.content else { return inline(setting) + "\n" }
    let known = order.compactMap { name in fields.first { $0.name == name } }
    let others = fields.filter { !order.contains($0.name) }
    var text = ""
    for field in known + others where !field.value.isEmpty {
      if field.name == "layers", case .list(let layers) = field.value.content {
        text += "layers:\n"
        for layer in layers { text += "  - \(Self.layer(layer, isNested: false))\n" }
      } else {
        text += "\(word(field.name)): \(inline(field.value))\n"
      }
    }
    return text
  }

  /// A layer in the shortest way: `tanh`, `dense: 8`.
  private static func layer(_ setting: Setting, isNested: Bool) -> String {
    guard case .fields(let fields) = setting.content, fields.count == 1, let field = fields.first
    else { return inline(setting) }
    let inside: String
    switch field.value.content {
    case .fields(let inner) where inner.isEmpty: return word(field.name)
    case .fields(let inner)
    where inner.count == 1 && inner[0].name == LayerCatalog.form(named: field.name)?.mainField:
      inside = inline(inner[0].value)
    case .list(let layers):
      inside = "[" + layers.map { layer($0, isNested: true) }.joined(separator: ", ") + "]"
    case .fields, .word: inside = inline(field.value)
    }
    let text = "\(word(field.name)): \(inside)"
    return isNested ? "{\(text)}" : text
  }

  /// On one line.
  private static func inline(_ setting: Setting) -> String {
    switch setting.content {
    // Nothing is not the empty text.
    case .word("", isQuoted: false): "null"
    case .word(let text, let isQuoted): isQuoted ? quoted(text) : word(text)
    case .list(let list): "[" + list.map(inline).joined(separator: ", ") + "]"
    case .fields(let fields):
      "{" + fields.map { "\(word($0.name)): \(inline($0.value))" }.joined(separator: ", ") + "}"
    }
  }

  /// A word that YAML reads as it stands, or else in quotes.
  private static func word(_ text: String) -> String {
    let isPlain =
      !text.isEmpty
      && text.unicodeScalars.allSatisfy {
        ("a"..."z").contains($0) || ("A"..."Z").contains($0) || ("0"..."9").contains($0)
          || "+-._/".unicodeScalars.contains($0)
      }
    let isDashed = text.allSatisfy { "-.".contains($0) }
    let isEmptyWord = ["null", "Null", "NULL"].contains(text)
    return isPlain && !isDashed && !isEmptyWord ? text : quoted(text)
  }

  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      default:
        if scalar.value < 0x20 || 0x7f...0x9f ~= scalar.value || scalar.value >= 0x2028 {
          let hexadecimal = String(scalar.value, radix: 16)
          result += "\\U" + String(repeating: "0", count: 8 - hexadecimal.count) + hexadecimal
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
