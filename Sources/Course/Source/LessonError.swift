/// Something in a lesson's file that cannot be read.
public struct LessonError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The path of the file, as it was given.
  public var file: String
  /// From 1.
  public var line: Int
  /// From 1, in characters; nil where the whole line is meant.
  public var column: Int?
  /// What is wrong.
  public var what: String
  /// What to do about it.
  public var advice: String

  /// An error at a place, with advice.
  public init(file: String, line: Int, column: Int? = nil, what: String, advice: String) {
    self.file = file
    self.line = line
    self.column = column
    self.what = what
    self.advice = advice
  }

  /// `05-descent.md:12:3: what; advice.`
  public var description: String {
    let place = column.map { "\(line):\($0)" } ?? "\(line)"
    return "\(file):\(place): \(what); \(advice)."
  }
}

/// Everything that is wrong with one file, in the order of its lines.
public struct LessonErrors: Error, Equatable, Sendable, CustomStringConvertible {
  /// At least one.
  public var errors: [LessonError]

  /// Errors of one file.
  public init(_ errors: [LessonError]) { self.errors = errors }

  /// One line an error.
  public var description: String { errors.map(\.description).joined(separator: "\n") }
}

/// Where the readers of one file note what they find wrong. It is a class because all of them, down
/// to the last field, write into the same list.
final class ErrorLog {
  let file: String
  private(set) var errors: [LessonError] = []

  init(file: String) { self.file = SourceText.withoutForbidden(file) }

  /// Notes an error, unless the file has had its share. What it quotes of the file, and the file's
  /// own name, must be as harmless on a terminal as the lesson itself.
  func add(_ place: SourcePlace, _ what: String, _ advice: String) {
    guard errors.count < LessonLimits.errors else { return }
    errors.append(
      LessonError(
        file: file, line: place.line, column: place.column,
        what: SourceText.withoutForbidden(what), advice: SourceText.withoutForbidden(advice)))
  }

  /// In the order of lines; on one line in the order of finding.
  var sorted: [LessonError] {
    errors.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
      .map(\.element)
  }
}

/// A line and perhaps a column, both from 1.
struct SourcePlace: Equatable {
  var line: Int
  var column: Int?
}
