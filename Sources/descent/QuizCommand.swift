import ArgumentParser
import Tutor

struct QuizCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quiz",
    abstract: "Answer questions: what is due today, a lesson, a unit, everything.",
    discussion: """
      Without an option it asks what about. Questions come in another order and with other numbers \
      each time; --seed repeats a quiz.
      """)

  @Flag(help: "What is due today: what is about to be forgotten, and mistakes.")
  var due = false

  @Flag(help: "Everything that has been written.")
  var all = false

  @Option(help: ArgumentHelp("The questions of one lesson, by its id: L01.", valueName: "id"))
  var lesson: String?

  @Option(help: ArgumentHelp("The questions of one unit, by its number.", valueName: "n"))
  var unit: Int?

  @Option(help: ArgumentHelp("How many questions at most.", valueName: "n"))
  var count: Int?

  @Option(help: "Draws questions and numbers; the same seed gives the same quiz.")
  var seed: UInt64?

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    let scopes = [due, all, lesson != nil, unit != nil].count { $0 }
    guard scopes <= 1 else {
      throw ValidationError("Take one of --due, --all, --lesson and --unit.")
    }
    if let count, count < 1 { throw ValidationError("--count \(count): at least one question.") }
    if scopes == 0, count != nil || seed != nil {
      throw ValidationError(
        "--count and --seed go with --due, --all, --lesson or --unit: "
          + "descent quiz --all --count 5.")
    }
  }

  func run() throws {
    let scope: QuizScope? =
      if due { .due } else if all { .everything } else if let lesson {
        .lesson(lesson.uppercased())
      } else if let unit { .unit(unit) } else { nil }
    try options.run(.quiz(scope, seed: seed, limit: count))
  }
}
