/// The pictures of the lab `court`, in the order of its lesson.
public enum CourtStage: String, DeskView {
  /// A weight against what it is said to mean.
  case weight
  /// How each pixel would move a score.
  case map
  /// The same map of a network whose weights were mixed up.
  case scramble
  /// Two readers, and pictures with marks that are right, random or absent.
  case marks
  /// What the maps of both say of the row with the marks.
  case share
  /// Hidden units put to silence, one by one.
  case silence
  /// What somebody who is judged can be given.
  case audit
  /// Four sealed networks.
  case court

  public var title: String {
    switch self {
    case .weight: "a weight is no reason"
    case .map: "which pixels move it"
    case .scramble: "mix up the weights"
    case .marks: "change only the suspect"
    case .share: "what the maps say"
    case .silence: "units put to silence"
    case .audit: "what can be given"
    case .court: "four sealed readers"
    }
  }

  public var dials: [Dial] {
    switch self {
    case .weight: []
    case .map: [digit]
    case .scramble:
      [
        digit,
        .words(
          "mixed", "mixed up", ["nothing", "last layer", "first layer", "both layers"],
          at: "nothing"),
      ]
    case .marks: [.words("test", "marks are", ["right", "random", "absent"], at: "right")]
    case .share: []
    case .silence: [.counts("unit", "unit", 1...32, at: 1)]
    case .audit:
      AuditItem.allCases.map { .words($0.rawValue, $0.name, ["?", "can", "cannot"], at: "?") }
    case .court:
      [
        .words("model", "reader", CourtCase.names, at: "A"),
        .words("tool", "tool", CourtTool.allCases.map(\.rawValue), at: "map"),
        .words("place", "place", CourtPlace.allCases.map(\.name), at: CourtPlace.top.name),
      ]
        + CourtCase.names.map { .words("verdict.\($0)", "verdict \($0)", Verdict.names, at: "?") }
    }
  }

  private var digit: Dial { .counts("digit", "digit", 1...360, at: 1) }
}

/// What a vendor may be asked for.
enum AuditItem: String, CaseIterable, Sendable {
  case record, groups, tests, simple, reason

  var name: String {
    switch self {
    case .record: "how data came"
    case .groups: "score per group"
    case .tests: "suspects tested"
    case .simple: "simpler model"
    case .reason: "the true reason"
    }
  }

  /// Why it can be given, or why not.
  var why: String {
    switch self {
    case .record: "who gathered which data, when, and who is missing: a record"
    case .groups: "measured for each group, as in the table here"
    case .tests: "a suspect changed and nothing else: an experiment"
    case .simple: "a model small enough to read may come close; compare the two"
    case .reason: "thousands of sums moved together: no single reason exists to be told"
    }
  }

  /// Whether an honest vendor can give it.
  var canBeGiven: Bool { self != .reason }
}

/// What an inspector may do to a sealed reader.
enum CourtTool: String, CaseIterable, Sendable {
  case map, table, silence, occlude, swap

  /// What it costs.
  var cost: Int {
    switch self {
    case .map, .table: 1
    case .silence, .occlude: 2
    case .swap: 3
    }
  }

  /// Whether it changes one thing and measures what follows.
  var isIntervention: Bool { self == .occlude || self == .swap }
}

/// A part of a picture of 8 × 8 pixels.
enum CourtPlace: String, CaseIterable, Sendable {
  case top, right, left, middle

  var name: String {
    switch self {
    case .top: "top row"
    case .right: "right border"
    case .left: "left border"
    case .middle: "middle"
    }
  }

  /// The numbers of its pixels.
  var pixels: [Int] {
    (0..<64).filter { pixel in
      let (row, column) = (pixel / 8, pixel % 8)
      return switch self {
      case .top: row == 0
      case .right: column == 7 && row > 0
      case .left: column == 0 && row > 0
      case .middle: (2...5).contains(row) && (2...5).contains(column)
      }
    }
  }
}

/// What a sealed reader is found to use.
enum Verdict: String, CaseIterable, Sendable {
  case clean, mark, border

  var name: String {
    switch self {
    case .clean: "clean"
    case .mark: "top row"
    case .border: "border"
    }
  }

  /// Where an intervention has to be made to say so.
  var places: [CourtPlace] {
    switch self {
    case .clean: [.top, .right]
    case .mark: [.top]
    case .border: [.right]
    }
  }

  /// What a dial offers.
  static let names = ["?"] + allCases.map(\.name)
}
