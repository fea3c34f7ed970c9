public import TextUI

/// Names and numbers, one below the other: names at the left, numbers at the right edge.
public struct Readout: Widget {
  /// A name and its number.
  public struct Line: Hashable, Sendable {
    /// What is measured.
    public var name: String
    /// The number as shown.
    public var value: StyledText

    /// A line whose number has a style of its own.
    public init(_ name: String, _ value: StyledText) {
      self.name = name
      self.value = value
    }

    /// A line in plain letters, or in bold ones.
    public init(_ name: String, _ value: String, isStrong: Bool = false) {
      self.init(name, isStrong ? StyledText.strong(value) : StyledText(value))
    }
  }

  /// From top to bottom.
  public var lines: [Line]
  /// Columns it takes at most, so that a number never stands far from its name.
  public var columns: Int

  /// A list of at most so many columns.
  public init(_ lines: [Line], columns: Int = 34) {
    self.lines = lines
    self.columns = columns
  }

  public var summary: String {
    let words = lines.filter { !$0.name.isEmpty }.map { "\($0.name) \($0.value.plain)" }
    return words.isEmpty ? "no numbers yet" : words.joined(separator: ", ")
  }

  public func draw(on surface: inout Surface, in area: Rect) {
    let width = min(columns, area.columns)
    for (offset, line) in lines.prefix(area.rows).enumerated() {
      let value = line.value.truncated(to: width)
      let name = StyledText.muted(line.name).truncated(to: max(0, width - value.width - 1))
      surface.write(name, column: area.column, row: area.row + offset)
      surface.write(value, endColumn: area.column + width, row: area.row + offset)
    }
  }
}
