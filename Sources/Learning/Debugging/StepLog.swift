internal import Compute

/// What the instructions of a step have written over, so that some can be taken back without computing
/// all those before again.
struct StepLog {
  /// Floats that it may keep; the oldest are forgotten.
  static let budget = 4 << 20

  private var entries: [[TensorName: [Float]]] = []
  /// The number of the instruction that the first entry is of.
  private var first = 0
  private var count = 0

  /// Forgets all; the next instruction is this one.
  mutating func restart() {
    entries = []
    (first, count) = (0, 0)
  }

  /// Whether everything from this instruction on can be taken back.
  func reaches(_ instruction: Int) -> Bool { instruction >= first }

  /// Keeps what the next instruction is going to change.
  mutating func append(_ scalars: [TensorName: [Float]]) {
    entries.append(scalars)
    count += scalars.values.reduce(0) { $0 + $1.count }
    while count > Self.budget, !entries.isEmpty {
      count -= entries.removeFirst().values.reduce(0) { $0 + $1.count }
      first += 1
    }
  }

  /// Keeps what is going to be changed behind the last instruction.
  mutating func add(_ scalars: [Float], of name: TensorName) {
    guard !entries.isEmpty, entries[entries.count - 1][name] == nil else { return }
    entries[entries.count - 1][name] = scalars
    count += scalars.count
  }

  /// What there was before the last instruction; nil if that is not known.
  mutating func removeLast() -> [TensorName: [Float]]? {
    guard let last = entries.popLast() else { return nil }
    count -= last.values.reduce(0) { $0 + $1.count }
    return last
  }
}
