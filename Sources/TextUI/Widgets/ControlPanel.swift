/// Controls in one column or in several, under heads, as many as are in sight: the focused one
/// always is.
///
///     data
///       noise    ◂ 10 % ▸      split   ◂ 50 % ▸
///     network
///       layers   ◂ 8·4  ▸      units   ◂ tanh ▸
public struct ControlPanel: Widget {
  /// Controls that belong together.
  public struct Group: Hashable, Sendable {
    /// Above them; empty for none.
    public var title: String
    /// In the order in which keys reach them.
    public var controls: [Control]

    /// Controls under a head.
    public init(_ title: String, _ controls: [Control]) {
      self.title = title
      self.controls = controls
    }
  }

  /// From top to bottom; keys count the controls of all of them.
  public var groups: [Group]
  /// The control that keys act on; nil while another pane is focused.
  public var focus: Int?
  /// The row wished for at the top; moved so that the focused control is in sight.
  public var scroll: Int

  /// By default nothing is focused.
  public init(_ groups: [Group], focus: Int? = nil, scroll: Int = 0) {
    self.groups = groups
    self.focus = focus
    self.scroll = scroll
  }

  /// Free columns between two columns of controls.
  private static let gutter = 4
  /// Columns of a control before its label, under a head.
  private static let indent = 2

  public var summary: String {
    var number = 0
    let parts = groups.map { group -> String in
      let controls = group.controls.map { control -> String in
        defer { number += 1 }
        return "\(control.label) \(control.value)" + (number == focus ? ", focused" : "")
      }
      return (group.title.isEmpty ? "" : group.title + ": ") + controls.joined(separator: "; ")
    }
    return parts.isEmpty ? "no controls" : parts.joined(separator: ". ")
  }

  /// How many rows it takes in that many columns.
  public func height(columns: Int) -> Int { lines(columns: columns).count }

  /// The rows in sight.
  public func window(in size: Size) -> ScrollWindow {
    let lines = lines(columns: size.columns)
    let row = focus.flatMap { focus in lines.firstIndex { $0.controls.contains(focus) } }
    return ScrollWindow(
      count: lines.count, rows: size.rows, first: scroll, focus: row.map { $0..<$0 + 1 })
  }

  public func draw(on surface: inout Surface, in area: Rect) {
    guard !area.isEmpty else { return }
    let outer = surface.narrowClip(to: area)
    defer { surface.restoreClip(outer) }
    let lines = lines(columns: area.columns)
    let all = groups.flatMap(\.controls)
    let window = window(in: area.size)
    for row in window.shown {
      let place = area.line(row - window.first)
      let line = lines[row]
      surface.write(
        StyledText(line.title, .strong).truncated(to: place.columns), column: place.column,
        row: place.row)
      for (offset, number) in line.controls.enumerated() {
        all[number].draw(
          number, labelColumns: labelColumns, isFocused: number == focus, on: &surface,
          in: place.dropLeft(indent + offset * (cellColumns + Self.gutter)).left(cellColumns))
      }
    }
    surface.draw(ScrollMarks(window), in: area)
  }

  private struct Line {
    var title = ""
    var controls: Range<Int> = 0..<0
  }

  private var indent: Int { groups.contains { !$0.title.isEmpty } ? Self.indent : 0 }

  private var labelColumns: Int {
    (groups.flatMap(\.controls).map(\.label.displayWidth).max() ?? -2) + 2
  }

  private var cellColumns: Int {
    labelColumns + (groups.flatMap(\.controls).map(\.fieldColumns).max() ?? 0)
  }

  private func lines(columns: Int) -> [Line] {
    let perLine = max(1, (columns - indent + Self.gutter) / (cellColumns + Self.gutter))
    var lines: [Line] = []
    var number = 0
    for group in groups {
      if !lines.isEmpty { lines.append(Line()) }
      if !group.title.isEmpty { lines.append(Line(title: group.title)) }
      for start in stride(from: 0, to: group.controls.count, by: perLine) {
        let end = min(start + perLine, group.controls.count)
        lines.append(Line(controls: number + start..<number + end))
      }
      number += group.controls.count
    }
    return lines
  }
}
