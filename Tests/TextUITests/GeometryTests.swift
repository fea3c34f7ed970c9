import Testing
import TextUI

@Suite struct GeometryTests {
  private let area = Rect(column: 2, row: 3, columns: 10, rows: 6)

  @Test func partsLieWithinTheWhole() {
    for count in [-3, 0, 1, 4, 6, 10, 99] {
      for part in [
        area.top(count), area.bottom(count), area.left(count), area.right(count),
        area.dropTop(count), area.dropBottom(count), area.dropLeft(count), area.dropRight(count),
        area.inset(columns: count, rows: count), area.line(count),
        area.centered(Size(columns: count, rows: count)),
      ] {
        #expect(area.intersection(part) == part, "\(count): \(part)")
      }
    }
  }

  @Test func aPartAndTheRestMakeTheWhole() {
    #expect(area.top(2) == Rect(column: 2, row: 3, columns: 10, rows: 2))
    #expect(area.dropTop(2) == Rect(column: 2, row: 5, columns: 10, rows: 4))
    #expect(area.bottom(2) == Rect(column: 2, row: 7, columns: 10, rows: 2))
    #expect(area.right(3) == Rect(column: 9, row: 3, columns: 3, rows: 6))
    #expect(area.dropRight(3) == area.left(7))
  }

  @Test func columnsAreSharedOutAsEquallyAsTheyCanBe() {
    let parts = area.split(into: 3, gutter: 1)
    #expect(parts.map(\.columns) == [2, 3, 3])
    #expect(parts.map(\.column) == [2, 5, 9])
    #expect(parts.last?.endColumn == area.endColumn)
    #expect(area.split(into: 0).isEmpty)
  }

  @Test func rectanglesThatDoNotMeetShareNothing() {
    let other = Rect(column: 40, row: 40, columns: 3, rows: 3)
    #expect(area.intersection(other).isEmpty)
  }

  @Test(arguments: [
    (Size(columns: 80, rows: 24), 66, 78), (Size(columns: 100, rows: 30), 48, 44),
    (Size(columns: 120, rows: 40), 57, 55), (Size(columns: 200, rows: 60), 60, 130),
  ])
  func textIsNeverSetWide(_ size: Size, _ text: Int, _ stage: Int) {
    let grid = ScreenGrid(size)
    #expect(grid.text.columns == text)
    #expect(grid.stage.columns == stage)
    #expect(grid.text.intersection(grid.stage).isEmpty)
    #expect(grid.header.endRow <= grid.text.row)
    #expect(max(grid.text.endRow, grid.stage.endRow) <= grid.footer.row)
    #expect(grid.footer.endRow == size.rows)
  }
}
