import ArgumentParser
import Tutor

struct LearnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn", abstract: "Open the course map, or a lesson where it was left.")

  @Argument(help: ArgumentHelp("A lesson, by its id: L01.", valueName: "lesson"))
  var lesson: String?

  @Option(help: ArgumentHelp("Begin at this step of the lesson, from 1.", valueName: "n"))
  var step: Int?

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    if let step, step < 1 { throw ValidationError("--step \(step): steps are counted from 1.") }
    if step != nil, lesson == nil {
      throw ValidationError("--step needs a lesson: descent learn L01 --step 3.")
    }
  }

  func run() throws {
    let opening: Session.Opening =
      lesson.map { .lesson($0.uppercased(), step: step.map { $0 - 1 }) } ?? .home
    try options.run(opening)
  }
}
