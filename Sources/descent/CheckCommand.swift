import ArgumentParser
import Course
import LessonChecks
import Runtime

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check lessons: file, line, what is wrong, what to do.",
    discussion: "Exit status: 0 if all is well, 1 if there is something to mend.")

  @Argument(help: ArgumentHelp("Folders of lessons.", valueName: "dir"))
  var folders: [String]

  func validate() throws {
    if folders.isEmpty { throw ValidationError("Name a folder of lessons: descent check lessons.") }
  }

  func run() throws {
    var count = 0
    for folder in folders {
      let files = try LessonFolder(folder).files()
      let findings = LessonCheckCatalog.findings(in: files)
      for finding in findings { print("\(folder)/\(finding)") }
      count += findings.count { $0.severity == .error }
      let lessons = Library.read(files: files).0.lessons.count
      print("\(folder): \(lessons) lesson\(lessons == 1 ? "" : "s"), \(findings.count) to mend")
    }
    if count > 0 { throw ExitCode.failure }
  }
}
