/// How many training steps go into one picture.
enum SpamPace {
  static let levels: [Pace] = [
    .steps(1), .steps(2), .steps(4), .steps(8), .steps(16), .steps(32), .steps(64), .unlimited,
  ]
  static let usual = 4

  static func label(_ level: Int) -> String {
    switch levels[level] {
    case .steps(let count): "\(count) steps a picture"
    case .unlimited: "as fast as it goes"
    }
  }
}
