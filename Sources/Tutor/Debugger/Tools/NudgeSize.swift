/// How far a nudge moves a number.
enum NudgeSize: Int, CaseIterable, Equatable, Sendable {
  case tenth, hundredth, thousandth

  /// ε
  var amount: Double {
    switch self {
    case .tenth: 0.1
    case .hundredth: 0.01
    case .thousandth: 0.001
    }
  }

  /// The next smaller or larger; nil at an end.
  func moved(by count: Int) -> NudgeSize? { NudgeSize(rawValue: rawValue + count) }
}
