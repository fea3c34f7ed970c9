internal import TextUI

/// A curve that a learner draws with the arrow keys: eleven heights from the first update to the
/// last.
struct LossSketch: Equatable, Sendable {
  /// In steps of 0.25; empty before the first key.
  private(set) var heights: [Int] = []
  /// The place that keys act on.
  private(set) var place = 0

  static let places = 11
  static let step = 0.25
  /// Steps from 0 to the top of the chart.
  static let most = 12

  /// Nothing drawn yet.
  init() {}

  /// A sketch from a setting; what is none is an empty one.
  init(_ text: String) {
    let numbers = text.split(separator: ",").compactMap { Int($0) }
    if numbers.count == Self.places, numbers.allSatisfy({ (0...Self.most).contains($0) }) {
      heights = numbers
    }
  }

  /// As a setting.
  var text: String { heights.map(String.init).joined(separator: ",") }

  /// The first key draws a level line at the loss of guessing; from then on arrows bend it.
  mutating func press(_ key: Key) {
    if heights.isEmpty { heights = Array(repeating: 3, count: Self.places) }
    switch key {
    case .left: place = max(0, place - 1)
    case .right: place = min(Self.places - 1, place + 1)
    case .up: raise(1)
    case .down: raise(-1)
    default: break
    }
  }

  /// What lies to the right goes along, so that a curve needs few keys.
  private mutating func raise(_ steps: Int) {
    for index in place..<Self.places {
      heights[index] = min(max(0, heights[index] + steps), Self.most)
    }
  }

  /// The sketch over so many updates.
  func points(over updates: Int) -> [ChartPoint] {
    heights.enumerated().map { index, height in
      ChartPoint(
        Double(index * updates) / Double(Self.places - 1), Double(height) * Self.step)
    }
  }

  /// How far a curve lies from the sketch, on average over its places; nil without both.
  func error(from curve: [ChartPoint], over updates: Int) -> Double? {
    let series = Series("", curve)
    let gaps = points(over: updates).compactMap { point in
      series.nearest(to: point.x).map { ($0.y - point.y).magnitude }
    }
    return gaps.isEmpty ? nil : gaps.reduce(0, +) / Double(gaps.count)
  }
}
