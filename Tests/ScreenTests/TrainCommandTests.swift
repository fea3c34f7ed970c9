import Foundation
import TestSupport
import Testing

/// `descent train` and `descent plan` as scripts and pipes see them: the program itself, its
/// standard streams, its files and its exit status.
@Suite struct TrainCommandTests {
  private let folder: TemporaryFolder

  private static let network = """
    descent: 1
    data: spiral
    layers:
      - dense: 8
      - tanh
      - dense: 1
    loss: binary-cross-entropy
    optimizer: {adam: {rate: 0.02}}
    steps: 200
    seed: 7

    """

  init() throws {
    folder = try TemporaryFolder()
    try write("net.yaml", Self.network)
  }

  @Test func aRunPrintsHowItEndedAndNothingElse() throws {
    let result = try run(["train", file("net.yaml")])
    #expect(result.status == 0 && result.errors == "")
    #expect(
      result.output.wholeMatch(
        of: #/200 steps, loss \S+\ntest loss \S+, test accuracy \S+%, on 60 examples\n.*\n/#)
        != nil, "\(result.output)")
  }

  @Test func theLogOnStandardOutputIsNothingButLinesOfJSON() throws {
    let result = try run(["train", file("net.yaml"), "--log", "-", "--every", "100"])
    #expect(result.status == 0 && result.errors == "")
    let lines = try json(result.output)
    #expect(lines.count == 201)
    #expect(lines[..<200].map { $0["step"] as? Int } == Array(1...200))
    #expect(lines[99]["validation_accuracy"] is Double && lines[98]["validation_accuracy"] == nil)
    #expect(lines[200]["done"] as? Bool == true && lines[200]["test_loss"] is Double)
  }

  @Test func aRunIsSavedLoggedResumedAndTheSame() throws {
    let whole = try run(["train", file("net.yaml"), "--log", file("whole.jsonl")])
    #expect(whole.status == 0 && whole.errors == "")
    let first = try run([
      "train", file("net.yaml"), "--steps", "77", "--save", file("net.safetensors"), "--log",
      file("parts.jsonl"),
    ])
    #expect(first.status == 0 && first.output.contains("saved in \(file("net.safetensors"))"))
    #expect(FileManager.default.fileExists(atPath: file("net.state")))
    let second = try run([
      "train", file("net.yaml"), "--resume", file("net.safetensors"), "--log",
      file("parts.jsonl"),
    ])
    #expect(second.status == 0, "\(second.errors)")
    let expected = try json(read("whole.jsonl"))
    let parts = try json(read("parts.jsonl")).filter { $0["done"] == nil }
    #expect(parts.count == 200)
    #expect(
      parts.map { $0["loss"] as? Double } == expected.dropLast().map { $0["loss"] as? Double })
  }

  @Test func optionsReplaceWhatTheFileSays() throws {
    try write("points.csv", "a,b,c\n" + (0..<40).map { "\($0 % 7),\($0 % 5),\($0 % 2)\n" }.joined())
    let result = try run(
      [
        "train", file("net.yaml"), "--data", "points.csv", "--steps", "3", "--seed", "2", "--set",
        "layers.0.dense=4", "--set", "batch=5", "--no-shuffle", "--threads", "0", "--log", "-",
      ], in: folder.path)
    #expect(result.status == 0, "\(result.errors)")
    #expect(try json(result.output).count == 4)
  }

  @Test func globalOptionsMayStandBeforeTheCommand() throws {
    let result = try run(["--glyphs", "ascii", "train", file("net.yaml"), "--steps", "1"])
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test func aSweepMakesOneTable() throws {
    let result = try run([
      "train", file("net.yaml"), "--sweep", "optimizer.adam.rate=0.001,0.1,1e30",
    ])
    #expect(result.status == 0 && result.errors == "")
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 5, "\(result.output)")
    #expect(lines[0].hasPrefix("optimizer.adam.rate") && lines[0].contains("validation_loss"))
    #expect(lines[3].contains("not finite") || lines[3].contains("1e30"))
    #expect(lines[4].hasPrefix("least validation loss: optimizer.adam.rate="))
  }

  @Test func setsAreListedOneALine() throws {
    let result = try run(["train", "--list-data"])
    #expect(result.status == 0 && result.errors == "")
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 11)
    #expect(lines.allSatisfy { $0.wholeMatch(of: #/[a-z]+ {2,}\S.*/#) != nil }, "\(lines)")
  }

  @Test func thePlanShowsInstructionsShapesAndMemory() throws {
    let fast = try run(["plan", file("net.yaml")])
    #expect(fast.status == 0 && fast.errors == "")
    #expect(fast.output.contains("0.weight  [8 × 2]"))
    #expect(fast.output.contains("33 parameters; an arena of"))
    let plain = try run(["plan", file("net.yaml"), "--kernels", "reference"])
    #expect(plain.output.split(separator: "\n").count > fast.output.split(separator: "\n").count)
  }

  @Test(arguments: [
    (["train", "none.yaml"], "none.yaml: there is no such file."),
    (["train", "net.yaml", "--steps=-1"], "--steps -1: steps is"),
    (["train", "net.yaml", "--set", "x=1"], "--set x=1: the file has no field called \"x\""),
    (["train", "net.yaml", "--data", "none.csv"], "none.csv: there is no such file."),
    (["train", "net.yaml", "--init", "none.safetensors"], "there is no such file"),
    (["train", "net.yaml", "--init", "net.yaml"], "net.yaml"),
    (["train", "net.yaml", "--resume", "none"], "none.safetensors: there is no such file."),
    (["train", "net.yaml", "--save", "none/x"], "the folder for this file does not exist."),
    (["train", "net.yaml", "--log", "none/x"], "none/x: the log cannot be written there"),
    (["train", "net.yaml", "--set", "optimizer.sgd.rate=1e38"], "the loss is not finite at step"),
    (["train", "net.yaml", "--sweep", "rate"], "--sweep rate: there is no key"),
    (["train", "bad.yaml"], "bad.yaml, line 3: there is no layer called \"dens\". Did you mean"),
    (["plan", "bad.yaml"], "bad.yaml, line 3: there is no layer called \"dens\"."),
  ])
  func whatFailsSaysWhyInOneSentence(_ arguments: [String], _ sentence: String) throws {
    try write("bad.yaml", "descent: 1\nlayers:\n  - dens: 8\nloss: cross-entropy\n")
    let result = try run(arguments, in: folder.path)
    #expect(result.status == 1)
    #expect(result.output == "")
    #expect(result.errors.contains(sentence), "\(result.errors)")
    #expect(result.errors.filter { $0 == "\n" }.count == 1)
  }

  @Test(arguments: [
    ["train"], ["train", "net.yaml", "--init-partial"], ["train", "net.yaml", "--steps", "x"],
    ["train", "net.yaml", "--threads", "-1"], ["train", "net.yaml", "--every", "0"],
    ["train", "net.yaml", "--init", "a", "--resume", "b"], ["plan"],
    ["train", "net.yaml", "--sweep", "seed=1,2", "--save", "x"],
    ["plan", "net.yaml", "--kernels", "slow"],
  ])
  func wrongUsageIsExplained(_ arguments: [String]) throws {
    let result = try run(arguments, in: folder.path)
    #expect(result.status == 64)
    #expect(result.output == "")
    #expect(result.errors.contains("Error:") && result.errors.contains("Usage:"))
  }

  /// ^C ends after the step under way: what was done is saved, and the run can go on.
  @Test(arguments: [(SIGINT, Int32(130)), (SIGTERM, Int32(143))])
  func aSignalSavesAndEnds(_ signal: Int32, _ status: Int32) throws {
    let long = ["train", file("net.yaml"), "--steps", "1000000000"]
    let saved = file("net.safetensors")
    let process = try start(long + ["--save", saved, "--log", file("log.jsonl")])
    // Every second the log is written out, so that a line says that training is under way.
    while process.isRunning, (try? read("log.jsonl").isEmpty) ?? true { usleep(10_000) }
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == status)
    #expect(try read("err") == "")
    let lines = try json(read("log.jsonl"))
    let steps = try #require(lines.last?["step"] as? Int)
    #expect(lines.count == steps)
    #expect(try read("out").hasPrefix("stopped after step \(steps); go on with --resume "))
    let next = try run([
      "train", file("net.yaml"), "--steps", "\(steps + 5)", "--resume", saved, "--log", "-",
    ])
    #expect(next.status == 0, "\(next.errors)")
    #expect(try json(next.output).first?["step"] as? Int == steps + 1)
  }

  #if canImport(CVTerm)
    @Test func aTerminalShowsOneLineThatGoesAway() throws {
      let terminal = try TestTerminal(
        builtExecutable("descent"), ["train", file("net.yaml"), "--steps", "1000000000"],
        columns: 80, rows: 8)
      try terminal.expect("of 1 000 000 000", "steps/s", "left")
      #expect(terminal.text.split(separator: "\n").filter { $0.contains("step") }.count == 1)
      terminal.send("\u{3}")
      #expect(terminal.waitForEnd() == .exited(status: 130))
      #expect(terminal.text.contains("stopped after step"))
      #expect(!terminal.text.contains("steps/s"))
    }
  #endif

  // MARK: -

  private struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  /// A lab's run, written and trained twice: once by its file, once by the lab's own settings.
  @Test func aLabsRunIsTrainedFromItsFile() throws {
    let written = try run([
      "lab", "neuron", "--set", "view=hand", "--seed", "3", "--export", file("runs"),
    ])
    #expect(written.status == 0 && written.errors == "")
    #expect(written.output.contains(file("runs") + "/neuron-3-1"))
    let result = try run(["train", file("runs/neuron-3-1/run.yaml"), "--log", "-"])
    #expect(result.status == 0 && result.errors == "")
    #expect(try json(result.output).last?["done"] as? Bool == true)
    let again = try run(["train", "run.yaml"], in: file("runs/neuron-3-1"))
    #expect(again.status == 0)
  }

  @Test func aViewThatTrainsNothingCannotBeWritten() throws {
    let result = try run([
      "lab", "neuron", "--set", "view=sum", "--export", file("runs"),
    ])
    #expect(result.status == 1 && result.output == "")
    #expect(result.errors.contains("trains nothing"))
  }

  /// The command on the card of the network that labs begin with.
  @Test func theShippedNetworkIsTrainedByItsCommand() throws {
    let networks = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("assets/networks").path
    let result = try run([
      "train", networks + "/digits.yaml", "--kernels", "portable", "--save",
      file("digits.safetensors"),
    ])
    #expect(result.status == 0 && result.errors == "")
    #expect(result.output.contains("test accuracy 96.4%"), "\(result.output)")
    let made = try Data(contentsOf: URL(fileURLWithPath: file("digits.safetensors")))
    #expect(try made == Data(contentsOf: URL(fileURLWithPath: networks + "/digits.safetensors")))
  }

  private func file(_ name: String) -> String { folder.path + "/" + name }

  private func write(_ name: String, _ text: String) throws {
    try text.write(toFile: file(name), atomically: true, encoding: .utf8)
  }

  private func read(_ name: String) throws -> String {
    try String(contentsOfFile: file(name), encoding: .utf8)
  }

  private func json(_ text: String) throws -> [[String: Any]] {
    try text.split(separator: "\n").map { line in
      try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
    }
  }

  /// Starts the program with nothing for input and files for output.
  private func start(_ arguments: [String], in directory: String? = nil) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: builtExecutable("descent"))
    process.arguments = arguments
    process.environment = ["TERM": "xterm-256color", "HOME": folder.path]
    if let directory { process.currentDirectoryURL = URL(fileURLWithPath: directory) }
    for name in ["out", "err"] { try write(name, "") }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle(forWritingAtPath: file("out"))
    process.standardError = FileHandle(forWritingAtPath: file("err"))
    try process.run()
    return process
  }

  private func run(_ arguments: [String], in directory: String? = nil) throws -> Result {
    let process = try start(arguments, in: directory)
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: try read("out"), errors: try read("err"))
  }
}
