/// A headline, and the question that decides it.
enum CaseClaim: String, CaseIterable, Sendable {
  case fraud, benchmark, understands, bigger, free, map

  /// As the headline has it.
  var headline: String {
    switch self {
    case .fraud: "“99 % accurate fraud finder”"
    case .benchmark: "“perfect on benchmark X”"
    case .understands: "“understands what it reads”"
    case .bigger: "“sixty times bigger, sixty times better”"
    case .free: "“runs free once trained”"
    case .map: "“the heat map proves it”"
    }
  }

  /// The question that decides it, in the two words of a dial.
  var question: String {
    switch self {
    case .fraud: "base rate?"
    case .benchmark: "leaked tests?"
    case .understands: "tested on what?"
    case .bigger: "data and cost?"
    case .free: "cost per use?"
    case .map: "intervention?"
    }
  }

  /// The experiment behind it.
  var experiment: String {
    switch self {
    case .fraud: "a filter learns from mails of which 1 in 100 is spam"
    case .benchmark: "a network has seen the benchmark; its labels are dice"
    case .understands: "a reader of digits is given the same digits in fog"
    case .bigger: "300 names, 8 hidden units and 512"
    case .free: "a use of the names network is timed, and its training"
    case .map: "a reader of marked digits; then the marks are drawn by dice"
    }
  }

  /// What the claim counts, and what decides.
  var labels: (claimed: String, deciding: String) {
    switch self {
    case .fraud: ("right, of all", "of the spam, found")
    case .benchmark: ("right, benchmark", "right, new ones")
    case .understands: ("right, clear", "right, in fog")
    case .bigger: ("loss, 8 units", "loss, 512 units")
    case .free: ("training, s", "uses of a year, s")
    case .map: ("right, with marks", "right, marks by dice")
    }
  }

  /// Whether the numbers are shares of 1.
  var isShare: Bool { self != .bigger && self != .free }

  static let questionWords = ["?"] + allCases.map(\.question)
}
