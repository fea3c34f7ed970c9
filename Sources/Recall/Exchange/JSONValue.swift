internal import FoundationEssentials

/// Any JSON, for payloads that nobody here knows.
enum JSONValue: Codable, Equatable {
  case null
  case bool(Bool)
  case integer(Int64)
  case large(UInt64)
  case number(Double)
  case string(String)
  case list([JSONValue])
  case object([String: JSONValue])

  /// What a text says; nil if it is no JSON.
  init?(_ text: String) {
    guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(text.utf8)) else {
      return nil
    }
    self = value
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let value = try? container.decode([String: JSONValue].self) {
      self = .object(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode(Int64.self) {
      self = .integer(value)
    } else if let value = try? container.decode(UInt64.self) {
      self = .large(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if container.decodeNil() {
      self = .null
    } else {
      self = .list(try container.decode([JSONValue].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .large(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .list(let values): try container.encode(values)
    case .object(let values): try container.encode(values)
    }
  }

  /// It as the record would write it: sorted keys, no blanks.
  var text: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
  }

  /// Whether that text is an object as the record writes it, so that it survives being read.
  func isUsualForm(of text: String) -> Bool {
    guard case .object = self, !hasControls else { return false }
    return self.text.utf8.elementsEqual(text.utf8)
  }

  /// Whether a string in it holds what no terminal should be shown.
  var hasControls: Bool {
    switch self {
    case .null, .bool, .integer, .large, .number: false
    case .string(let text):
      text.unicodeScalars.contains { scalar in
        scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
      }
    case .list(let values): values.contains { $0.hasControls }
    case .object(let values):
      values.contains { $0.value.hasControls || JSONValue.string($0.key).hasControls }
    }
  }
}
