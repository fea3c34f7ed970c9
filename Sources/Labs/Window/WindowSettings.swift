internal import Compute
internal import TextUI

/// Settings as text, the controls, and what can be done in a view.
extension WindowLab {
  /// Everything set, as text.
  public var settings: [String: String] {
    sheet.settings.merging([
      "view": view.rawValue, "seed": "\(seed)", "place": Self.text(place),
      "kernel": kernel.map { "\($0)" }.joined(separator: " "), "chosen": "\(chosen + 1)",
      "sketch": sketch.text, "offset": Self.text(offset), "patch-at": Self.text(patch),
      "cell": "\(cell + 1)",
    ]) { $1 }
  }

  private static func text(_ point: Point) -> String { "\(point.column) \(point.row)" }

  private static func numbers(_ text: String) -> [Double] {
    text.split(separator: " ").compactMap { Double($0) }.filter(\.isFinite)
  }

  /// Column and row, the column from `columns` and the row from `rows`.
  private static func point(_ text: String, within range: ClosedRange<Int>) -> Point? {
    let parts = text.split(separator: " ").compactMap { Int($0) }
    guard parts.count == 2, parts.allSatisfy(range.contains) else { return nil }
    return Point(column: parts[0], row: parts[1])
  }

  /// Applies settings; a named window comes before weights of one's own, which change it.
  mutating func set(_ settings: [String: String]) {
    if let window = settings["window"] { set("window", to: window) }
    for (name, value) in settings.sorted(by: { $0.key < $1.key }) where name != "window" {
      set(name, to: value)
    }
  }

  /// Applies one setting; an unknown name or a value that makes no sense changes nothing.
  mutating func set(_ name: String, to value: String) {
    switch name {
    case "view": view = WindowView(rawValue: value) ?? view
    case "seed": seed = UInt64(value) ?? seed
    case "place": place = Self.point(value, within: 0...15) ?? place
    case "kernel":
      let weights = Self.numbers(value)
      if weights.count == 9 { kernel = weights }
    case "chosen": if let number = Int(value) { chosen = min(max(1, number), windowCount) - 1 }
    case "cell": if let number = Int(value) { cell = min(max(1, number), 9) - 1 }
    case "sketch": sketch.restore(value)
    case "offset": offset = Self.point(value, within: -2...2) ?? offset
    case "patch-at":
      patch = Self.point(value, within: 0...WindowData.side - 1) ?? patch
      clampPatch()
    case "window":
      // The window's own weights, unless `kernel` has set others.
      if sheet.set(name, to: value) {
        kernel = (SlideWindow(rawValue: value) ?? .rise).weights
      }
    default: sheet.set(name, to: value)
    }
  }

  /// What the view on stage can be set to.
  public var controls: [LabControl] { sheet.controls(view.dials) }

  /// How many windows can be chosen from.
  var windowCount: Int {
    switch view {
    case .form: sheet.count("windows")
    case .digits: sheet.count("filters") * (sheet.word("layer") == "second" ? 2 : 1)
    case .motif, .slide, .count, .draw, .cover, .shift, .shuffle, .fashion: 16
    }
  }

  /// Keeps the patch within the picture.
  mutating func clampPatch() {
    let most = WindowData.side - sheet.count("patch")
    patch = Point(
      column: min(max(0, patch.column), most), row: min(max(0, patch.row), most))
  }

  /// Where the runs on stage stand.
  public var timeline: Timeline? { trains ? desk.timeline : nil }

  /// How far the runs are.
  public var run: RunState {
    guard trains else { return .ready }
    if desk.isRunning { return .running }
    return runs.allSatisfy(desk.isFinished) ? .finished : .ready
  }

  /// Arithmetic needs no run.
  var trains: Bool {
    switch view {
    case .slide, .count: false
    case .motif, .form, .digits, .draw, .cover, .shift, .shuffle, .fashion: true
    }
  }
  /// Where a trained network is played with, it is not trained again by chance.
  public var isRunnable: Bool { trains && !(view.needsTraining && run == .finished) }
  /// What is not drawn at random cannot be drawn anew.
  public var isSeeded: Bool { trains }
  /// A step trains, or moves the window on.
  public var isSteppable: Bool { isRunnable || view == .slide }
  /// A count is what it is, and a blank sheet is blank.
  public var isResettable: Bool {
    switch view {
    case .count: false
    case .draw: !sketch.isFresh
    case .motif, .slide, .form, .digits, .cover, .shift, .shuffle, .fashion: true
    }
  }
}
