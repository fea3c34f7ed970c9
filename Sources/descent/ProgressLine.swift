import Foundation
import Learning
import NetworkFiles
import TextUI

/// One line on a terminal that says how far a run is, and how its loss went:
///
///     step 1 240 of 2 000  ▇▆▅▄▃▂▂▁  loss 0.0312  31 400 steps/s  2 s left
///
/// Without a terminal nothing is written.
struct ProgressLine {
  /// How the line is drawn.
  struct Look {
    /// Which marks to draw with; nil for what the locale can show.
    var glyphs: GlyphSet?
    /// What stands before the line, for one run of several.
    var title = ""
  }

  private let look: Look
  private let isShown: Bool
  private var lastShown: ContinuousClock.Instant?
  private var isOpen = false

  private static let interval = Duration.milliseconds(100)
  private static let widest = 79
  private static let longestCurve = 24

  init(_ look: Look) {
    self.look = look
    let terminal = ProcessInfo.processInfo.environment["TERM"] ?? "dumb"
    isShown = isatty(STDERR_FILENO) == 1 && terminal != "dumb"
  }

  /// Shows the line anew, a few times a second.
  mutating func show(_ run: borrowing TrainRun, seconds: Double) {
    let now = ContinuousClock.now
    guard isShown, lastShown.map({ now - $0 > Self.interval }) ?? true else { return }
    lastShown = now
    isOpen = true
    // Back to the first column, the line, and nothing after it.
    write("\r\(Self.text(run, seconds: seconds, look: look, width: Self.width))\u{1b}[K")
  }

  /// Takes the line away.
  mutating func clear() {
    guard isOpen else { return }
    isOpen = false
    write("\r\u{1b}[K")
  }

  /// Columns that the line may take; one less than there are, as a full line would wrap.
  private static var width: Int {
    var window = winsize()
    let status = unsafe ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &window)
    guard status == 0, window.ws_col > 1 else { return widest }
    return min(widest, Int(window.ws_col) - 1)
  }

  /// The line of a run; the curve takes what the numbers leave.
  private static func text(
    _ run: borrowing TrainRun, seconds: Double, look: Look, width: Int
  ) -> String {
    let total = run.file.steps
    let rate = seconds > 0 ? Double(run.stepsHere) / seconds : 0
    let left = rate > 0 ? Double(total - run.step) / rate : 0
    let title = look.title.isEmpty ? "" : look.title + "  "
    let before = "\(title)step \(Numbers.grouped(run.step)) of \(Numbers.grouped(total))"
    let after = [
      "loss \(Numbers.significant(Double(run.loss ?? 0)))",
      "\(Numbers.grouped(Int(min(rate, 1e12)))) steps/s", "\(duration(left)) left",
    ].joined(separator: "  ")
    let room = min(longestCurve, width - before.count - after.count - 4)
    let curve = room < 4 ? "" : "  " + curve(run, columns: room, glyphs: look.glyphs ?? .blocks)
    let line = "\(before)\(curve)  \(after)"
    return String(line.replacing("\u{a0}", with: " ").prefix(width))
  }

  /// The loss over the run so far.
  private static func curve(
    _ run: borrowing TrainRun, columns: Int, glyphs: GlyphSet
  ) -> String {
    let means = run.lossCurve.buckets.map { Double($0.mean) }
    let count = min(means.count, columns)
    let values = (0..<count).map { column in
      let part = means[column * means.count / count..<(column + 1) * means.count / count]
      return part.reduce(0, +) / Double(part.count)
    }
    guard !values.isEmpty else { return "" }
    var surface = Surface(
      Size(columns: count, rows: 1), look: TextUI.Look(colors: .none, glyphs: glyphs))
    Sparkline(values).draw(on: &surface, in: surface.bounds)
    return surface.line(0)
  }

  /// `2 s`, `3 min`, `1 h 20 min`
  private static func duration(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 1e9).rounded(.up))
    if whole < 100 { return "\(whole) s" }
    if whole < 6000 { return "\((whole + 30) / 60) min" }
    return "\(whole / 3600) h \(whole % 3600 / 60) min"
  }

  private func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}
