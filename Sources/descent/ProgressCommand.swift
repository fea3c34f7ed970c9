import ArgumentParser
import Foundation
import Runtime
import Tutor

struct ProgressCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "progress",
    abstract: "Your own record: show it, take it along, merge another machine's, begin anew.",
    subcommands: [
      ShowProgress.self, ExportProgress.self, ImportProgress.self, ResetProgress.self,
      EraseProgress.self,
    ],
    defaultSubcommand: ShowProgress.self)
}

struct ShowProgress: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "What you have seen, done and got to know; wrong ideas; how sure, how right.",
    discussion: "With --plain, and where there is no terminal, it is printed.")

  @OptionGroup var options: GlobalOptions

  func run() throws {
    // Where nothing can be drawn, nothing is opened that would have to be made first.
    if !options.plain, isatty(0) == 1, isatty(1) == 1 {
      do {
        return try options.run(.progress)
      } catch is NoTerminal {}
    }
    for line in try RecordDesk(options.folders()).report() { print(line) }
  }
}

struct ExportProgress: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write your record to a file.",
    discussion: """
      The ending says how: .json is everything, to be imported on another machine; .csv is a table, \
      a row each event; .txt or .tsv are the questions you have met, as notes for Anki. The same \
      record gives the same file.
      """)

  @Argument(help: ArgumentHelp("The file; - is standard output, as JSON.", valueName: "file"))
  var file: String

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let form = try RecordDesk.Form(of: file)
    try ExchangeFile.write(RecordDesk(options.folders()).export(form), to: file)
  }
}

struct ImportProgress: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Merge an export (.json) into your record; twice is once.",
    discussion: """
      Everything in the file is checked first: it is taken as a whole, or not at all. What the \
      record holds already stays as it is.
      """)

  @Argument(help: ArgumentHelp("The file; - is standard input.", valueName: "file.json"))
  var file: String

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let (added, count) = try RecordDesk(options.folders()).bringIn(file)
    print("\(added) of \(count) event\(count == 1 ? "" : "s") were new.")
  }
}

struct ResetProgress: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset",
    abstract: "Begin a lesson anew, as if you had never been in it.",
    discussion: """
      Asks first. What was done in the lesson before counts no more, also when another machine's \
      record is merged later. How sure and how right you were stays, and so do flags.
      """)

  @Argument(help: ArgumentHelp("The lesson: L05.", valueName: "lesson"))
  var lesson: String

  @Flag(help: "Do not ask.") var yes = false

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let desk = RecordDesk(try options.folders())
    let id = lesson.uppercased()
    guard let loss = try desk.loss(byResetting: id) else {
      print("You have not been in \(id): there is nothing to reset.")
      return
    }
    guard try Consent.isGiven(yes, loss, "reset \(id)") else { return }
    try desk.reset(id)
    print("\(id) begins anew.")
  }
}

struct EraseProgress: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "erase",
    abstract: "Delete your record; nothing is set aside.",
    discussion: "Asks first. An export made before can bring it back.")

  @Flag(help: "Do not ask.") var yes = false

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let desk = RecordDesk(try options.folders())
    guard let loss = try desk.lossByErasing() else {
      print("There is no record: nothing to erase.")
      return
    }
    guard try Consent.isGiven(yes, loss, "erase") else { return }
    let rest = try desk.erase()
    print(
      "Your record is deleted; nothing was set aside."
        + (rest.isEmpty ? "" : " In its folder there is still: \(rest.joined(separator: ", "))."))
  }
}

/// Asks before something is lost.
enum Consent {
  /// - Returns: whether to go on; a person who does not want to is told that nothing was changed.
  /// - Throws: `ValidationError` where there is nobody to ask.
  static func isGiven(_ yes: Bool, _ loss: String, _ command: String) throws -> Bool {
    FileHandle.standardOutput.write(Data((loss + "\n").utf8))
    if yes { return true }
    guard isatty(0) == 1 else {
      throw ValidationError(
        "Nobody can be asked without a terminal: descent progress \(command) --yes does it.")
    }
    FileHandle.standardOutput.write(Data("Go on? (y/N) ".utf8))
    let answer = readLine()?.lowercased() ?? ""
    if answer == "y" || answer == "yes" { return true }
    print("Nothing was changed.")
    return false
  }
}
