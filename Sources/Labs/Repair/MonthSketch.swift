internal import TextUI

/// The share right that a learner expects in each month, drawn with the arrow keys.
struct MonthSketch: Equatable, Sendable {
  /// In steps of 5 %; empty before the first key.
  private(set) var heights: [Int] = []
  /// The month that keys act on.
  private(set) var month = 0

  /// Steps from nothing to all.
  static let most = 20

  /// Nothing drawn yet.
  init() {}

  /// A sketch from a setting; what is none is an empty one.
  init(_ text: String) {
    let numbers = text.split(separator: ",").compactMap { Int($0) }
    if numbers.count == RepairData.months, numbers.allSatisfy({ (0...Self.most).contains($0) }) {
      heights = numbers
    }
  }

  /// As a setting.
  var text: String { heights.map(String.init).joined(separator: ",") }

  /// The first key draws a level line near the top; from then on arrows bend it. What lies to the
  /// right goes along, so that a curve needs few keys.
  mutating func press(_ key: Key) {
    if heights.isEmpty { heights = Array(repeating: 19, count: RepairData.months) }
    switch key {
    case .left: month = max(0, month - 1)
    case .right: month = min(RepairData.months - 1, month + 1)
    case .up, .down:
      for index in month..<RepairData.months {
        heights[index] = min(max(0, heights[index] + (key == .up ? 1 : -1)), Self.most)
      }
    default: break
    }
  }

  /// The sketch in percent.
  var points: [ChartPoint] {
    heights.enumerated().map { ChartPoint(Double($0), Double($1) * 100 / Double(Self.most)) }
  }

  /// How far it lies from what was measured, as a mean share; nil without a sketch.
  func error(from shares: [Double]) -> Double? {
    guard heights.count == shares.count, !shares.isEmpty else { return nil }
    let gaps = zip(heights, shares).map { (Double($0) / Double(Self.most) - $1).magnitude }
    return gaps.reduce(0, +) / Double(gaps.count)
  }
}
