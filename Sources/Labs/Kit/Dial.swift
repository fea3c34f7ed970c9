internal import TextUI

/// A thing that can be set in a lab, with the values that the arrows go through.
public struct Dial: Equatable, Sendable {
  /// As in settings and lesson files: `rate`.
  public let name: String
  /// As a learner reads it: `learning rate`.
  public let label: String
  /// What it can be.
  public let range: Range
  /// Its present value: a number, the place of a word, or 0 and 1 for off and on.
  public private(set) var value: Double

  /// What a dial can be set to.
  public enum Range: Equatable, Sendable {
    /// Numbers, lowest first; settings may also give any number between the ends.
    case numbers([Double])
    /// Whole numbers, lowest first; settings may also give any between the ends.
    case counts([Int])
    case words([String])
    case flag
  }

  /// A number on a ladder of allowed ones: `0.001, 0.01, 0.1`.
  public static func numbers(
    _ name: String, _ label: String, _ rungs: [Double], at value: Double
  ) -> Dial {
    Dial(name: name, label: label, range: .numbers(rungs), value: value)
  }

  /// A whole number on a ladder of allowed ones.
  public static func counts(
    _ name: String, _ label: String, _ rungs: [Int], at value: Int
  ) -> Dial {
    Dial(name: name, label: label, range: .counts(rungs), value: Double(value))
  }

  /// A whole number of a range, each in turn.
  public static func counts(
    _ name: String, _ label: String, _ range: ClosedRange<Int>, at value: Int
  ) -> Dial {
    counts(name, label, Array(range), at: value)
  }

  /// One of some words; a word that is not among them is the first.
  public static func words(
    _ name: String, _ label: String, _ words: [String], at word: String
  ) -> Dial {
    Dial(
      name: name, label: label, range: .words(words),
      value: Double(words.firstIndex(of: word) ?? 0))
  }

  /// Something that is on or off.
  public static func flag(_ name: String, _ label: String, at isOn: Bool) -> Dial {
    Dial(name: name, label: label, range: .flag, value: isOn ? 1 : 0)
  }

  /// How many values the arrows go through.
  public var count: Int {
    switch range {
    case .numbers(let rungs): rungs.count
    case .counts(let rungs): rungs.count
    case .words(let words): words.count
    case .flag: 2
    }
  }

  /// The word that it is at; as shown for anything else.
  public var word: String {
    if case .words(let words) = range, words.indices.contains(Int(value)) {
      words[Int(value)]
    } else {
      text
    }
  }

  /// As shown, and as settings keep it: `0.03`, `2 761`, `tanh`, `on`.
  public var text: String {
    switch range {
    case .numbers: Numbers.significant(value)
    case .counts: Numbers.grouped(Int(value))
    case .words(let words): words.indices.contains(Int(value)) ? words[Int(value)] : ""
    case .flag: value == 1 ? "on" : "off"
    }
  }

  /// As settings keep it: every digit, nothing between them.
  public var setting: String {
    switch range {
    case .numbers: "\(value)"
    case .counts: "\(Int(value))"
    case .words, .flag: text
    }
  }

  /// Moves along its values and stops at their ends.
  ///
  /// - Returns: whether anything changed.
  public mutating func turn(by notches: Int) -> Bool {
    let before = value
    switch range {
    case .numbers(let rungs): value = Self.moved(value, by: notches, on: rungs)
    case .counts(let rungs): value = Self.moved(value, by: notches, on: rungs.map(Double.init))
    case .words(let words):
      guard !words.isEmpty else { return false }
      value = Double(min(max(0, Int(value) + notches), words.count - 1))
    case .flag: value = notches > 0 ? 1 : 0
    }
    return value != before
  }

  /// Goes to the value at this share of the way from its first to its last.
  ///
  /// - Returns: whether anything changed.
  public mutating func slide(to share: Double) -> Bool {
    guard count > 0, share.isFinite else { return false }
    let before = value
    let place = Int((min(max(0, share), 1) * Double(count - 1)).rounded())
    switch range {
    case .numbers(let rungs): value = rungs[place]
    case .counts(let rungs): value = Double(rungs[place])
    case .words, .flag: value = Double(place)
    }
    return value != before
  }

  /// Where its value is on the way from its first to its last, 0 ... 1.
  public var position: Double {
    let rungs: [Double] =
      switch range {
      case .numbers(let rungs): rungs
      case .counts(let rungs): rungs.map(Double.init)
      case .words, .flag: (0..<count).map(Double.init)
      }
    guard rungs.count > 1 else { return 0 }
    let place = rungs.lastIndex { $0 <= value } ?? 0
    return Double(place) / Double(rungs.count - 1)
  }

  /// Takes a value from a setting; what makes no sense changes nothing.
  ///
  /// - Returns: whether it made sense.
  public mutating func set(_ text: String) -> Bool {
    switch range {
    case .numbers(let rungs):
      guard let number = Double(text), let low = rungs.first, let high = rungs.last,
        (low...max(low, high)).contains(number)
      else { return false }
      value = number
    case .counts(let rungs):
      guard let number = Int(text), let low = rungs.first, let high = rungs.last,
        (low...max(low, high)).contains(number)
      else { return false }
      value = Double(number)
    case .words(let words):
      guard let place = words.firstIndex(of: text) else { return false }
      value = Double(place)
    case .flag:
      switch text {
      case "on", "yes", "true", "1": value = 1
      case "off", "no", "false", "0": value = 0
      default: return false
      }
    }
    return true
  }

  /// The rung that many away; from between two rungs the first step goes to the next one.
  private static func moved(_ value: Double, by notches: Int, on rungs: [Double]) -> Double {
    guard !rungs.isEmpty, notches != 0 else { return value }
    let above = rungs.firstIndex { $0 > value } ?? rungs.count
    let below = (rungs.lastIndex { $0 < value } ?? -1)
    let target = notches > 0 ? above + notches - 1 : below + notches + 1
    return rungs[min(max(0, target), rungs.count - 1)]
  }
}
