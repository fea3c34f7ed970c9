/// Somewhere in the course that a reference, a search or a term can lead to.
public enum Place: Hashable, Sendable {
  /// A lesson, where it was left or at a step (from 0).
  case lesson(String, step: Int?)
  /// A term of the glossary, by its name.
  case term(String)
  /// A lab, by its name.
  case lab(String)
}
