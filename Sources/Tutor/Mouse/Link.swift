/// Where a link in a text leads.
enum Link: Equatable, Sendable {
  /// A term of the glossary.
  case term(String)
  /// A lesson, by its id.
  case lesson(String)
  /// An address of the web.
  case address(String)
  /// No place: the same as typing this.
  case key(String)

  /// Reads `glossary:term`, `lesson:L05`, `key:1` or an address.
  init(_ target: String) {
    func rest(after prefix: String) -> String? {
      target.hasPrefix(prefix) ? String(target.dropFirst(prefix.count)) : nil
    }
    if let term = rest(after: "glossary:") {
      self = .term(term)
    } else if let lesson = rest(after: "lesson:") {
      self = .lesson(lesson)
    } else if let key = rest(after: "key:") {
      self = .key(key)
    } else {
      self = .address(target)
    }
  }

  /// As lessons write it.
  var target: String {
    switch self {
    case .term(let term): "glossary:" + term
    case .lesson(let id): "lesson:" + id
    case .address(let address): address
    case .key(let key): "key:" + key
    }
  }
}
