import Testing
import TextUI

@Suite struct InteractiveWidgetTests {
  private func draw(_ widget: some Widget, _ columns: Int, _ rows: Int) -> Surface {
    var surface = Surface(Size(columns: columns, rows: rows))
    surface.draw(widget, in: surface.bounds, as: "it")
    return surface
  }

  private func parts(_ surface: Surface, _ column: Int, _ row: Int) -> [HitPart] {
    surface.hits(at: Point(column: column, row: row)).map(\.part)
  }

  // MARK: Marks

  @Test func whatIsMarkedLiesWithinTheClip() {
    var surface = Surface(Size(columns: 10, rows: 4))
    let outer = surface.narrowClip(to: Rect(column: 2, row: 1, columns: 3, rows: 2))
    surface.mark(.item(0), in: surface.bounds)
    surface.mark(.item(1), in: Rect(column: 7, row: 0, columns: 2, rows: 4))
    surface.restoreClip(outer)
    #expect(
      surface.regions == [
        HitRegion(Rect(column: 2, row: 1, columns: 3, rows: 2), owner: "", .item(0))
      ])
  }

  @Test func marksMoveWithTheirPicture() {
    var sheet = Surface(Size(columns: 10, rows: 6))
    sheet.draw(OptionList([.init("one"), .init("two")]), in: sheet.bounds, as: "list")
    sheet.mark(.link("x"), in: Rect(column: 0, row: 5, columns: 4, rows: 1))
    var surface = Surface(Size(columns: 20, rows: 8))
    surface.pane("page", in: surface.bounds) {
      $0.copy(
        sheet, part: Rect(column: 0, row: 1, columns: 10, rows: 5),
        at: Point(column: 5, row: 2))
    }
    let second = surface.regions.first { $0.part == .item(1) }
    #expect(second?.area == Rect(column: 5, row: 2, columns: 10, rows: 1))
    #expect(second?.owner == "list")
    #expect(surface.regions.contains { $0.part == .item(0) } == false)
    #expect(surface.regions.last?.owner == "page")
    #expect(surface.line(2) == "        2  two")
  }

  @Test func aPartComesBeforeItsPane() {
    let surface = draw(OptionList([.init("one"), .init("two")]), 20, 3)
    #expect(parts(surface, 4, 1) == [.item(1), .pane])
    #expect(parts(surface, 4, 2) == [.pane])
    #expect(parts(surface, 30, 1).isEmpty)
  }

  @Test func aCoveredPictureHasNoMarks() {
    var surface = draw(OptionList([.init("one")]), 20, 3)
    surface.coverRegions()
    #expect(surface.regions.isEmpty)
  }

  @Test func hintsAreMarkedByTheirKeys() {
    let hints = KeyHints([
      KeyHint("↑↓", "choose", keys: [.up, .down]),
      KeyHint("1-4", "pick", keys: ["1", "2", "3", "4"]),
      KeyHint("q", "quit", keys: ["q"]), KeyHint("x", "none", keys: []),
    ])
    let surface = draw(hints, 60, 2)
    #expect(surface.line(1) == "↑↓ choose   1-4 pick   q quit   x none")
    #expect(parts(surface, 0, 1).first == .key(.up))
    #expect(parts(surface, 1, 1).first == .key(.down))
    #expect(parts(surface, 5, 1) == [.pane])
    #expect([12, 13, 14].map { parts(surface, $0, 1).first } == [.key("1"), .key("2"), .key("3")])
    #expect((23...28).allSatisfy { parts(surface, $0, 1).first == .key("q") })
    #expect(parts(surface, 33, 1) == [.pane])
  }

  // MARK: Controls

  @Test func arrowsThatLeadNowhereAreLeftOut() {
    #expect(draw(Stepper("7", canLower: false), 10, 1).line(0) == "  7 ▸")
    let surface = draw(Stepper("7", canRaise: false, index: 3), 10, 1)
    #expect(surface.line(0) == "◂ 7")
    #expect(parts(surface, 0, 0).first == .lower(3))
    #expect(parts(surface, 2, 0).first == .control(3))
    #expect(parts(surface, 4, 0).first == .control(3))
  }

  @Test func theKnobStandsWhereTheScaleSays() {
    let log = Axis(0.0001, 1, scale: .logarithmic)
    for (value, column) in [(0.0001, 0), (0.01, 20), (1, 40), (7, 40), (0.00001, 0)] {
      let track = draw(Slider("rate", value, on: log), 41, 3).line(1)
      #expect(
        track.firstIndex(of: "●").map { track.distance(from: track.startIndex, to: $0) } == column)
    }
    let none = draw(Slider("rate", .nan, on: log), 41, 3)
    #expect(!none.description.contains("●"))
  }

  @Test func aShareOfTheTrackIsAValue() {
    let log = Slider("rate", 0.1, on: Axis(0.0001, 1, scale: .logarithmic))
    #expect((log.value(atShare: 0.5) - 0.01).magnitude < 1e-9)
    #expect(log.value(atShare: 0) == 0.0001 || log.value(atShare: 0) < 0.00010001)
    let linear = Slider("noise", 0, on: Axis(0, 50))
    #expect(linear.value(atShare: 0.5) == 25)
    #expect(linear.value(atShare: .nan) == 0)
    #expect(linear.value(atShare: 9) == 50)
    for share in stride(from: 0, through: 1, by: 0.1) {
      var moved = log
      moved.value = log.value(atShare: share)
      #expect(((moved.position ?? -1) - share).magnitude < 1e-6)
    }
  }

  @Test func dragsEndAtTheEndsOfATrack() {
    let region = HitRegion(Rect(column: 10, row: 0, columns: 11, rows: 1), owner: "", .track(0))
    #expect(region.share(atColumn: 10) == 0)
    #expect(region.share(atColumn: 15) == 0.5)
    #expect(region.share(atColumn: 99) == 1)
    #expect(region.share(atColumn: -9) == 0)
    #expect(
      HitRegion(Rect.init(column: 3, row: 0, columns: 1, rows: 1), owner: "", .pane)
        .share(atColumn: 3) == 0)
  }

  @Test func theFocusedControlOfAPanelIsInSight() {
    let controls = (0..<12).map { Control("control \($0)", "\($0)") }
    for focus in controls.indices {
      for size in [
        Size(columns: 20, rows: 4), Size(columns: 60, rows: 3), Size(columns: 9, rows: 1),
      ] {
        let panel = ControlPanel(
          [.init("", Array(controls[..<5])), .init("more", Array(controls[5...]))], focus: focus)
        let surface = draw(panel, size.columns, size.rows)
        let isSeen = surface.regions.contains { $0.part == .control(focus) }
        #expect(isSeen, "\(focus) at \(size)")
      }
    }
  }

  @Test func aPanelTakesAsManyColumnsAsItHas() {
    let panel = ControlPanel([.init("", (0..<4).map { Control("c\($0)", "0") })])
    #expect(panel.height(columns: 9) == 4)
    #expect(panel.height(columns: 22) == 2)
    #expect(panel.height(columns: 80) == 1)
  }

  // MARK: Lists, tables, tabs

  private let ledger = Table(
    [.init("layer", .left), .init("a"), .init("b"), .init("c")],
    rows: (1...6).map { row in
      [StyledText("layer \(row)"), "1111", "2222", "3333"]
    }, fixedColumns: 1)

  @Test func columnsOutOfSightAreCounted() {
    var table = ledger
    #expect(draw(table, 20, 4).lines.last == "▼ 4 more    1 more ▸")
    table.columnScroll = 2
    let surface = draw(table, 14, 9)
    #expect(surface.line(0) == "layer       c")
    #expect(surface.line(8) == "      ◂ 2 more")
  }

  @Test func theFocusedCellIsInSight() {
    for row in 0..<6 {
      for column in 0..<4 {
        var table = ledger
        table.focus = row
        table.focusedColumn = column
        let surface = draw(table, 16, 5)
        #expect(surface.regions.contains { $0.part == .cell(row: row, column: column) })
        #expect(surface.line(0).hasPrefix("layer"))
      }
    }
  }

  @Test func theHeadSaysWhatRowsAreSortedBy() {
    var table = ledger
    table.sorting = Table.Sorting(by: 1, isAscending: false)
    let surface = draw(table, 30, 7)
    #expect(surface.line(0) == "layer     a ↓     b     c")
    #expect(parts(surface, 12, 0).first == .head(1))
    #expect(table.summary.contains("by a, largest first"))
  }

  @Test func theOpenTabIsAlwaysSeenAndTheOthersAreCounted() {
    let titles = (1...9).map { "view \($0)" }
    for open in titles.indices {
      for columns in [12, 13, 20, 33, 44, 70] {
        let surface = draw(Tabs(titles, selection: open), columns, 2)
        #expect(surface.line(0).contains(titles[open]), "\(open) in \(columns)")
        let items = surface.regions.compactMap { region -> Int? in
          if case .item(let index) = region.part { index } else { nil }
        }
        let shown = titles.filter { surface.line(0).contains($0) }.count
        #expect(items.count >= shown)
        // Beside the only title that fits there may be no room to say so.
        if shown < titles.count, columns >= 20 {
          #expect(surface.line(0).contains("◂") || surface.line(0).contains("▸"))
        }
      }
    }
  }

  // MARK: Links

  @Test func aLinkOverTwoLinesIsOneLink() {
    let text = TextView(
      [
        .paragraph("see " + .link("the learning rate", to: "a") + " and " + .link("x", to: "b")),
        .item(.link("y", to: "c")),
      ], focusedLink: 0)
    #expect(text.links == ["a", "b", "c"])
    #expect(text.focusedRows(columns: 14) == 0..<2)
    let surface = draw(text, 14, 6)
    let links = surface.regions.filter { $0.part == .link("a") }
    #expect(Set(links.map(\.area.row)) == [0, 1])
    #expect(surface[4, 0].style.background == .role(.focusWash))
    #expect(surface[4, 0].style.attributes.contains(.underline))
  }

  @Test func theFocusedLinkIsInSight() {
    let blocks = (0..<9).map {
      TextView.Block.paragraph("before " + .link("link \($0)", to: "\($0)"))
    }
    for focus in 0..<9 {
      let text = TextView(blocks, focusedLink: focus)
      let surface = draw(text, 20, 5)
      #expect(surface.regions.contains { $0.part == .link("\(focus)") }, "\(focus)")
    }
  }
}
