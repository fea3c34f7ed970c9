import Labs
import SessionPlay
import Testing
import TextUI

/// Every view of every lab can be drawn anywhere and said in a line.
@Suite struct LabViewTests {
  private static let views = CatalogView.all
  private static let sizes = [
    Size(columns: 44, rows: 20), Size(columns: 79, rows: 9), Size(columns: 130, rows: 50),
    Size(columns: 78, rows: 8), Size(columns: 12, rows: 3), Size(columns: 1, rows: 1),
    Size(columns: 0, rows: 0),
  ]
  private static let looks = [
    Look.standard, .monochrome, Look(glyphs: .blocks), Look(colors: .none, glyphs: .ascii),
    Look(colors: .palette256), Look(colors: .sixteen), Look(theme: .light),
  ]

  /// At rest, on its way, and at its end; played once for all tests.
  private func states(_ view: CatalogView) throws -> [any Lab] { try Played.of(view).states }

  @Test func everyLabHasViewsAndATitle() {
    #expect(!LabCatalog.entries.isEmpty)
    for entry in LabCatalog.entries {
      #expect(!entry.title.isEmpty)
      #expect(entry.views.contains { $0.name == entry.mainView })
      #expect(Set(entry.views.map(\.name)).count == entry.views.count)
      #expect(Set(entry.views.map(\.title)).count == entry.views.count)
      #expect(LabCatalog.entry(named: entry.id)?.id == entry.id)
    }
    #expect(Set(LabCatalog.entries.map(\.id)).count == LabCatalog.entries.count)
    #expect(LabCatalog.entry(named: "astrology") == nil)
  }

  /// On its way at every size in every look; at rest and at its end in the looks by turns, as the
  /// way a look is followed does not depend on how far a run is.
  @Test(arguments: views)
  func aViewStaysInItsAreaAtAnySizeAndInAnyLook(_ view: CatalogView) throws {
    for (moment, lab) in try states(view).enumerated() {
      for (place, size) in Self.sizes.enumerated() {
        let looks = moment == 1 && place != 2 ? Self.looks : [Self.looks[(moment + place) % 7]]
        for look in looks { expectContained(lab, size, look, .stage) }
        expectContained(lab, size, .standard, moment.isMultiple(of: 2) ? .none : .control(0))
      }
    }
  }

  private func expectContained(_ lab: any Lab, _ size: Size, _ look: Look, _ focus: LabFocus) {
    let untouched = Cell("@", Style(.wrong))
    var blank = Surface(Size(columns: size.columns + 6, rows: size.rows + 6), look: look)
    blank.fill(blank.bounds, with: untouched)
    var surface = blank
    let area = Rect(column: 3, row: 3, columns: size.columns, rows: size.rows)
    lab.draw(on: &surface, in: area, focus: focus)
    #expect(surface.clip == surface.bounds, "\(size)")
    surface.fill(area, with: untouched)
    #expect(surface == blank, "\(size) \(look): drew outside of its area")
  }

  @Test(arguments: views)
  func aViewHasATitleAndSomethingToSee(_ view: CatalogView) throws {
    let title = try #require(
      LabCatalog.entry(named: view.lab)?.views.first { $0.name == view.name }?.title)
    for lab in try states(view) {
      for size in Self.sizes.prefix(3) {
        var surface = Surface(size)
        lab.draw(on: &surface, in: surface.bounds, focus: .stage)
        #expect(surface.line(0).hasPrefix(title), "\(size): \(surface.line(0))")
        #expect(surface.lines.count { !$0.isEmpty } >= 2, "\(size)")
      }
    }
  }

  @Test(arguments: views)
  func aViewCanBeSaidInOneLine(_ view: CatalogView) throws {
    for lab in try states(view) {
      #expect(!lab.summary.isEmpty)
      let isOneLine = !lab.summary.contains { $0.isNewline }
      #expect(isOneLine)
      #expect(!lab.status.contains("\n"))
    }
  }

  @Test(arguments: views)
  func onlyASCIIReachesAnASCIIScreen(_ view: CatalogView) throws {
    for lab in try states(view) {
      var surface = Surface(
        Size(columns: 100, rows: 30), look: Look(colors: .none, glyphs: .ascii))
      lab.draw(on: &surface, in: surface.bounds, focus: .stage)
      let isASCII = surface.description.allSatisfy { $0.isASCII }
      #expect(isASCII, "\(surface)")
    }
  }

  @Test(arguments: views)
  func drawingIsTheSameTwice(_ view: CatalogView) throws {
    for lab in try states(view) {
      var first = Surface(.standard)
      lab.draw(on: &first, in: first.bounds, focus: .stage)
      var second = Surface(.standard)
      lab.draw(on: &second, in: second.bounds, focus: .stage)
      #expect(first == second)
    }
  }

  @Test(arguments: views)
  func keysOfAViewAreNamedAndDifferent(_ view: CatalogView) throws {
    for lab in try states(view) {
      let keys = lab.keys.flatMap(\.keys)
      #expect(Set(keys).count == keys.count)
      for key in lab.keys {
        #expect(!key.name.isEmpty && !key.label.isEmpty && !key.help.isEmpty)
        // The keys themselves, not a word for what they do.
        let isKey = key.name.split(separator: " ").allSatisfy {
          $0.count == 1 || $0 == "0-9" || ["Enter", "Home", "End"].contains($0)
            || $0.allSatisfy { "↑↓←→".contains($0) }
        }
        #expect(isKey, "\(key.name)")
      }
    }
  }

  /// A run that a lab says is finished has ended; one that it says is ready waits for Space.
  @Test(arguments: views)
  func spaceLeadsToTheEndOfTheRun(_ view: CatalogView) throws {
    let states = try states(view)
    guard states[0].isRunnable else { return }
    #expect(states[0].run == .ready)
    #expect(states[3].run == .finished)
  }
}
