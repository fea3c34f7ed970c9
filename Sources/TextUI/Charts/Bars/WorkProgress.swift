/// How far a piece of work is and how long it will still take, in digits that stand still.
///
///     training ━━━━━━━━━━━╸─────────  31 400 of 60 000  52 %   2:05 left
public struct WorkProgress: Widget {
  /// What is being done, at the left.
  public var label: String
  /// How much of it is done; less than 0 is taken for 0.
  public var done: Int
  /// How much there is to do; 0 if nobody knows, and then there is no bar.
  public var total: Int
  /// What is counted, `steps`; it may be empty.
  public var unit: String
  /// How long it will still take; nil as long as nobody can say.
  public var secondsLeft: Double?

  /// A piece of work, part of which is done.
  public init(
    _ label: String, done: Int, total: Int, unit: String = "", secondsLeft: Double? = nil
  ) {
    self.label = label
    self.done = max(0, done)
    self.total = max(0, total)
    self.unit = unit
    self.secondsLeft = secondsLeft
  }

  /// The part that is done, 0...1.
  public var share: Double { total > 0 ? min(1, Double(done) / Double(total)) : 0 }

  public var summary: String {
    let counted = Numbers.grouped(done) + (unit.isEmpty ? "" : " " + unit)
    guard total > 0 else { return "\(label): \(counted)" }
    let time = secondsLeft.map { ", \(Self.spoken($0)) left" } ?? ""
    return "\(label): \(percents)\(Numbers.space)%, \(Numbers.grouped(done)) of "
      + "\(Numbers.grouped(total))\(unit.isEmpty ? "" : " " + unit)\(time)"
  }

  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    let name = StyledText(label, .ink)
    let row = area.row
    guard total > 0 else {
      let words = StyledText(Numbers.grouped(done) + (unit.isEmpty ? "" : " \(unit)"), .ink)
      surface.write(
        (name + "  " + words).truncated(to: area.columns), column: area.column, row: row)
      return
    }
    // What is left out first when it gets narrow: the count, then the name, then the time.
    let wanted = [count, percent, time].filter { !$0.isEmpty }
    let choices: [(StyledText, [StyledText])] = [
      (name, wanted), (name, [percent, time]), (StyledText(), [percent, time]),
      (StyledText(), [percent]),
    ]
    for (name, parts) in choices {
      let right = parts.reduce(0) { $0 + $1.width + 2 }
      let left = name.isEmpty ? 0 : name.width + 2
      let track = area.top(1).dropLeft(left).dropRight(right)
      guard track.columns >= 8 else { continue }
      surface.write(name, column: area.column, row: row)
      ProgressRule(share, heavy: Style(.ink), light: Style(.grid)).draw(on: &surface, in: track)
      var column = track.endColumn + 2
      for part in parts {
        surface.write(part, column: column, row: row)
        column += part.width + 2
      }
      return
    }
    surface.write(percent.truncated(to: area.columns), column: area.column, row: row)
  }

  /// As wide when nothing is done as when everything is.
  private var count: StyledText {
    let total = Numbers.grouped(total)
    let done = Numbers.padded(Numbers.grouped(min(done, self.total)), to: total.displayWidth)
    return StyledText(done, .strong) + .muted(" of \(total)" + (unit.isEmpty ? "" : " \(unit)"))
  }

  /// The last percent is not there before everything is.
  private var percents: Int { done >= total ? 100 : min(99, Int(share * 100)) }

  private var percent: StyledText {
    StyledText(Numbers.padded("\(percents)\(Numbers.space)%", to: 5), .strong, .bold)
  }

  private var time: StyledText {
    .muted(Numbers.padded(secondsLeft.map(Self.clock) ?? "–:––", to: 7) + " left")
  }

  /// `0:07`, `2:05`, `1:02:05`, `99:59:59` at the most.
  static func clock(_ seconds: Double) -> String {
    guard seconds.isFinite else { return "–:––" }
    let all = Int(min(max(0, seconds.rounded(.up)), 359_999))
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (hours, minutes) = (all / 3_600, all / 60 % 60)
    return hours > 0
      ? "\(hours):\(two(minutes)):\(two(all % 60))" : "\(minutes):\(two(all % 60))"
  }

  private static func spoken(_ seconds: Double) -> String {
    guard seconds.isFinite else { return "unknown time" }
    let all = Int(min(max(0, seconds.rounded(.up)), 359_999))
    if all >= 3_600 { return "\(all / 3_600) h \(all / 60 % 60) min" }
    return all >= 60 ? "\(all / 60) min \(all % 60) s" : "\(all) s"
  }
}
