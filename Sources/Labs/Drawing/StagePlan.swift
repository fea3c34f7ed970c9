public import TextUI

/// How a stage is divided: one below the other where it is high, side by side where it is wide.
public struct StagePlan: Sendable {
  /// The main picture.
  public var picture: Rect
  /// A second picture; empty where there is no room for it.
  public var second: Rect
  /// Numbers beside or below.
  public var numbers: Rect

  /// - Parameters:
  ///   - numberRows: Rows that the numbers need.
  ///   - secondShare: The part of the remaining height for the second picture, 0 for none.
  ///   - numberColumns: Columns of the numbers where they stand at the side.
  public init(
    _ area: Rect, numberRows: Int, secondShare: Double = 0, numberColumns: Int = 26
  ) {
    if area.columns >= 66, area.rows < 16 {
      // Low and wide: picture, then numbers.
      numbers = area.right(numberColumns)
      picture = area.left(area.columns - numberColumns - 4)
      second = Rect(column: area.column, row: area.endRow, columns: 0, rows: 0)
      return
    }
    if area.columns >= 88, secondShare > 0 {
      // High and wide: the picture, and beside it the second one above the numbers.
      let side = area.dropLeft(area.columns * 6 / 10 + 4)
      let columns = area.columns * 6 / 10
      // A picture that is much higher than wide says no more (cells are twice as high as wide).
      picture = area.left(columns).top(max(24, columns * 6 / 10))
      second = side.dropBottom(numberRows + 7).top(max(18, picture.rows * 4 / 10))
      numbers = side.dropTop(second.rows + 1).top(numberRows)
      return
    }
    numbers = area.bottom(numberRows)
    let rest = area.dropBottom(numberRows + (numberRows > 0 ? 1 : 0))
    let secondRows = secondShare > 0 ? Int(Double(rest.rows) * secondShare) : 0
    if secondRows >= 4 {
      second = rest.bottom(secondRows)
      picture = rest.dropBottom(secondRows + 1)
    } else {
      second = Rect(column: area.column, row: area.endRow, columns: 0, rows: 0)
      picture = rest
    }
  }

  /// Whether a second picture finds room: below the first one, or beside it.
  static func hasRoomForSecond(_ area: Rect) -> Bool {
    area.rows >= 22 || area.columns >= 88 && area.rows >= 16
  }

  /// The same with a picture no wider than a plane should be: as wide as high would be best.
  var forPlane: StagePlan {
    var plan = self
    plan.picture = picture.left(max(44, picture.rows * 3))
    return plan
  }
}
