/// A file of lessons as text. Reading it from a disk is someone else's work.
public struct SourceFile: Equatable, Sendable {
  /// The path that errors name: `02-descent/05-descent.md`.
  public var path: String
  /// All of it.
  public var text: String

  /// A file by path and text.
  public init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}
