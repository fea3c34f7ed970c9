import ArgumentParser
import Foundation
import Runtime

/// Plain `ParsableCommand`: under an async main the screen loop would leave thread 1, and resizes
/// would not interrupt the wait for a key.
@main
enum Main {
  static func main() {
    do {
      let names = Descent.configuration.subcommands.compactMap { $0.configuration.commandName }
      let arguments = ArgumentOrder.normalized(
        Array(CommandLine.arguments.dropFirst()), commands: Set(names + ["help"]),
        subcommands: Descent.subcommandNames)
      var command = try Descent.parseAsRoot(arguments)
      try command.run()
    } catch let error as NoTerminal {
      FileHandle.standardError.write(Data((error.description + "\n").utf8))
      exit(2)
    } catch {
      Descent.exit(withError: error)
    }
  }
}

struct Descent: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "descent",
    abstract: "Learn deep learning by doing it.",
    discussion: """
      Without a command it opens the course map; `descent L01` opens that lesson. Options that \
      every command takes (see descent help learn) may stand before it.

      Exit status: 0 done; 1 failed, with a sentence on standard error; 2 no usable terminal; \
      64 wrong usage; 130 on ^C.
      """,
    version: "0.1.0",
    subcommands: [
      LearnCommand.self, QuizCommand.self, LabCommand.self, DebugCommand.self, TrainCommand.self,
      PlanCommand.self,
      CheckCommand.self, ConvertCommand.self, ProgressCommand.self, ClassCommand.self,
      GalleryCommand.self, DoctorCommand.self,
    ],
    defaultSubcommand: LearnCommand.self)

  /// The commands of commands, by name.
  static var subcommandNames: [String: Set<String>] {
    configuration.subcommands.reduce(into: [:]) { names, command in
      let own = command.configuration.subcommands.compactMap { $0.configuration.commandName }
      if !own.isEmpty { names[command.configuration.commandName ?? ""] = Set(own) }
    }
  }
}
