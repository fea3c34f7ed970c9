/// Shares of a whole, one row each: a name, a bar on its track, and the number.
///
///     run     ━━━━━━━━━─────────────────────  29.4 %
public struct ShareBars: Widget {
  /// One row.
  public struct Share: Hashable, Sendable {
    /// At the left; cut at a third of the width.
    public var name: String
    /// 0...1.
    public var value: Double
    /// What stands at the right; nil is the share in percent.
    public var text: String?
    /// Whether its row stands out, as the share that is talked about.
    public var isEmphasised: Bool
    /// Which number of a network it is; nil for none.
    public var mark: NumberMark?

    /// A share of 1, written in percent unless `text` says otherwise.
    public init(
      _ name: String, _ value: Double, text: String? = nil, isEmphasised: Bool = false,
      mark: NumberMark? = nil
    ) {
      self.name = name
      self.value = value
      self.text = text
      self.isEmphasised = isEmphasised
      self.mark = mark
    }

    var number: String { text ?? Numbers.percent(value) }

    /// Its text, of which the number itself can be asked about, whatever else stands beside it.
    fileprivate func written(_ style: Style) -> StyledText {
      let all = number
      guard let mark else { return StyledText(all, style) }
      let forms =
        [1, 0, 2].map { Numbers.percent(value, decimals: $0) }
        + [3, 2].map { Numbers.fixed(value, decimals: $0) }
      for own in forms {
        guard let start = all.indices.first(where: { all[$0...].hasPrefix(own) }) else { continue }
        return StyledText(String(all[..<start]), style)
          + StyledText(own, style).asking(mark, value)
          + StyledText(String(all[start...].dropFirst(own.count)), style)
      }
      return StyledText(all, style)
    }
  }

  /// From top to bottom; those below the last row are not shown, unless one of them is in focus.
  public var shares: [Share]
  /// What a full bar stands for, 1 unless the shares are all small.
  public var full: Double
  /// The index of the share that keys act on; nil leaves no room for its marker.
  public var focus: Int?

  /// Bars on one scale; with a `full` of 0 or less all of them are empty.
  public init(_ shares: [Share], full: Double = 1, focus: Int? = nil) {
    self.shares = shares
    self.full = full
    self.focus = focus
  }

  /// The largest first; those that are no numbers last.
  public func sorted() -> ShareBars {
    func key(_ share: Share) -> Double { share.value.isNaN ? -.infinity : share.value }
    let order = shares.indices.sorted {
      key(shares[$0]) == key(shares[$1]) ? $0 < $1 : key(shares[$0]) > key(shares[$1])
    }
    return ShareBars(
      order.map { shares[$0] }, full: full, focus: focus.flatMap(order.firstIndex(of:)))
  }

  public var summary: String {
    // An empty number is one that nobody knows yet.
    let known = shares.filter { !$0.number.isEmpty }
    return known.isEmpty
      ? "no shares yet" : known.map { "\($0.name) \($0.number)" }.joined(separator: ", ")
  }

  public func draw(on surface: inout Surface, in area: Rect) {
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    let names = min(shares.map(\.name.displayWidth).max() ?? 0, area.columns / 3)
    let numbers = max(6, shares.map(\.number.displayWidth).max() ?? 0)
    let first = max(0, (focus ?? 0) - area.rows + 1)
    let margin = focus == nil ? 0 : 2
    for (row, share) in shares.dropFirst(first).prefix(area.rows).enumerated() {
      let isFocused = first + row == focus
      if isFocused {
        surface.write(
          .cursor, column: area.column, row: area.row + row, style: Style(.focus, .bold))
      }
      let line = area.line(row).dropLeft(margin)
      let name = StyledText(
        share.name, isFocused ? .focus : share.isEmphasised ? .strong : .ink,
        share.isEmphasised || isFocused ? .bold : [])
      surface.write(name.truncated(to: names), column: line.column, row: line.row)
      let number = share.written(
        Style(share.isEmphasised ? .strong : .ink, share.isEmphasised ? .bold : []))
      guard line.columns >= names + numbers + 2 else { continue }
      surface.write(number, endColumn: line.endColumn, row: line.row)
      let track = line.dropLeft(names + (names > 0 ? 2 : 0)).dropRight(numbers + 2)
      ProgressRule(
        full > 0 ? share.value / full : 0, heavy: Style(share.isEmphasised ? .strong : .ink),
        light: Style(.grid)
      ).draw(on: &surface, in: track)
    }
  }
}

/// How far a piece of work is: `training ━━━━━━╸─────  214 of 600`.
public struct ProgressBar: Widget {
  /// What is being done, at the left.
  public var label: String
  /// 0...1.
  public var progress: Double
  /// What stands at the right; nil is the progress in percent.
  public var text: String?

  /// A bar of `progress` out of 1; what lies beyond counts as the end.
  public init(_ label: String, progress: Double, text: String? = nil) {
    self.label = label
    self.progress = progress
    self.text = text
  }

  private var bars: ShareBars {
    ShareBars([
      ShareBars.Share(label, progress, text: text ?? Numbers.percent(progress, decimals: 0))
    ])
  }

  public var summary: String { bars.summary }

  public func draw(on surface: inout Surface, in area: Rect) {
    bars.draw(on: &surface, in: area)
  }
}
