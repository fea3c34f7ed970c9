/// A key and what it does now.
public struct KeyHint: Hashable, Sendable {
  /// As it is written: `Space`, `, .`, `1-3`.
  public var key: String
  /// One or two words that say what happens: `step`, `predict again`.
  public var label: String
  /// Hints of lower priority make room first; among equals the last one.
  public var priority: Int
  /// The keys that a press of the mouse stands for: one for all of the hint, or several from left
  /// to right over its name, as in `↑↓`.
  public var keys: [Key]

  /// A hint that gives way to those of higher priority; its keys are those that its name shows,
  /// unless they are given.
  public init(_ key: String, _ label: String, priority: Int = 0, keys: [Key]? = nil) {
    self.key = key
    self.label = label
    self.priority = priority
    self.keys = keys ?? Key.named(key)
  }

  var width: Int { key.displayWidth + 1 + label.displayWidth }

  /// Marks the keys where the hint stands in a line.
  func mark(on surface: inout Surface, column: Int, row: Int) {
    guard keys.count > 1 else {
      let whole = Rect(column: column, row: row, columns: width, rows: 1)
      if let key = keys.first { surface.mark(.key(key), in: whole) }
      return
    }
    let columns = key.displayWidth
    for offset in 0..<columns {
      let place = Rect(column: column + offset, row: row, columns: 1, rows: 1)
      surface.mark(.key(keys[offset * keys.count / columns]), in: place)
    }
  }
}

/// The last rows of a screen: a rule, and the keys that do something now. A hint is shown whole or
/// not at all.
///
///     ──────────────────────────────────────────────
///     Space run   s step   Esc map   ? help
public struct KeyHints: Widget {
  /// From left to right, fitting or not.
  public var hints: [KeyHint]

  /// A footer of these keys; those that do nothing now should not be among them.
  public init(_ hints: [KeyHint]) { self.hints = hints }

  /// The height of a whole footer, rule and keys.
  public static let rows = 2
  private static let gap = 3

  public var summary: String {
    hints.isEmpty ? "no keys" : hints.map { "\($0.key) \($0.label)" }.joined(separator: ", ")
  }

  /// The hints that fit, in their order.
  public func shown(columns: Int) -> [KeyHint] {
    var kept = Array(hints.indices)
    func width() -> Int {
      kept.reduce(0) { $0 + hints[$1].width } + Self.gap * max(0, kept.count - 1)
    }
    while !kept.isEmpty, width() > columns {
      let least = kept.map { hints[$0].priority }.min()
      if let last = kept.lastIndex(where: { hints[$0].priority == least }) {
        kept.remove(at: last)
      }
    }
    return kept.map { hints[$0] }
  }

  /// Draws the rule only if there are two rows.
  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    if area.rows > 1 {
      surface.rule(column: area.column, row: area.endRow - 2, columns: area.columns)
    }
    var column = area.column
    for hint in shown(columns: area.columns) {
      let text = StyledText.strong(hint.key) + .muted(" " + hint.label)
      hint.mark(on: &surface, column: column, row: area.endRow - 1)
      column += surface.write(text, column: column, row: area.endRow - 1) + Self.gap
    }
  }
}
