import ArgumentParser
import Foundation
import Labs
import Learning
import NetworkFiles
import Runtime
import Tutor

struct DebugCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "debug",
    abstract: "Walk through a network's training, one instruction at a time.",
    discussion: """
      Forward and back, with breakpoints; any number says where it came from. A network is known by \
      its name, by the lab that it lives in, or by its file.

      With --fault, somebody has broken the network: moons, spiral or digits. You look around in \
      the debugger, and accuse one of six suspects.
      """)

  @Argument(
    help: ArgumentHelp(
      "A network by its name, a lab, or a network file. Without one, a list to choose from.",
      valueName: "name or file.yaml"))
  var network: String?

  @Option(help: ArgumentHelp("Train so many steps first.", valueName: "n"))
  var steps: Int = 0

  @Flag(help: "Find the fault: a network that somebody has broken.")
  var fault = false

  @Option(
    help: ArgumentHelp("Which fault, with --fault; another one each time without.", valueName: "n"))
  var seed: UInt64?

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    if steps < 0 { throw ValidationError("--steps \(steps): a number of steps, 0 or more.") }
    if fault { return try validateFault() }
    if let seed {
      throw ValidationError("--seed \(seed) needs --fault: descent debug --fault --seed \(seed).")
    }
    guard let network else {
      if steps > 0 { throw ValidationError("--steps needs a network: descent debug C --steps 3.") }
      return
    }
    if !Self.isFile(network), DebugCatalog.entry(named: network) == nil {
      throw ValidationError(
        """
        There is no network called \(network). There is: \
        \(DebugCatalog.entries.map(\.name).joined(separator: ", ")); any lab; or a file, \
        such as net.yaml.
        """)
    }
  }

  private func validateFault() throws {
    if steps > 0 {
      throw ValidationError("--steps goes with a network that works: leave out --fault or --steps.")
    }
    guard let network, FaultNetwork(rawValue: network.lowercased()) == nil else { return }
    let names = FaultNetwork.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError("--fault cannot be put into \(network). It can into: \(names).")
  }

  func run() throws {
    if fault {
      let broken = network.flatMap { FaultNetwork(rawValue: $0.lowercased()) } ?? .moons
      return try options.run(.fault(broken, seed: seed ?? .random(in: 1...9999)))
    }
    guard let network else { return try options.run(.debugMenu) }
    if Self.isFile(network) {
      return try options.run(.debugger(subject(of: network)))
    }
    guard let entry = DebugCatalog.entry(named: network) else { return }
    try options.run(.debug(entry, steps: steps))
  }

  /// The training that a network file describes, after as many steps as were asked for.
  private func subject(of file: String) throws -> StepSubject {
    let network = try NetworkFile(contentsOf: file)
    let data = try ExampleSource(file: file, options: options).data(for: network)
    let experiment = try network.experiment(with: data)
    let name = URL(fileURLWithPath: file).lastPathComponent
    return StepSubject(
      title: name, run: RunExport(name: name, job: Job(experiment: experiment), steps: steps))
  }

  private static func isFile(_ name: String) -> Bool {
    name.hasSuffix(".yaml") || name.hasSuffix(".yml") || name.contains("/")
  }
}
