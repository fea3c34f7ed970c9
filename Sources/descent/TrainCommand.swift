import ArgumentParser
import Foundation
import NetworkFiles

struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Train a network described in a file, without a screen.",
    discussion: """
      A file names data, layers, a loss and how to train:

        descent: 1
        data: spiral
        layers:
          - dense: 8
          - tanh
          - dense: 1
        loss: binary-cross-entropy
        optimizer: {adam: {rate: 0.02}}
        batch: 32
        steps: 2000

      Only descent, layers and loss must be there; adam with its rate of 0.001, a batch of 32 and \
      2000 steps are taken for what is not said. ^C ends after the step under way, saves and exits \
      130.
      """)

  @Argument(help: ArgumentHelp("A network file.", valueName: "file.yaml"))
  var file: String?

  @OptionGroup var overrides: NetworkOverrides

  @Option(help: ArgumentHelp("Train for this many steps in all.", valueName: "n"))
  var steps: Int?

  @Flag(name: .customLong("no-shuffle"), help: "Take examples and batches in the file's order.")
  var noShuffle = false

  @Option(
    name: .customLong("init"),
    help: ArgumentHelp("Start from these weights.", valueName: "file.safetensors"))
  var initialWeights: String?

  @Flag(
    name: .customLong("init-partial"),
    help: "Let weights of --init be missing, and others be there.")
  var allowsPartial = false

  @Option(
    help: ArgumentHelp(
      "Write the weights at the end, and beside them what --resume needs.",
      valueName: "file.safetensors"))
  var save: String?

  @Option(help: ArgumentHelp("Save and measure every so many steps, too.", valueName: "n"))
  var every: Int?

  @Option(help: ArgumentHelp("Go on where the run stopped that saved this.", valueName: "file"))
  var resume: String?

  @Option(
    help: ArgumentHelp(
      "Write a line of JSON for each step; - is standard output.", valueName: "file.jsonl"))
  var log: String?

  @Option(help: ArgumentHelp("Threads that share each batch; 0 for all cores.", valueName: "n"))
  var threads = 1

  @Option(
    help: """
      Code that computes: fast; portable, the same bits on every machine; reference, one op at a \
      time.
      """)
  var kernels = KernelOption.fast

  @Option(
    help: ArgumentHelp("Try several values of a setting, for one table.", valueName: "key=a,b,c"))
  var sweep: String?

  @Flag(name: .customLong("list-data"), help: "List the data that comes with Descent, and end.")
  var listData = false

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    if file == nil, !listData {
      throw ValidationError("Name a network file: descent train net.yaml.")
    }
    if allowsPartial, initialWeights == nil {
      throw ValidationError("--init-partial says how to read --init: give that, too.")
    }
    if initialWeights != nil, resume != nil {
      throw ValidationError("--init starts anew and --resume goes on: give one of them.")
    }
    if let every, every < 1 { throw ValidationError("--every \(every): count from 1.") }
    if threads < 0 || threads > 1024 {
      throw ValidationError("--threads \(threads): from 1 to 1024, or 0 for all cores.")
    }
    if sweep != nil, save != nil || resume != nil || log != nil {
      throw ValidationError(
        "--sweep makes one table of several runs: leave out --save, --resume and --log.")
    }
  }

  func run() throws {
    guard let path = file, !listData else { return printData() }
    let network = try network(path)
    try save.map { RunFiles($0) }?.checkPlace()
    let source = ExampleSource(file: path, options: options)
    let look = ProgressLine.Look(glyphs: options.glyphs.glyphs)
    if let sweep {
      try SweepCommand(
        sweep: Sweep(sweep), initialWeights: initialWeights, allowsPartial: allowsPartial,
        options: runOptions, progress: look
      ).run(network, source)
      return
    }
    var run = try TrainRun(network, data: try source.data(for: network), options: runOptions)
    if let weights = initialWeights ?? source.start(of: network), resume == nil {
      try RunFiles.start(&run, from: weights, isPartial: allowsPartial)
    }
    if let resume { try RunFiles(resume).resume(&run) }
    try train(&run, look)
  }

  private func train(_ run: inout TrainRun, _ look: ProgressLine.Look) throws {
    let lines = try log.map { try LineOutput($0, appends: resume != nil) }
    let files = save.map { RunFiles($0) }
    var driver = TrainDriver(
      progress: ProgressLine(look), savesEvery: every == nil ? nil : files, log: lines)
    let signal = try driver.train(&run)
    try files?.save(run)
    if let signal {
      try lines?.close()
      let place = files.map { "; go on with --resume \($0.weights)" } ?? "; nothing was saved"
      if log != "-" { print("stopped after step \(run.step)\(place)") }
      throw ExitCode(128 + signal)
    }
    let result = run.result()
    lines?.write(TrainLog.lastLine(result, seconds: driver.seconds))
    try lines?.close()
    if log != "-" { print(TrainSummary(result, seconds: driver.seconds, saved: files).text) }
  }

  private func network(_ path: String) throws -> NetworkFile {
    var network = try overrides.applied(to: NetworkFile(contentsOf: path))
    if let steps { network = try network.setting("steps", to: "\(steps)", as: "--steps") }
    if noShuffle { network = try network.setting("shuffle", to: "false", as: "--no-shuffle") }
    return network
  }

  private var runOptions: TrainRun.Options {
    var options = TrainRun.Options()
    options.threads = threads == 0 ? ProcessInfo.processInfo.activeProcessorCount : threads
    options.every = every
    options.kernels = kernels.choice
    options.measures = log != nil
    return options
  }

  private func printData() {
    let width = DataSetCatalog.sets.map(\.name.count).max() ?? 0
    for set in DataSetCatalog.sets {
      let space = String(repeating: " ", count: width - set.name.count)
      print("\(set.name)\(space)  \(set.summary)")
    }
  }
}
