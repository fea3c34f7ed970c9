/// The pictures of the lab `lookup`, in the order of its lesson.
public enum LookupStage: String, DeskView {
  /// A memory of fixed size against looking back.
  case memory
  /// Three keys and a query, by hand.
  case hand
  /// A network learns where to look.
  case learn
  /// The same with equal weights for all.
  case average
  /// The same pairs in another order.
  case shuffle
  /// How many scores there are.
  case cost
  /// One pair after the other wiped out.
  case erase
  /// Everything to be set: the task of the lab.
  case table

  public var title: String {
    switch self {
    case .memory: "remember or look back?"
    case .hand: "three keys, by hand"
    case .learn: "learning where to look"
    case .average: "without the looking"
    case .shuffle: "the same pairs, shuffled"
    case .cost: "everyone scores everyone"
    case .erase: "erase the brightest"
    case .table: "find the right pair"
    }
  }

  public var dials: [Dial] {
    switch self {
    case .memory:
      [
        pairs, .words("cell", "memory", ["plain", "gru", "lstm"], at: "plain"), width, updates(),
      ]
    case .hand:
      [
        .numbers("query1", "query, first", Self.numbers, at: 1),
        .numbers("query2", "query, second", Self.numbers, at: 0),
        .numbers("key1", "key of 1, first", Self.numbers, at: 1), temperature,
      ]
    case .learn: [pairs, width, heads, bag, updates()]
    case .average: [pairs, bag, updates()]
    case .shuffle:
      [
        .counts("order", "order", 1...4, at: 1), .flag("positions", "places added", at: false),
        .flag("causal", "mask", at: false), bag,
      ]
    case .cost:
      [
        .counts(
          "length", "length", [3, 10, 30, 100, 300, 1_000, 3_000, 10_000, 100_000], at: 100),
        .flag("causal", "mask", at: false), .counts("heads", "heads", [1, 2, 4, 8, 16], at: 1),
      ]
    case .erase: [pairs, heads, bag]
    case .table:
      [
        .flag("average", "equal weights", at: true), updates(at: 100), pairs, width, heads,
        temperature, .flag("positions", "places added", at: false),
        .flag("causal", "mask", at: false), bag,
      ]
    }
  }

  private static let numbers = [-3, -2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 3]

  private var pairs: Dial { .counts("pairs", "pairs", 3...12, at: 6) }
  private var width: Dial { .counts("width", "width", [8, 16, 24, 32], at: 16) }
  private var heads: Dial { .counts("heads", "heads", [1, 2], at: 1) }
  private var bag: Dial { .counts("bag", "bag of pairs", 1...LookupTask.shownBags, at: 1) }
  private var temperature: Dial {
    .numbers("temperature", "scores divided by", [0.1, 0.25, 0.5, 1, 2, 4, 10], at: 1)
  }
  private func updates(at count: Int = 800) -> Dial {
    .counts("updates", "updates", [50, 100, 200, 400, 800], at: count)
  }
}
