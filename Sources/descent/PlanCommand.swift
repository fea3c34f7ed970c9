import ArgumentParser
import Compute
import Learning
import NetworkFiles

struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Print what a training step of a network file computes.",
    discussion: """
      The instructions in the order in which they run, each with the shape of what it changes; the \
      parameters with their shapes; and the memory of a step.
      """)

  @Argument(help: ArgumentHelp("A network file.", valueName: "file.yaml"))
  var file: String

  @OptionGroup var overrides: NetworkOverrides

  @Option(
    help: """
      Code for: fast, as training runs; portable, the same bits on every machine; reference, one op \
      at a time as the debugger shows it.
      """)
  var kernels = KernelOption.fast

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let network = try overrides.applied(to: NetworkFile(contentsOf: file))
    var runOptions = TrainRun.Options()
    runOptions.kernels = kernels.choice
    let data = try ExampleSource(file: file, options: options).data(for: network)
    let run = try TrainRun(network, data: data, options: runOptions)
    print(run.plan.listing)
    let parameters = run.parameters
    let width = parameters.map(\.name.text.count).max() ?? 0
    for parameter in parameters {
      let space = String(repeating: " ", count: width - parameter.name.text.count)
      print("\(parameter.name)\(space)  \(parameter.shape)")
    }
    let count = parameters.reduce(0) { $0 + $1.shape.count }
    let size = run.plan.memorySize
    print(
      """

      \(run.plan.instructions.count) instructions, \(count) parameters; an arena of \(size) numbers, \
      \(4 * size) bytes
      """)
  }
}

enum KernelOption: String, ExpressibleByArgument, CaseIterable {
  case fast, portable, reference

  var choice: KernelChoice {
    switch self {
    case .fast: .fast
    case .portable: .portable
    case .reference: .reference
    }
  }
}
