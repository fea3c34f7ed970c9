/// Where the examples of a network come from.
public enum DataSource: Equatable, Sendable {
  /// A set that comes with Descent, by its name: `spiral`.
  case builtIn(String)
  /// A table whose column `target`, by default the last, is to be predicted from all others.
  case table(String, target: String?)
  /// An array of inputs and one of targets.
  case arrays(inputs: String, targets: String)
  /// Images of 0 ... 255, scaled to 0 ... 1, and their classes.
  case images(String, labels: String)
  /// A text, to be continued: the next character after each of `context` many.
  case text(String, context: Int)
}
