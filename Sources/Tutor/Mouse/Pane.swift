/// The names under which screens draw what the mouse can act on.
enum Pane {
  static let text = "text"
  static let stage = "stage"
  static let controls = "controls"
  static let map = "map"
  static let footer = "footer"

  /// The options of a question.
  static func question(_ id: String) -> String { questionPrefix + id }

  /// The id of the question whose options are called so.
  static func questionID(_ owner: String) -> String? {
    owner.hasPrefix(questionPrefix) ? String(owner.dropFirst(questionPrefix.count)) : nil
  }

  private static let questionPrefix = "question "
}
