internal import Compute
internal import Learning

/// The counters of a run, and what tells whether another run can go on from them.
struct RunState: Equatable {
  var step: Int
  var epoch: Int
  var cursor: Int
  var updates: UInt64
  /// What must be the same for the run to go on: by name, as the file has it.
  private var settings: [String: String]
  /// A hash of the weights that belong to the state.
  private var weights: String

  private static let version = "1"
  private static let counters = ["step", "epoch", "cursor", "updates"]
  /// What the settings are called, and how to mend each.
  private static let settingNames = [
    "seed", "batch", "shuffle", "examples", "optimizer", "data",
  ]

  init(of run: borrowing TrainRun, _ checkpoint: Checkpoint, weights bytes: [UInt8]) {
    step = checkpoint.step
    epoch = checkpoint.epoch
    cursor = checkpoint.cursor
    updates = checkpoint.updates
    let file = run.file
    settings = [
      "seed": "\(file.seed)", "batch": "\(file.batch)", "shuffle": "\(file.shuffles)",
      "examples": "\(run.data.training.count)", "optimizer": file.optimizer.name,
      "data": Self.hash(of: run.data.training),
    ]
    var hash = Fingerprint()
    hash.add(bytes)
    weights = hash.text
  }

  /// - Throws: `DataFileError` if a counter is missing or is no number.
  init(_ metadata: [String: String], file: String) throws(DataFileError) {
    guard metadata["descent.state"] == Self.version, let weights = metadata["weights"],
      let step = metadata["step"].flatMap(Int.init), step >= 0,
      let epoch = metadata["epoch"].flatMap(Int.init), epoch >= 0,
      let cursor = metadata["cursor"].flatMap(Int.init), cursor >= 0,
      let updates = metadata["updates"].flatMap(UInt64.init)
    else {
      throw DataFileError(
        "this is not the state of a run", in: file,
        remedy: "Name the weights that descent train --save has written.")
    }
    self.step = step
    self.epoch = epoch
    self.cursor = cursor
    self.updates = updates
    self.weights = weights
    settings = metadata.filter { Self.settingNames.contains($0.key) }
  }

  var metadata: [String: String] {
    var metadata = settings
    metadata["descent.state"] = Self.version
    metadata["step"] = "\(step)"
    metadata["epoch"] = "\(epoch)"
    metadata["cursor"] = "\(cursor)"
    metadata["updates"] = "\(updates)"
    metadata["weights"] = weights
    return metadata
  }

  /// - Throws: `DataFileError` for the first setting in which the new run differs from the saved
  ///   one, so that it could not go on as if it had not stopped.
  func check(against run: RunState, files: RunFiles) throws(DataFileError) {
    guard weights == run.weights else {
      throw DataFileError(
        "this is the state to other weights than \(files.weights) holds", in: files.state,
        remedy: "Start from those weights with --init, without what the optimizer had gathered.")
    }
    for name in Self.settingNames where settings[name] != run.settings[name] {
      let (saved, now) = (settings[name] ?? "unknown", run.settings[name] ?? "unknown")
      throw DataFileError(
        name == "data"
          ? "the run was on other training data than this"
          : "the run had \(name) \(saved), and now it is \(now)", in: files.state,
        remedy: "Resume with the same file, data and options; only steps, rate and schedule may "
          + "change.")
    }
    guard cursor < Int(run.settings["examples"] ?? "") ?? 0 else {
      throw DataFileError(
        "the run is at example \(cursor) of an epoch that has fewer", in: files.state,
        remedy: "Save or copy the file again.")
    }
  }

  private static func hash(of data: Dataset) -> String {
    var hash = Fingerprint()
    hash.add(data.inputs)
    switch data.targets {
    case .values(let values, _): hash.add(values)
    case .classes(let classes, _, _): hash.add(classes)
    }
    return hash.text
  }
}

/// A number that differs for different content, by chance of 2⁻⁶⁴ excepted: FNV-1a by words
/// instead of bytes. Tells mistakes apart, not forgeries.
private struct Fingerprint {
  private var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ numbers: [Float]) { for number in numbers { add(UInt64(number.bitPattern)) } }
  mutating func add(_ numbers: [Int32]) {
    for number in numbers { add(UInt64(UInt32(bitPattern: number))) }
  }
  mutating func add(_ bytes: [UInt8]) { for byte in bytes { add(UInt64(byte)) } }

  private mutating func add(_ word: UInt64) {
    value = (value ^ word) &* 0x100_0000_01b3
    value ^= value >> 29
  }

  var text: String { String(value, radix: 16) }
}
