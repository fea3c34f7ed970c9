import Compute
import Foundation
import Labs
import Learning
import NetworkFiles
import Runtime
import SessionPlay
import TestSupport
import Testing

/// What is taken out of a lab is the same run: `descent train` repeats it bit for bit.
@Suite struct LabExportTests {
  /// How many runs of a view, and steps of each, are compared; the main view's run is compared whole.
  private static let (mostRuns, mostSteps) = (6, 25)

  @Test(arguments: CatalogView.all)
  func aRunTakenAlongTrainsToTheSameBits(_ view: CatalogView) throws {
    var rig = try LabRig(view.lab, view: view.name)
    rig.show(view.name, ["trained": "yes"])
    #expect(rig.lab.isExportable == !rig.lab.exports.isEmpty)
    // What a view can train or step can be taken along.
    if rig.lab.isTrainable, rig.commands.contains(where: \.beginsTraining) {
      #expect(rig.lab.isExportable)
    }
    for run in rig.lab.exports.prefix(Self.mostRuns) {
      let folder = try TemporaryFolder()
      var file = try trainRun(run, in: folder)
      var trainer = try Trainer(run.job.experiment)
      trainer.begin(from: run.job.initial)
      while !trainer.isFinished, trainer.position.step < Self.mostSteps {
        trainer.advance(by: .step)
        if trainer.divergence != nil {
          #expect(throws: NetworkFileError.self) { try file.advance(atMost: 1) }
          break
        }
        try file.advance(atMost: 1)
        try #require(
          file.loss?.bitPattern == trainer.trainingCurve.latest?.y.bitPattern,
          "\(view) \(run.name) step \(file.step)")
      }
      #expect(file.step > 0)
    }
  }

  @Test(arguments: LabCatalog.entries.map(\.id))
  func aFinishedRunIsTakenAlongWithItsLogAndWeights(_ id: String) throws {
    let entry = try #require(LabCatalog.entry(named: id))
    var rig = try LabRig(id, view: entry.mainView)
    rig.send(.run)
    for run in rig.lab.exports.prefix(1) {
      #expect(run.steps > 0)
      let folder = try TemporaryFolder()
      var file = try trainRun(run, in: folder)
      var log: [String] = []
      while file.step < run.steps {
        try file.advance(atMost: run.steps - file.step) { log.append($0) }
      }
      let kept = try String(contentsOfFile: folder.path + "/run/run.jsonl", encoding: .utf8)
      #expect(kept.split(separator: "\n").map(String.init) == log)
      let weights = try SafetensorsFile(contentsOf: folder.path + "/run/run.safetensors")
      #expect(weights.tensors.map(\.values) == file.parameters.map(\.values))
      #expect(weights.tensors.map(\.name) == file.parameters.map(\.name.text))
      #expect(file.file.steps == run.job.experiment.stepCount)
    }
  }

  /// As `descent train` reads it.
  private func trainRun(_ run: RunExport, in folder: TemporaryFolder) throws -> TrainRun {
    var run = run
    run.name = "run"
    let export = LabExport(name: "lab", runs: [run])
    let path = try FolderWriter.write(try LabExporter.files(of: export), to: folder.path + "/lab")
    try FileManager.default.moveItem(atPath: path, toPath: folder.path + "/run")
    let file = try NetworkFile(contentsOf: folder.path + "/run/run.yaml")
    let examples = try file.examples(inFolder: folder.path + "/run", assets: "")
    var training = try TrainRun(file, data: file.split(try file.dataset(from: examples)))
    if let start = file.start(inFolder: folder.path + "/run") {
      try RunFiles.start(&training, from: start, isPartial: false)
    }
    return training
  }

  @Test func nothingIsEverWrittenOver() throws {
    let folder = try TemporaryFolder()
    var rig = try LabRig("playground", view: "network")
    rig.send(.run)
    let exporter = LabExporter(folder: folder.path)
    let export = LabExport(
      name: "playground-1", runs: rig.lab.exports,
      texts: [LabExport.Text("command.txt", rig.lab.commandLine)])
    for number in 1...2 {
      let outcome = exporter.write(export)
      #expect(!outcome.isError)
      #expect(outcome.sentence.contains("playground-1-\(number)"))
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names == ["playground-1-1", "playground-1-2"])
    let files = try FileManager.default.contentsOfDirectory(
      atPath: folder.path + "/playground-1-1")
    #expect(Set(files).isSuperset(of: ["run.yaml", "run.jsonl", "run.safetensors", "command.txt"]))
  }

  @Test func aPlaceThatIsNotThereIsSaid() throws {
    let rig = try LabRig("optim", view: "train")
    let outcome = LabExporter(folder: "/nowhere/at/all").write(
      LabExport(name: "optim-1", runs: rig.lab.exports))
    #expect(outcome.isError)
    #expect(outcome.sentence.contains("/nowhere/at/all/optim-1"))
  }

  /// Numbers and the rate changed by hand, before the first step and on the way: the lab's run goes
  /// on as that of `descent train --resume` does, bit for bit.
  @Test func aRunThatWasChangedByHandGoesOnToTheSameBits() throws {
    var rig = try LabRig("playground", view: "network", settings: ["optimizer": "adam"])
    rig.send(.run)
    let name = TensorName("hidden1.weight")
    var changed = try #require(rig.lab.exports.first)
    changed.steps = 30
    changed.edits = [
      TimedEdit(after: 0, TensorEdit(name, 0, to: 2)),
      TimedEdit(after: 20, TensorEdit(name, 0, to: 1)),
      TimedEdit(after: 20, TensorEdit(.rate, 0, to: 0.003)),
    ]
    let folder = try TemporaryFolder()
    var file = try trainRun(changed, in: folder)
    let text = try String(contentsOfFile: folder.path + "/run/run.yaml", encoding: .utf8)
    #expect(text.contains("in which numbers were changed by hand after step 20."))
    #expect(text.contains("--resume run.safetensors goes on with them after step 30"))
    #expect(text.contains("init: run-init.safetensors"))
    let start = try SafetensorsFile(contentsOf: folder.path + "/run/run-init.safetensors")
    #expect(start.tensor(named: "0.weight")?.values.first == 2)
    try RunFiles(folder.path + "/run/run.safetensors").resume(&file)
    #expect(file.step == 30)

    // The lab's own run with the same changes.
    var trainer = try Trainer(changed.job.experiment)
    var edits = changed.edits[...]
    func change() {
      while let next = edits.first, next.step <= trainer.position.step {
        edits.removeFirst()
        guard var values = trainer.read(next.edit.name) else { continue }
        values[next.edit.index] = next.edit.value
        trainer.write(values, to: next.edit.name)
      }
    }
    change()
    for _ in 0..<30 {
      trainer.advance(by: .step)
      change()
    }
    #expect(trainer.read(name)?.first == file.parameters.first?.values.first)
    for _ in 0..<40 {
      trainer.advance(by: .step)
      try file.advance(atMost: 1)
      try #require(file.loss?.bitPattern == trainer.trainingCurve.latest?.y.bitPattern)
    }
    #expect(file.parameters.map(\.values) == trainer.parameters.map(\.values))
  }

  /// A rate that is set before the first step is that of the whole run.
  @Test func aRateSetBeforeTheFirstStepIsInTheFile() throws {
    let rig = try LabRig("playground", view: "network")
    var changed = try #require(rig.lab.exports.first)
    changed.edits = [TimedEdit(after: 0, TensorEdit(.rate, 0, to: 0.0123))]
    let folder = try TemporaryFolder()
    let file = try trainRun(changed, in: folder)
    #expect(Float(file.file.optimizer.rate) == 0.0123)
  }

  @Test func whatWasChangedByHandIsSaid() throws {
    let folder = try TemporaryFolder()
    var rig = try LabRig("playground", view: "network")
    rig.send(.run)
    var runs = rig.lab.exports
    let exporter = LabExporter(folder: folder.path)
    let plain = exporter.write(LabExport(name: "plain", runs: runs)).sentence
    #expect(plain.contains("descent train repeats its run.yaml."))
    runs[0].edits = [TimedEdit(after: 3, TensorEdit(TensorName("hidden1.weight"), 0, to: 1))]
    let changed = exporter.write(LabExport(name: "changed", runs: runs)).sentence
    #expect(changed.contains("changed by hand"))
    #expect(changed.contains("run.yaml --resume run.safetensors"))
  }

  // MARK: Names

  @Test func runsAreCalledWhatTheLegendSays() throws {
    var rig = try LabRig("deep", view: "depth")
    #expect(rig.lab.exports.map(\.name).contains("relu-10-layers"))
    #expect(rig.lab.exports.map(\.name).contains("tanh-1-layer"))
    rig.show("deeper")
    #expect(rig.lab.exports.count == 2)
    #expect(rig.lab.exports.allSatisfy { $0.name.hasSuffix("-layers") || $0.name == "1-layer" })
    rig.show("build")
    #expect(rig.lab.exports.map(\.name) == ["run"])
  }

  /// Safe, different, and the same again; of several runs none is called by its number alone.
  @Test(arguments: CatalogView.all)
  func namesOfRunsAreSafeAndStay(_ view: CatalogView) throws {
    let rig = try LabRig(view.lab, view: view.name)
    let names = rig.lab.exports.map(\.name)
    #expect(Set(names).count == names.count)
    for name in names {
      let isSafe = name.allSatisfy {
        $0.isASCII && ($0.isLetter || $0.isNumber || "-.".contains($0))
      }
      #expect(isSafe && name.lowercased() == name && name.count <= 45, "\(name)")
      #expect(!name.hasPrefix("-") && !name.hasPrefix(".") && !name.hasSuffix("."), "\(name)")
      if names.count > 1 { #expect(!name.hasPrefix("run-"), "\(name)") }
    }
    #expect(try LabRig(view.lab, view: view.name).lab.exports.map(\.name) == names)
  }

  /// The command brings the same state back.
  @Test(arguments: LabCatalog.entries.map(\.id))
  func theCommandOpensTheLabAsItIs(_ id: String) throws {
    let entry = try #require(LabCatalog.entry(named: id))
    var rig = try LabRig(id, view: entry.views[0].name, seed: 3)
    if !rig.lab.controls.isEmpty { rig.send(.turn(control: rig.lab.controls.count - 1, by: 1)) }
    let line = rig.lab.commandLine
    let words = ShellWords.split(line)
    #expect(words.prefix(3) == ["descent", "lab", id])
    var settings: [String: String] = [:]
    var seed: UInt64 = 1
    for (option, value) in zip(words, words.dropFirst()) {
      if option == "--seed" { seed = UInt64(value) ?? 0 }
      guard option == "--set", let sign = value.firstIndex(of: "=") else { continue }
      settings[String(value[..<sign])] = String(value[value.index(after: sign)...])
    }
    let second = try LabRig(
      id, view: settings["view"] ?? entry.mainView, seed: seed, settings: settings)
    #expect(second.lab.settings == rig.lab.settings)
  }
}

extension LabCommand {
  /// Whether it begins a run that trains a network.
  fileprivate var beginsTraining: Bool {
    switch self {
    case .start(let job), .add(let job): job.isTraining
    case .go, .pause, .step, .scrub, .measure, .examine, .edit, .export, .steps, .diagnose,
      .breakDown, .branch,
      .shelve, .unshelve, .stop:
      false
    }
  }
}

/// The words of a line as a shell takes them, with single quotes.
private enum ShellWords {
  static func split(_ line: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    for character in line {
      if character == "'" {
        isQuoted.toggle()
      } else if character == " ", !isQuoted {
        words.append(word)
        word = ""
      } else {
        word.append(character)
      }
    }
    return words + [word]
  }
}
