import Testing
import TextUI

/// Numbers of a network are marked where they stand, and nowhere else.
@Suite struct NumberRegionTests {
  private let mark = NumberMark(run: 1, "hidden.weight", 3)

  private func surface(_ size: Size = Size(columns: 40, rows: 12)) -> Surface { Surface(size) }

  @Test func aWrittenNumberIsMarkedWhereItStands() {
    var surface = surface()
    surface.write(
      StyledText("w = ") + StyledText("−0.41").asking(mark, -0.412) + StyledText(" so"),
      column: 2, row: 3)
    #expect(
      surface.numbers == [
        NumberRegion(Rect(column: 6, row: 3, columns: 5, rows: 1), mark, value: -0.412)
      ])
    #expect(surface.regions.isEmpty)
  }

  @Test func aNumberThatIsCutOffIsNoNumber() {
    let text = StyledText("w = ") + StyledText("−0.41").asking(mark, -0.412)
    var surface = surface()
    surface.write(text.truncated(to: 7), column: 0, row: 0)
    surface.write(text, column: 36, row: 1)
    surface.write(text, column: 0, row: 2, within: Rect(column: 0, row: 2, columns: 6, rows: 1))
    #expect(surface.numbers.isEmpty)
    surface.write(text.truncated(to: 9), column: 0, row: 3)
    #expect(surface.numbers.count == 1)
  }

  @Test func whatIsNoNumberIsNotMarked() {
    var surface = surface()
    surface.mark(mark, value: .nan, in: surface.bounds)
    surface.mark(nil, value: 1, in: surface.bounds)
    #expect(surface.numbers.isEmpty)
  }

  @Test func wrappedTextKeepsItsNumbers() {
    let text = StyledText("one two three ") + StyledText("0.50").asking(mark, 0.5)
    let lines = text.wrapped(to: 9)
    var surface = surface()
    for (row, line) in lines.enumerated() { surface.write(line, column: 0, row: row) }
    #expect(surface.numbers.map(\.area.columns) == [4])
    #expect(surface.numbers.first?.area.row == lines.count - 1)
  }

  @Test func aCopiedPictureBringsItsNumbers() {
    var first = surface(Size(columns: 10, rows: 3))
    first.mark(mark, value: 1, in: Rect(column: 1, row: 1, columns: 2, rows: 1))
    var second = surface()
    second.copy(first, at: Point(column: 5, row: 4))
    #expect(second.numbers.map(\.area) == [Rect(column: 6, row: 5, columns: 2, rows: 1)])
  }

  @Test func everyTileOfAMapIsItsElement() {
    let values = (0..<3).map { row in (0..<4).map { Double(row * 4 + $0) - 5.5 } }
    var surface = surface()
    surface.draw(
      HeatMap(values, ramp: .signed, numbers: NumberGrid(NumberMark(run: 7, "w"), rows: 4)),
      in: surface.bounds)
    #expect(surface.numbers.map(\.mark.index) == Array(0..<12))
    for number in surface.numbers {
      #expect(number.value == Double(number.mark.index) - 5.5)
    }
  }

  @Test func pixelsOfAMapShareCells() {
    let values = (0..<8).map { row in (0..<12).map { Double(row * 12 + $0) } }
    var surface = surface(Size(columns: 12, rows: 4))
    surface.draw(
      HeatMap(values, hasNumbers: false, numbers: NumberGrid(NumberMark(run: 7, "w"), rows: 12)),
      in: surface.bounds)
    #expect(surface.numbers.count == 96)
    #expect(surface.numbers.allSatisfy { $0.area.columns == 1 && $0.area.rows == 1 })
    #expect(Set(surface.numbers.map(\.half)) == [.upper, .lower])
  }

  @Test func anAveragedMapHasNoNumbers() {
    let values = (0..<50).map { row in (0..<90).map { Double(row + $0) } }
    var surface = surface()
    surface.draw(
      HeatMap(values, hasNumbers: false, numbers: NumberGrid(NumberMark(run: 7, "w"), rows: 90)),
      in: surface.bounds)
    #expect(surface.numbers.isEmpty)
  }

  @Test func aWindowOnAMapShowsItsOwnElements() {
    let values = (0..<40).map { row in (0..<40).map { Double(row * 40 + $0) } }
    var map = HeatMap(
      values, ramp: .signed, numbers: NumberGrid(NumberMark(run: 7, "w"), rows: 40))
    map.origin = Point(column: 9, row: 20)
    var surface = surface()
    surface.draw(map, in: surface.bounds)
    #expect(surface.numbers.first?.mark.index == 20 * 40 + 9)
    #expect(surface.numbers.allSatisfy { $0.value == Double($0.mark.index) })
  }

  // MARK: Walking

  /// Three rows of four numbers.
  private var grid: [NumberRegion] {
    (0..<12).map { index in
      NumberRegion(
        Rect(column: index % 4 * 8, row: index / 4 * 2, columns: 5, rows: 1),
        NumberMark(run: 1, "w", index), value: 0)
    }
  }

  @Test func arrowsGoToTheNeighbour() {
    let grid = grid
    #expect(grid.index(after: .right, from: 5) == 6)
    #expect(grid.index(after: .left, from: 5) == 4)
    #expect(grid.index(after: .up, from: 5) == 1)
    #expect(grid.index(after: .down, from: 5) == 9)
    #expect(grid.index(after: .left, from: 4) == nil)
    #expect(grid.index(after: .up, from: 1) == nil)
    #expect(grid.index(after: "x", from: 1) == nil)
  }

  /// From any number every other one can be reached.
  @Test func everyNumberCanBeReached() {
    let scattered = [(0, 0), (30, 1), (7, 5), (19, 9), (33, 10), (2, 11), (21, 3)].enumerated().map
    {
      NumberRegion(
        Rect(column: $1.0, row: $1.1, columns: 4, rows: 1), NumberMark(run: 1, "w", $0), value: 0)
    }
    for numbers in [grid, scattered] {
      var reached: Set<Int> = [0]
      var waiting = [0]
      while let place = waiting.popLast() {
        for key in [Key.left, .right, .up, .down] {
          guard let next = numbers.index(after: key, from: place), reached.insert(next).inserted
          else { continue }
          waiting.append(next)
        }
      }
      #expect(reached.count == numbers.count)
    }
  }

  @Test func halvesOfACellAreOneAboveTheOther() {
    let cell = Rect(column: 3, row: 3, columns: 1, rows: 1)
    let numbers = [NumberRegion.Half.upper, .lower].map {
      NumberRegion(cell, half: $0, mark, value: 0)
    }
    #expect(numbers.index(after: .down, from: 0) == 1)
    #expect(numbers.index(after: .up, from: 1) == 0)
  }

  // MARK: Being asked about

  @Test(arguments: [Look.standard, .monochrome, Look(colors: .none, glyphs: .ascii)])
  func theNumberThatIsAskedAboutStandsOut(_ look: Look) {
    var surface = Surface(Size(columns: 20, rows: 2), look: look)
    surface.write(StyledText("0.50  0.50").asking(nil, 0), column: 0, row: 0)
    let before = surface
    surface.emphasise(
      NumberRegion(Rect(column: 0, row: 0, columns: 4, rows: 1), mark, value: 0.5))
    let palette = Palette(look)
    #expect(palette.resolve(surface[0, 0].style) != palette.resolve(before[0, 0].style))
    #expect(surface[6, 0] == before[6, 0])
    #expect(surface.line(0) == before.line(0))
  }
}
