public import Course

/// Something that a check found in a folder of lessons.
public struct Finding: Equatable, Sendable, CustomStringConvertible {
  /// The path of the file, relative to the folder.
  public var file: String
  /// From 1.
  public var line: Int
  /// From 1; nil where the whole line is meant.
  public var column: Int?
  /// What is wrong.
  public var message: String
  /// What to do about it.
  public var advice: String
  /// How bad it is.
  public var severity: Severity
  /// The check that found it.
  public var check: String

  /// How bad it is.
  public enum Severity: String, CaseIterable, Sendable {
    /// A learner would meet it; `descent check` does not end well.
    case error
    /// Worth a look.
    case warning
  }

  /// A finding at a place; an error unless told otherwise.
  public init(
    file: String, line: Int, column: Int? = nil, message: String, advice: String,
    severity: Severity = .error, check: String
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
    self.advice = advice
    self.severity = severity
    self.check = check
  }

  /// What the reader of the files found.
  public init(_ error: LessonError) {
    self.init(
      file: error.file, line: error.line, column: error.column, message: error.what,
      advice: error.advice, check: "form")
  }

  /// `05-descent.md:12:3: error: message; advice. [check]`
  public var description: String {
    let place = column.map { "\(line):\($0)" } ?? "\(line)"
    return "\(file):\(place): \(severity.rawValue): \(message); \(advice). [\(check)]"
  }
}
