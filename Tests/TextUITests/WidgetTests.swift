import Testing
import TextUI

@Suite struct WidgetTests {
  private func draw(_ widget: some Widget, _ columns: Int, _ rows: Int) -> Surface {
    var surface = Surface(Size(columns: columns, rows: rows))
    surface.draw(widget, in: surface.bounds)
    return surface
  }

  @Test func outerPlacesGiveWayInAHeader() {
    let header = Header(path: ["Course", "Unit", "Lesson"], state: .muted("3 of 7"))
    #expect(draw(header, 40, 1).line(0).hasPrefix("Course › Unit › Lesson"))
    #expect(draw(header, 26, 1).line(0) == "Unit › Lesson       3 of 7")
    #expect(draw(header, 14, 1).line(0) == "Lesson  3 of 7")
    #expect(draw(header, 12, 1).line(0) == "Les…  3 of 7")
  }

  @Test func progressIsDrawnInHalves() {
    func rule(_ progress: Double) -> String {
      draw(Header(path: [""], progress: progress), 4, 2).line(1)
    }
    #expect(rule(0) == "────")
    #expect(rule(0.5) == "━━──")
    #expect(rule(0.6) == "━━╸─")
    #expect(rule(7) == "━━━━")
    #expect(rule(.nan) == "────")
  }

  @Test func theLeastImportantHintMakesRoom() {
    let hints = KeyHints([
      KeyHint("a", "one", priority: 1), KeyHint("b", "two"), KeyHint("c", "three"),
      KeyHint("d", "four", priority: 2),
    ])
    #expect(hints.shown(columns: 99).map(\.key) == ["a", "b", "c", "d"])
    #expect(hints.shown(columns: 24).map(\.key) == ["a", "b", "d"])
    #expect(hints.shown(columns: 21).map(\.key) == ["a", "d"])
    #expect(hints.shown(columns: 8).map(\.key) == ["d"])
    #expect(hints.shown(columns: 5).isEmpty)
  }

  @Test func aHintIsNeverCut() {
    let hints = KeyHints([KeyHint("Space", "run", priority: 2), KeyHint("Esc", "back")])
    for columns in 0...30 {
      let line = draw(hints, columns, 2).line(1)
      #expect(["", "Space run", "Space run   Esc back"].contains(line))
    }
  }

  @Test func aLockedPredictionIsNeitherGoldNorGreen() {
    let list = OptionList([.init("one"), .init("two", mark: .locked, note: "your prediction")])
    let surface = draw(list, 40, 2)
    #expect(surface.line(1) == " ◉ 2  two               your prediction")
    for column in 0..<40 {
      #expect(surface[column, 1].style.background == .role(.wash))
    }
    #expect(surface[6, 1].style == Style(.strong, on: .role(.wash), .bold))
    #expect(surface[6, 0].style.foreground == .role(.muted))
  }

  @Test func verdictsColourOnlyTheirGlyphs() {
    let list = OptionList([.init("one", mark: .wrong), .init("two", mark: .right)])
    let surface = draw(list, 30, 2)
    #expect(surface[1, 0] == Cell("✗", Style(.wrong, on: .role(.wash), .bold)))
    #expect(surface[1, 1] == Cell("✓", Style(.right, .bold)))
    #expect(surface[6, 0].style.foreground == .role(.strong))
    #expect(surface[6, 1].style.foreground == .role(.ink))
  }

  @Test func onlyTheFocusedRowIsGold() {
    let surface = draw(OptionList([.init("one"), .init("two")], focus: 1), 30, 2)
    for row in 0..<2 {
      for column in 0..<30 {
        let style = surface[column, row].style
        #expect((style.background == .role(.focusWash)) == (row == 1))
        if row == 0 { #expect(style.foreground != .role(.focus)) }
      }
    }
  }

  @Test func theFocusedOptionIsAlwaysSeen() {
    let options = (1...12).map { OptionList.Option(StyledText("option \($0)")) }
    for focus in options.indices {
      let surface = draw(OptionList(options, focus: focus), 30, 4)
      #expect(surface.lines.contains { $0.hasSuffix(" option \(focus + 1)") })
    }
  }

  @Test func aLongOptionHangs() {
    let list = OptionList([.init("one two three four five"), .init("six")])
    #expect(list.height(columns: 20) == 3)
    #expect(list.rows(of: 1, columns: 20) == 2..<3)
    let surface = draw(list, 20, 3)
    #expect(surface.lines == ["   1  one two three", "      four five", "   2  six"])
  }

  @Test func aNoteNeverTouchesItsOption() {
    for columns in 10...40 {
      let list = OptionList([.init("twelve chars", mark: .locked, note: "note")])
      let line = draw(list, columns, 1).line(0)
      #expect(!line.contains("charsnote") && !line.contains("chars note"))
    }
  }

  @Test func aFieldShowsWhereTheNextCharacterGoes() {
    let field = NumberField(label: "w", text: "12", unit: "%", fieldColumns: 8)
    #expect(draw(field, 30, 1).line(0) == "w       12▏  %")
    let long = NumberField(label: "", text: "123456789", fieldColumns: 6)
    #expect(draw(long, 30, 1).line(0) == " 789▏")
  }

  @Test func valuesStandStillWhileTheyChange() {
    let places = ["0.1", "0.10", "0.001"].map { value in
      draw(ControlRow([Control("rate", value, valueColumns: 5), Control("x", "1")]), 40, 1)
        .line(0).prefix { $0 != "x" }.count
    }
    #expect(places == [18, 18, 18])
  }

  @Test func controlsWrapWhole() {
    let row = ControlRow([Control("rate", "0.02"), Control("batch", "10"), Control("seed", "7")])
    #expect(row.height(columns: 80) == 1)
    #expect(row.height(columns: 34) == 2)
    #expect(draw(row, 34, 2).lines == ["rate ◂ 0.02 ▸    batch ◂ 10 ▸", "seed ◂ 7 ▸"])
  }

  @Test func numbersStandAtTheRightOfTheirColumn() {
    let table = Table(
      [.init("layer", .left), .init("n")], rows: [["a", "7"], ["long name", "1234"]])
    #expect(draw(table, 20, 3).lines == ["layer         n", "a             7", "long name  1234"])
    #expect(table.width == 15)
    #expect(table.height == 3)
  }

  @Test func aNumberIsShownWholeOrNotAtAll() {
    let table = Table(
      [.init("layer", .left), .init("n"), .init("m")], rows: [["a", "1234", "5678"]])
    #expect(draw(table, 14, 2).lines == ["layer     n", "a      1234"])
  }

  @Test func bigLettersTakeFiveRowsALine() {
    let title = BigText("A b")
    #expect(title.height(columns: 17) == 5)
    #expect(title.height(columns: 16) == 10)
    #expect(draw(BigText("L"), 6, 5).lines == ["█", "█", "█", "▀▀▀▀▀", ""])
  }

  @Test func aTextSaysHowMuchThereIsBelow() {
    let text = TextView([.paragraph("one two three four five six")])
    #expect(draw(text, 7, 4).lines == ["one two", "three", "four", "▼ 2 mo…"])
    #expect(draw(text, 9, 3).lines == ["one two", "three", "▼ 2 more"])
    #expect(draw(text, 14, 4).lines == ["one two three", "four five six", "", ""])
    #expect(text.lastScroll(in: Size(columns: 5, rows: 4)) == 2)
    let end = TextView([.paragraph("one two three four five six")], scroll: 99)
    #expect(draw(end, 8, 4).lines == ["one two", "three", "four", "five six"])
    #expect(draw(end, 6, 4).lines == ["▲ 3 m…", "four", "five", "six"])
  }

  @Test func anOverlayHidesWhatIsBelow() {
    var surface = Surface(Size(columns: 80, rows: 24))
    surface.fill(surface.bounds, with: Cell("#"))
    let overlay = Overlay(title: "help", content: TextView("words"))
    let area = Overlay.area(forRows: 3, in: surface.bounds)
    surface.draw(overlay, in: area)
    for row in area.row..<area.endRow {
      for column in area.column..<area.endColumn {
        #expect(surface[column, row].character != "#")
      }
    }
    #expect(surface[0, 0].character == "#")
    #expect(surface.description.contains("Esc close"))
  }

  @Test func anOverlayStandsInTheMiddleAndItsContentWithinIt() {
    for columns in [20, 80, 100, 201] {
      for rows in 1...40 {
        let screen = Rect(column: 0, row: 0, columns: columns, rows: 24)
        let area = Overlay.area(forRows: rows, in: screen)
        #expect(area.columns == columns)
        #expect(abs(area.row - (24 - area.endRow)) <= 1)
        let content = Overlay.content(columns: 68, in: area)
        #expect(area.intersection(content) == content)
        #expect(content.rows == min(rows, 18) || area.rows == 24)
        #expect(abs(content.column - (columns - content.endColumn)) <= 1)
      }
    }
  }
}
