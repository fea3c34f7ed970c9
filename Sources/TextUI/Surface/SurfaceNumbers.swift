/// Marking which numbers of a network stand where, while a picture is drawn. Marks change nothing
/// that is seen.
extension Surface {
  /// Says what a number is that stands there. One that is no number, or that nothing is known of, is
  /// not marked, nor what lies outside of the clip.
  public mutating func mark(
    _ number: NumberMark?, value: Double, in area: Rect, half: NumberRegion.Half = .all
  ) {
    guard let number, !value.isNaN else { return }
    let seen = area.intersection(clip)
    // A number that is cut off says something else.
    guard !seen.isEmpty, seen == area else { return }
    addNumber(NumberRegion(area, half: half, number, value: value))
  }

  /// Shows which number is asked about: it stands out whatever its colours are.
  public mutating func emphasise(_ number: NumberRegion) {
    for row in number.area.row..<number.area.endRow {
      for column in number.area.column..<number.area.endColumn
      where !self[column, row].isContinuation {
        let cell = self[column, row]
        // A picture in half rows keeps its other half.
        let isHalf = number.half != .all && look.glyphs != .ascii
        let character: Character = isHalf ? (number.half == .upper ? "▀" : "▄") : cell.character
        let ground = isHalf ? otherHalf(of: cell, than: number.half) : .role(.focusWash)
        self[column, row] = Cell(character, Style(.role(.focus), on: ground, [.bold, .underline]))
      }
    }
  }

  /// The colour of the half of a cell that is not asked about.
  private func otherHalf(of cell: Cell, than half: NumberRegion.Half) -> Ink {
    let isUpperFront = cell.character == "▀"
    let isLowerFront = cell.character == "▄"
    guard isUpperFront || isLowerFront else { return cell.style.background }
    return isUpperFront == (half == .upper) ? cell.style.background : cell.style.foreground
  }
}
