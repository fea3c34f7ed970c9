import Testing

@testable import TextUI

@Suite struct HeatMapTests {
  private func draw(_ widget: some Widget, _ columns: Int, _ rows: Int, _ look: Look = .standard)
    -> Surface
  {
    var surface = Surface(Size(columns: columns, rows: rows), look: look)
    surface.draw(widget, in: surface.bounds)
    return surface
  }

  private let large = (0..<100).map { row in (0..<200).map { Double(row * 200 + $0) / 20_000 } }

  @Test func aMapFinerThanTheScreenSaysThatItIsAveraged() {
    let picture = draw(HeatMap(large, hasNumbers: false), 50, 12)
    #expect(picture.line(11) == "100 × 200, a pixel is the mean of 5 × 4")
  }

  @Test func aWindowShowsItsPartAndSaysWhich() {
    let map = HeatMap(large, origin: Point(column: 20, row: 10))
    let picture = draw(map, 60, 11)
    #expect(picture.line(10) == "rows 11–20 of 100, columns 21–30 of 200")
    #expect(picture.line(0).contains(Numbers.cell(large[10][20])))
    // Beyond the end it stays full.
    let end = HeatMap(large, origin: Point(column: 999, row: 999))
    #expect(draw(end, 60, 11).line(10) == "rows 91–100 of 100, columns 191–200 of 200")
  }

  @Test func whatIsInFocusIsInTheWindow() {
    let map = HeatMap(large, focusedRow: 70, focusedColumn: 3, origin: .zero)
    #expect(draw(map, 60, 11).line(10) == "rows 62–71 of 100, columns 1–10 of 200")
  }

  @Test func aMapThatFitsNeedsNoWindow() {
    let map = HeatMap([[0.5, 1]], origin: .zero)
    #expect(draw(map, 20, 3).lines[0] == draw(HeatMap([[0.5, 1]]), 20, 3).lines[0])
  }

  @Test func pixelsThatAreNoNumbersAreDots() {
    let rows = Array(repeating: [1, .nan], count: 8) as [[Double]]
    #expect(draw(HeatMap(rows, hasNumbers: false), 2, 4).line(0) == " ·")
  }

  @Test func aMapIsSaidWithItsLargestNumber() {
    let map = HeatMap([[0.1, -0.9], [0.2, 0.3]], ramp: .signed, rowNames: ["a", "b"])
    #expect(map.summary.hasSuffix("from −0.900 to 0.300, largest at row a, column 2"))
  }

  @Test func theCellInFocusOfAConfusionTableIsSaid() {
    let table = ConfusionTable(
      classes: ["0", "1", "2"], counts: [[8, 2, 0], [0, 9, 1], [0, 0, 10]],
      focus: Point(column: 1, row: 0))
    #expect(
      table.summary.hasSuffix(
        "most often 0 was taken for 1, 2 times; 0 taken for 1: 2 of 10, 20.0\u{A0}%"))
    #expect(draw(table, 60, 12).line(11) == "0 taken for 1: 2 of 10, 20.0 %")
  }

  /// Equal steps of a number are about equal steps of lightness, so that no edge is seen where the
  /// numbers have none.
  @Test(arguments: [Ramp.signed, .sequential, .gradient, .picture], Theme.allCases)
  func aRampIsEven(_ ramp: Ramp, _ theme: Theme) throws {
    let look = Look(theme: theme)
    for sign in ramp.isTwoSided ? [Int16(1), -1] : [1] {
      let lightness = try stride(from: Int16(0), through: 64, by: 8).map {
        try #require(RampColors.rgb(of: ramp, step: sign * $0, in: look)).lightness
      }
      let steps = zip(lightness, lightness.dropFirst()).map { ($1 - $0).magnitude }
      let (least, most) = (steps.min() ?? 0, steps.max() ?? 0)
      #expect(least > 3 && most < 2 * least, "\(ramp) \(theme) \(sign): \(steps)")
    }
  }

  /// In 256 colours, neighbours on an arm can be told apart.
  @Test(arguments: Ramp.allCases, Theme.allCases)
  func stepsOf256ColoursAreSeen(_ ramp: Ramp, _ theme: Theme) {
    let look = Look(colors: .palette256, theme: theme)
    for sign in ramp.isTwoSided ? [Int16(1), -1] : [1] {
      var colors: [RGB] = []
      for step in 0...Int16(Ramp.steps) {
        guard let color = RampColors.rgb(of: ramp, step: sign * step, in: look) else { continue }
        if colors.last != color { colors.append(color) }
      }
      #expect(colors.count >= 3)
      for (first, second) in zip(colors, colors.dropFirst()) {
        #expect((first.lightness - second.lightness).magnitude > 3, "\(ramp) \(theme) \(sign)")
      }
    }
  }
}
