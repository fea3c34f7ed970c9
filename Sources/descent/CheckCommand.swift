import ArgumentParser
import Course
import Foundation
import Runtime

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check lessons: file, line, what is wrong, what to do.")

  @Argument(help: ArgumentHelp("Folders of lessons.", valueName: "dir"))
  var folders: [String]

  func run() throws {
    var wrong = 0
    for folder in folders {
      let (library, problems) = try LessonFolder(folder).read()
      for problem in problems { print("\(folder)/\(problem.description)") }
      wrong += problems.count
      print("\(folder): \(library.lessons.count) lessons")
    }
    if wrong > 0 { throw ExitCode.failure }
  }
}
