/// The pictures of the lab, in the order of lesson L02.
enum NeuronView: String, CaseIterable, Sendable {
  case sum, sharp, offset, activation, hand, xor, brain

  /// As a learner reads it.
  var title: String {
    switch self {
    case .sum: "multiply, add, squash"
    case .sharp: "twice as large"
    case .offset: "sliding the line"
    case .activation: "four ways to pass it on"
    case .hand: "by hand, then by training"
    case .xor: "one line, four clouds"
    case .brain: "is it a brain cell?"
    }
  }

  /// The controls that mean something here.
  var dials: [String] {
    switch self {
    case .sum: ["x1", "x2", "sum.w1", "sum.w2", "sum.offset", "activation"]
    case .sharp: ["w1", "w2", "offset"]
    case .offset: ["offset"]
    case .activation: ["activation", "z"]
    case .hand: ["w1", "w2", "offset", "data", "margin", "rate", "updates"]
    case .xor: ["w1", "w2", "offset"]
    case .brain: []
    }
  }

  /// Whether it shows the learner's line on a plane.
  var hasPlane: Bool {
    switch self {
    case .sharp, .offset, .hand, .xor: true
    case .sum, .activation, .brain: false
    }
  }
}
