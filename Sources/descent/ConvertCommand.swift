import ArgumentParser
import Course
import Foundation
import Runtime

struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Make a lesson skeleton of questions that you have: a Moodle GIFT file.",
    discussion: """
      Options, feedback, numbers, pairs and categories come along; TO WRITE stands wherever \
      something is left to an author: grep for it, then run descent check. An existing lesson is \
      never written over.
      """)

  @Argument(help: ArgumentHelp("The questions.", valueName: "file.gift"))
  var file: String

  @Argument(help: ArgumentHelp("The lesson; its name becomes the id.", valueName: "lesson.md"))
  var lesson: String

  func run() throws {
    let source = SourceFile(path: file, text: try ExchangeFile.text(of: file))
    let name = URL(fileURLWithPath: lesson).deletingPathExtension().lastPathComponent
    let made = try GiftLesson(source, id: name)
    try ExchangeFile.writeNew(made.text, to: lesson)
    for note in made.notes { FileHandle.standardError.write(Data((note + "\n").utf8)) }
    let marks = made.text.split(separator: GiftLesson.mark, omittingEmptySubsequences: false).count
    if lesson != "-" {
      print(
        "\(lesson): \(made.questions) question\(made.questions == 1 ? "" : "s"), "
          + "\(marks - 1) places to write.")
    }
  }
}
