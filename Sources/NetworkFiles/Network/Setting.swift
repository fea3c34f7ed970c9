/// A part of a network file: a word, a list or named fields, with the place where it stands.
///
/// Words stay text until somebody knows what they are to mean: `1e3` may be a rate or a name.
struct Setting: Equatable, Sendable {
  /// What can stand at a place.
  indirect enum Content: Equatable, Sendable {
    /// `tanh`, `0.02`, `"12"`; quoted words are never numbers.
    case word(String, isQuoted: Bool)
    case list([Setting])
    /// In the order of the file, all names different.
    case fields([Field])
  }

  /// A named setting.
  struct Field: Equatable, Sendable {
    var name: String
    var place: SettingPlace
    var value: Setting
  }

  var content: Content
  var place: SettingPlace

  init(_ content: Content, at place: SettingPlace) {
    self.content = content
    self.place = place
  }

  /// A word that nobody quoted.
  static func word(_ text: String, at place: SettingPlace) -> Setting {
    Setting(.word(text, isQuoted: false), at: place)
  }

  /// What a person would call it, for an error.
  var kind: String {
    switch content {
    case .word(let text, _): text.isEmpty ? "nothing" : text.quoted
    case .list: "a list"
    case .fields: "a group of fields"
    }
  }

  /// Whether nothing stands there: `data:` and no more.
  var isEmpty: Bool { content == .word("", isQuoted: false) }
}
