/// Where things stand on a screen of some size: two rows of header, two of footer, and between
/// them text and stage, side by side or one below the other.
public struct ScreenGrid: Hashable, Sendable {
  /// Of the whole screen.
  public let size: Size
  /// Columns left free at both sides.
  public let margin: Int
  /// Rows 0 and 1: where we are, and a rule.
  public let header: Rect
  /// What header and footer leave, without the empty row below the header.
  public let body: Rect
  /// Body text; 48 to 66 columns wide.
  public let text: Rect
  /// The picture; at 80 columns it lies below the text.
  public let stage: Rect
  /// The last two rows: a rule, and the keys.
  public let footer: Rect

  /// True when text and stage share the same rows.
  public var isWide: Bool { stage.column > text.column }

  /// - Parameter textRows: how many rows the text takes when the stage lies below it; nil gives
  ///   it half of the body.
  public init(_ size: Size, textRows: Int? = nil) {
    self.size = size
    margin = size.columns >= 100 ? 2 : 1
    let page = Rect(size).inset(columns: margin)
    header = page.top(2)
    footer = page.dropTop(2).bottom(2)
    let isTall = size.rows >= 28
    body = page.dropTop(isTall ? 3 : 2).dropBottom(isTall ? 3 : 2)
    if size.columns >= 100 {
      let measure = size.columns >= 160 ? 60 : min(57, 48 + (size.columns - 100) / 2)
      let gutter = size.columns >= 160 ? 6 : 4
      text = body.left(measure)
      stage = body.dropLeft(measure + gutter)
    } else {
      let rows = min(textRows ?? body.rows / 2, body.rows)
      text = body.top(rows).left(66)
      stage = body.dropTop(rows + 1)
    }
  }

  /// A column of text with one more column at its left, for markers that hang in the margin.
  public static func hanging(_ area: Rect) -> Rect {
    Rect(
      column: area.column - 1, row: area.row, columns: area.columns + 1, rows: area.rows)
  }
}
