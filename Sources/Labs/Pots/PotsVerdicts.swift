/// What the learner has looked at and said of the four reports.
struct PotsVerdicts: Equatable, Sendable {
  /// The ways to look into a report.
  enum Look: String, CaseIterable, Sendable {
    case inspect, twins, rerun

    /// One letter for settings.
    var letter: Character {
      switch self {
      case .inspect: "i"
      case .twins: "t"
      case .rerun: "c"
      }
    }
  }

  /// The report that keys act on.
  private(set) var row = 0
  /// What was looked at, by report.
  private(set) var looks: [Set<Look>] = Array(repeating: [], count: 4)
  /// What is said of each report; nil where nothing is.
  private(set) var verdicts: [PotsPipeline?] = Array(repeating: nil, count: 4)
  /// Whether the verdicts have been judged: from then on they stand.
  private(set) var isJudged = false

  /// Nothing looked at, nothing said.
  init() {}

  /// From a setting: for each report its looks and its verdict, `it:twins,:-,c:clean,:-`, with a
  /// `!` at the end once it is judged.
  init(_ text: String) {
    isJudged = text.hasSuffix("!")
    let parts = (isJudged ? text.dropLast() : text[...]).split(
      separator: ",", omittingEmptySubsequences: false)
    for (index, part) in parts.prefix(4).enumerated() {
      let halves = part.split(separator: ":", omittingEmptySubsequences: false)
      guard halves.count == 2 else { continue }
      looks[index] = Set(Look.allCases.filter { halves[0].contains($0.letter) })
      verdicts[index] = PotsPipeline(rawValue: String(halves[1]))
    }
  }

  /// As a setting.
  var text: String {
    (0..<4).map { index in
      let seen = Look.allCases.filter { looks[index].contains($0) }.map(\.letter)
      return String(seen) + ":" + (verdicts[index]?.rawValue ?? "-")
    }.joined(separator: ",") + (isJudged ? "!" : "")
  }

  /// How many verdicts name what happened.
  func rightCount(_ truth: [PotsPipeline]) -> Int {
    zip(verdicts, truth).count { $0 == $1 }
  }

  /// To this report, or the nearest one that there is.
  mutating func choose(_ row: Int) { self.row = min(max(0, row), 3) }

  /// The next verdict on the report, or the one before.
  mutating func turn(by places: Int) {
    guard !isJudged else { return }
    let all = PotsPipeline.allCases
    let place = verdicts[row].flatMap(all.firstIndex)
    let next = place.map { $0 + places } ?? (places > 0 ? 0 : all.count - 1)
    verdicts[row] = all[(next + all.count) % all.count]
  }

  /// Looks into the report.
  mutating func look(_ look: Look) { looks[row].insert(look) }

  /// Judges, once every report has a verdict.
  mutating func judge() { isJudged = isJudged || !verdicts.contains(nil) }
}
