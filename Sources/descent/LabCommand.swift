import ArgumentParser
import Labs
import Runtime
import Tutor

struct LabCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lab", abstract: "Open one lab at full size.")

  @Argument(
    help: ArgumentHelp(
      "A lab, by its name: spam. Without one, the playground.", valueName: "name"))
  var name: String?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("Set something at the start; may be given again.", valueName: "key=value"))
  var set: [String] = []

  @Option(help: "The seed of its random numbers.")
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp(
      "Write its runs into a new folder in this one, as network files for descent train, and end.",
      valueName: "folder"))
  var export: String?

  @Option(
    help: ArgumentHelp(
      "Run up to six values of a control against each other.", valueName: "control=v1,v2"))
  var race: String?

  @Option(
    help: ArgumentHelp(
      "Make the runs of a folder that was taken along again, and compare their losses bit by bit.",
      valueName: "folder"))
  var reload: String?

  @Flag(help: "List the labs, one a line, and end.")
  var list = false

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    for setting in set where !setting.contains("=") {
      throw ValidationError("--set \(setting): write it as key=value, for instance passes=5.")
    }
    if let race, Self.parts(ofRace: race) == nil {
      throw ValidationError(
        "--race \(race): write it as control=value,value, for instance rate=0.01,0.1,1.")
    }
    if let name, LabCatalog.entry(named: name) == nil {
      throw ValidationError(
        """
        There is no lab called \(name). There is: \
        \(LabCatalog.entries.map(\.id).joined(separator: ", ")).
        """)
    }
  }

  func run() throws {
    if list {
      for entry in LabCatalog.entries { print("\(entry.id)  \(entry.title)") }
      return
    }
    var settings: [String: String] = [:]
    for setting in set {
      let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      settings[String(parts[0])] = String(parts[1])
    }
    if let export {
      print(
        try Program.export(
          lab: name ?? PlaygroundLab.id, settings: settings, seed: seed,
          folders: try options.folders(), into: export))
      return
    }
    if let reload { return try options.run(Program.reloading(reload)) }
    if let race, let parts = Self.parts(ofRace: race) {
      return try options.run(
        .race(
          name ?? PlaygroundLab.id, settings: settings, seed: seed, control: parts.control,
          values: parts.values))
    }
    try options.run(.lab(name ?? PlaygroundLab.id, settings: settings, seed: seed))
  }

  /// `rate=0.01,0.1` as a control and from two to six values.
  private static func parts(ofRace text: String) -> (control: String, values: [String])? {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    let values = parts[1].split(separator: ",").map(String.init)
    return (2...6).contains(values.count) ? (parts[0], values) : nil
  }
}
