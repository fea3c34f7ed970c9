import ArgumentParser
import Foundation
import Runtime

struct ClassCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "class",
    abstract: "For teachers: what a class found hard, without names.",
    subcommands: [ReportClass.self])
}

struct ReportClass: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Sum up learners' exports by question and by wrong idea.",
    discussion: """
      Learners write their exports with descent progress export NAME.json. A file that holds none is \
      named on standard error, and the others are counted. Exit status: 0 if any could be read.
      """)

  @Argument(help: ArgumentHelp("Exports, or folders of them.", valueName: "file"))
  var files: [String]

  @Option(help: ArgumentHelp("Write the numbers as a table, too.", valueName: "file"))
  var csv: String?

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    if files.isEmpty {
      throw ValidationError("Name a folder of exports: descent class report exports.")
    }
  }

  func run() throws {
    let gathering = try ClassDesk.gather(files)
    for problem in gathering.problems {
      FileHandle.standardError.write(Data((problem + "\n").utf8))
    }
    guard !gathering.isEmpty else { throw ExitCode.failure }
    let report = try ClassDesk.report(of: gathering, options.folders())
    for line in report.lines { print(line) }
    if let csv { try ExchangeFile.write(report.table, to: csv) }
  }
}
