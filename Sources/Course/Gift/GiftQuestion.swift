/// A question of a Moodle GIFT file, as it stands there.
struct GiftQuestion: Equatable, Sendable {
  /// The words between `::`; empty for none.
  var title = ""
  /// The last part of the `$CATEGORY` above it; empty for none.
  var category = ""
  /// Where it begins in the file.
  var line: Int
  /// What is asked.
  var prompt: String
  var kind: Kind
  /// What is said to everyone in the end.
  var feedback = ""

  /// What the learner does.
  enum Kind: Equatable, Sendable {
    case choice([Answer])
    case trueOrFalse(Bool, toWrong: String, toRight: String)
    case short([Answer])
    case numeric([Number])
    case match([Pair])
    case essay
    /// No question at all: a text.
    case description
  }

  /// An answer, with what it is worth in percent.
  struct Answer: Equatable, Sendable {
    var text: String
    var weight: Double
    /// Whether it was written with `=`.
    var isMarkedRight: Bool
    var feedback = ""
  }

  /// A number, with how far it may be missed.
  struct Number: Equatable, Sendable {
    var value: Double
    var tolerance: Double
    var weight: Double
    var feedback = ""
  }

  /// Two things that belong together; on the left of a decoy stands nothing.
  struct Pair: Equatable, Sendable {
    var left: String
    var right: String
  }
}

/// Why a GIFT file cannot be read.
public struct GiftError: Error, Equatable, CustomStringConvertible {
  /// The file.
  public let file: String
  /// The line, from 1, on which the question begins.
  public let line: Int
  /// What is wrong, and what to do.
  public let problem: String

  /// `FILE:LINE: what is wrong.`
  public var description: String { "\(file):\(line): \(problem)." }
}
