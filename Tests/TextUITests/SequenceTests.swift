import Testing

@testable import TextUI

@Suite struct SequenceTests {
  private func draw(_ widget: some Widget, _ columns: Int, _ rows: Int, _ look: Look = .standard)
    -> Surface
  {
    var surface = Surface(Size(columns: columns, rows: rows), look: look)
    surface.draw(widget, in: surface.bounds)
    return surface
  }

  private let tokens = ["the", "dogs", "run"]
  private let shares: [[Double]] = [[1, 0.5, 0.5], [0.2, 0.8, 0.5], [0.1, 0.7, 0.2]]

  @Test func laterWordsAreHiddenAndNotZero() {
    let causal = AttentionMatrix(tokens: tokens, shares: shares)
    #expect(causal.row(0)[0] == 1)
    #expect(causal.row(0)[1].isNaN)
    #expect(draw(causal, 30, 5).line(1).filter { $0 == "·" }.count == 2)
    var full = causal
    full.isCausal = false
    #expect(full.row(0) == [1, 0.5, 0.5])
    #expect(!draw(full, 30, 5).line(1).contains("·"))
  }

  @Test func attentionIsSaidByWhatTheRowLooksAt() {
    let matrix = AttentionMatrix(tokens: tokens, shares: shares, focus: 2)
    #expect(matrix.summary.hasSuffix("run looks at dogs with 70\u{A0}%"))
    #expect(matrix.bars(ofRow: 1).shares.map(\.name) == ["the", "dogs"])
  }

  @Test func arcsLeadToWhatIsLookedAtOnly() {
    let none = AttentionArcs(tokens: tokens, shares: [0.01, 0, 0.99], focus: 2)
    #expect(dots(in: draw(none, 30, 8)) == 0)
    let some = AttentionArcs(tokens: tokens, shares: [0.6, 0.01, 0.39], focus: 2)
    #expect(dots(in: draw(some, 30, 8)) > 0)
    #expect(some.summary == "run looks at the 60\u{A0}%, run 39\u{A0}%")
  }

  @Test func aLargerShareHasAThickerArc() {
    func dots(_ share: Double) -> Int {
      let arcs = AttentionArcs(tokens: tokens, shares: [share, 0, 0], focus: 2)
      return self.dots(in: draw(arcs, 30, 8))
    }
    #expect(dots(0.05) < dots(0.2))
    #expect(dots(0.2) < dots(0.4))
    #expect(dots(0.4) < dots(0.9))
  }

  private func dots(in picture: Surface) -> Int {
    picture.description.unicodeScalars.reduce(0) {
      $0 + ((0x2800...0x28FF).contains($1.value) ? ($1.value - 0x2800).nonzeroBitCount : 0)
    }
  }

  @Test func theTokenThatLooksIsAlwaysSeen() {
    let many = (0..<40).map { "word\($0)" }
    for focus in [0, 20, 39] {
      let arcs = AttentionArcs(
        tokens: many, shares: Array(repeating: 0.025, count: 40), focus: focus)
      let picture = draw(arcs, 50, 8)
      #expect(picture.description.contains("word\(focus)"))
      let found = (0..<50).compactMap {
        arcs.token(at: Point(column: $0, row: 5), in: picture.bounds)
      }
      #expect(found.contains(focus))
    }
  }

  private func sequence(_ count: Int) -> UnrolledSequence {
    UnrolledSequence(
      (0..<count).map { .init("t\($0)", state: [0.5, -0.5], answer: "a\($0)", share: 0.5) })
  }

  @Test func theFocusedStepIsAlwaysSeen() {
    var long = sequence(50)
    for focus in [0, 25, 49] {
      long.focus = focus
      let picture = draw(long, 60, 14)
      #expect(picture.description.contains("t\(focus)"))
      #expect(picture.description.contains("…"))
      let row = picture.lines.firstIndex { $0.contains("t\(focus)") } ?? 0
      let found = (0..<60).compactMap {
        long.step(at: Point(column: $0, row: row), in: picture.bounds)
      }
      #expect(found.contains(focus))
    }
  }

  @Test func arrowsBetweenStepsAreAsThickAsTheyAreStrong() {
    var pair = sequence(2)
    pair.flow = .backward
    var pictures: Set<String> = []
    for strength in [0.0, 0.1, 0.3, 0.6, 0.9] {
      pair.links = [strength]
      let line = draw(pair, 50, 12).lines.first { $0.contains("◂") } ?? ""
      pictures.insert(line)
    }
    #expect(pictures.count == 5)
    #expect(draw(pair, 50, 12).description.contains(".90"))
    pair.flow = .forward
    #expect(draw(pair, 50, 12).description.contains("▸"))
  }

  private let places = EmbeddingMap(
    [
      .init("cat", 0, 0), .init("dog", 1, 0), .init("horse", 3, 0), .init("red", 0, 9),
      .init("lost", .nan, 1),
    ], focus: 0, neighborCount: 2)

  @Test func neighboursAreTheNearest() {
    #expect(places.nearest(to: 0).map(\.index) == [1, 2])
    #expect(places.summary == "map of 5 words; nearest to cat: dog 1.0, horse 3.0")
    var given = places
    given.neighbors = [3, 0, 9]
    #expect(given.nearest(to: 0).map(\.index) == [3])
  }

  @Test func labelsNeverCoverEachOther() {
    var noise = ExampleNoise(seed: 3)
    let items = (0..<60).map { EmbeddingMap.Item("word\($0)", noise.next(), noise.next()) }
    let map = EmbeddingMap(items, focus: 7)
    let layout = EmbeddingLayout(map, in: Rect(column: 2, row: 1, columns: 70, rows: 20))
    #expect(layout.labels[7] != nil)
    let labels = layout.labels.values.map { $0 }
    #expect(labels.count > 20)
    for (index, label) in labels.enumerated() {
      for other in labels[..<index] { #expect(label.intersection(other).isEmpty) }
      for place in layout.places.values { #expect(!label.contains(place)) }
    }
  }

  @Test func aWordIsFoundByItsLabelAndItsDot() {
    let area = Rect(column: 0, row: 0, columns: 60, rows: 16)
    let layout = EmbeddingLayout(places, in: area.dropBottom(2))
    for (index, label) in layout.labels {
      #expect(places.item(at: label.origin, in: area) == index)
    }
    for (index, place) in layout.places { #expect(places.item(at: place, in: area) == index) }
    #expect(layout.places[4] == nil)
  }

  @Test func tokensWrapAndAreFound() {
    let strip = TokenStrip(tokens.map { .init($0, value: 0.5) }, focus: 2)
    let area = Rect(column: 1, row: 1, columns: 13, rows: 3)
    #expect(strip.token(at: Point(column: 2, row: 1), in: area) == 0)
    #expect(strip.token(at: Point(column: 2, row: 2), in: area) == 2)
    #expect(strip.token(at: Point(column: 2, row: 3), in: area) == nil)
  }

  @Test func brokenSequencesAreDrawn() {
    let widgets: [any Widget] = [
      AttentionMatrix(tokens: ["a", ""], shares: [[.nan], [.infinity, -3]], focus: 9),
      AttentionArcs(tokens: ["a", "b"], shares: [.nan], focus: 1),
      AttentionArcs(tokens: [], shares: [], focus: 0),
      AttentionHeadGrid(tokens: [], heads: [[], [[.nan]]], focus: 4),
      UnrolledSequence(
        [.init("", state: []), .init("a", state: [.nan, .infinity], share: .nan, gates: [.nan])],
        links: [.nan, 4], flow: .backward, gateNames: ["g"], focus: -2),
      EmbeddingMap([.init("", .infinity, 0), .init("a", 1e300, -1e300), .init("b", -1e300, 1e300)]),
      EmbeddingMap([.init("a", 0, 0)], focus: 0),
      TokenStrip([.init("", value: .nan), .init("a", value: .infinity)], focus: 7),
    ]
    for widget in widgets {
      for (columns, rows) in [(0, 0), (1, 1), (12, 5), (44, 14), (130, 40)] {
        var surface = Surface(Size(columns: columns, rows: rows))
        widget.draw(on: &surface, in: surface.bounds)
        #expect(!widget.summary.isEmpty)
      }
    }
  }
}
