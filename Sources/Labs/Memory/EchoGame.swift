internal import Compute
internal import Learning

/// A game of memory: the first symbol of a row is to be told at its end, through a gap of others.
///
///     B x w w z y … x z  →  B
///
/// There are four symbols to remember and four to pass over, each a row of its own: 1 at its place,
/// 0 elsewhere. Guessing is right in a quarter of the rows.
struct EchoGame: Sendable {
  /// As pictures write them: those to remember, then the others.
  static let symbols = ["A", "B", "C", "D", "w", "x", "y", "z"]
  /// The longest gap.
  static let longest = 60
  /// The share of right answers that guessing has.
  static let chance = 0.25

  /// Rows to learn from, and rows to be tested on.
  private let rows: (training: [[UInt8]], unseen: [[UInt8]])

  /// Rows long enough for any gap; those of a shorter one are their beginnings.
  init() {
    var generator = SeededGenerator(seed: 1).split("echo")
    func draw(_ count: Int) -> [[UInt8]] {
      (0..<count).map { _ in
        [UInt8(generator.below(4))] + (0..<Self.longest).map { _ in UInt8(4 + generator.below(4)) }
      }
    }
    rows = (draw(2_000), draw(200))
  }

  /// Rows to learn from.
  func training(gap: Int) -> Dataset { Self.data(rows.training, gap: gap) }
  /// Rows that are never learned from.
  func unseen(gap: Int) -> Dataset { Self.data(rows.unseen, gap: gap) }

  /// The symbols of a row that is never learned from.
  func tokens(_ row: Int, gap: Int) -> [String] {
    rows.unseen[row % rows.unseen.count].prefix(gap + 1).map { Self.symbols[Int($0)] }
  }

  private static func data(_ rows: [[UInt8]], gap: Int) -> Dataset {
    let steps = min(gap, longest) + 1
    return Dataset(
      inputs: rows.flatMap { $0[..<steps].map(Float.init) }, inputShape: Shape(steps),
      targets: .classes(rows.map { Int32($0.first ?? 0) }, count: 4))
  }
}
