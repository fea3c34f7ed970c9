import Testing

@testable import TextUI

@Suite struct PictureTests {
  private func draw(_ widget: some Widget, _ columns: Int, _ rows: Int, _ look: Look = .standard)
    -> Surface
  {
    var surface = Surface(Size(columns: columns, rows: rows), look: look)
    surface.draw(widget, in: surface.bounds)
    return surface
  }

  private let ramp8 = (0..<8).map { y in (0..<8).map { Double($0 + y) / 14 } }

  @Test(arguments: [
    (16, 8, 2), (17, 9, 2), (8, 4, 1), (64, 40, 8), (40, 8, 2), (7, 4, 0),
  ])
  func pixelsAreScaledByWholeFactors(_ columns: Int, _ rows: Int, _ zoom: Int) {
    let pixels = PicturePixels(ramp8, in: Size(columns: columns, rows: rows))
    #expect(pixels.zoom == zoom)
    #expect(pixels.size.columns <= columns && pixels.size.rows <= rows)
    if zoom > 0 { #expect(pixels.width == 8 * zoom && pixels.height == 8 * zoom) }
  }

  @Test func aCellOfSmallPixelsIsTwoOfThem() {
    let view = ImageView(ramp8)
    let area = Rect(column: 5, row: 1, columns: 8, rows: 4)
    #expect(
      view.pixels(at: Point(column: 7, row: 2), in: area) == [
        Point(column: 2, row: 2), Point(column: 2, row: 3),
      ])
    #expect(view.pixels(at: Point(column: 4, row: 2), in: area).isEmpty)
  }

  @Test func aCellOfLargePixelsIsOneOfThem() {
    let view = ImageView(ramp8, title: "input")
    let area = Rect(column: 0, row: 0, columns: 32, rows: 18)
    #expect(view.pixels(at: Point(column: 31, row: 17), in: area) == [Point(column: 7, row: 7)])
    #expect(view.pixels(at: Point(column: 5, row: 2), in: area) == [Point(column: 1, row: 0)])
    #expect(view.pixels(at: Point(column: 5, row: 0), in: area).isEmpty)
  }

  @Test func everyPixelCanBePainted() {
    for (columns, rows) in [(8, 4), (24, 12), (30, 13), (64, 32)] {
      let area = Rect(column: 0, row: 0, columns: columns, rows: rows)
      var found: Set<Point> = []
      for row in 0..<rows {
        for column in 0..<columns {
          found.formUnion(ImageView(ramp8).pixels(at: Point(column: column, row: row), in: area))
        }
      }
      #expect(found.count == 64)
    }
  }

  @Test func aWindowIsOutlinedWhereItLies() {
    let view = ImageView(ramp8, window: Rect(column: 2, row: 3, columns: 3, rows: 3))
    let surface = draw(view, 32, 16)
    #expect(surface[8, 6].character == "┏")
    #expect(surface[19, 11].character == "┛")
    #expect(surface[12, 8].character == " ")
  }

  @Test func evidenceHasASignWithoutColour() {
    let picture = draw(
      ImageView([[1, 1], [1, 1]], evidence: [[1, -1], [0, 0]]), 16, 8, .monochrome)
    #expect(picture.description.contains("+") && picture.description.contains("−"))
  }

  @Test func theWindowsSumIsThatOfItsProducts() {
    let step = ConvolutionStep(
      input: [[1, 2, 3], [4, 5, 6], [7, 8, 9]], kernel: [[1, 0], [0, -1]],
      at: Point(column: 1, row: 0), divisor: 2, bias: 0.5)
    #expect(step.outputSize == Size(columns: 2, rows: 2))
    #expect(step.patch == [[2, 3], [5, 6]])
    #expect(step.products == [[2, 0], [0, -6]])
    #expect(step.sum == -4)
    #expect(step.value == -1.5)
    #expect(step.map == [[-1.5, -1.5], [-1.5, -1.5]])
  }

  @Test func paddingIsZerosAndStridesSkip() {
    let step = ConvolutionStep(
      input: [[1, 2, 3], [4, 5, 6], [7, 8, 9]],
      kernel: Array(repeating: [1, 1, 1], count: 3), stride: 2, padding: 1)
    #expect(step.outputSize == Size(columns: 2, rows: 2))
    #expect(step.window == Rect(column: -1, row: -1, columns: 3, rows: 3))
    #expect(step.patch == [[0, 0, 0], [0, 1, 2], [0, 4, 5]])
    #expect(step.map == [[12, 16], [24, 28]])
  }

  @Test func aWindowLargerThanItsPictureHasNoOutputs() {
    let step = ConvolutionStep(input: [[1]], kernel: [[1, 1], [1, 1]])
    #expect(step.outputSize == Size(columns: 0, rows: 0))
    #expect(step.map.isEmpty)
    #expect(draw(ConvolutionWindow(step), 40, 12).description.allSatisfy { $0.isWhitespace })
  }

  @Test func theArithmeticIsWrittenOut() {
    let step = ConvolutionStep(
      input: [[1, 2], [3, 4]], kernel: [[1, 0], [0, -1]], divisor: 2, bias: -0.5)
    let lines = draw(ConvolutionWindow(step, inputLimit: 4), 44, 6).lines
    #expect(lines[0].contains("1 2") && lines[0].contains("+1.00"))
    #expect(lines.contains("sum −3.00 ÷ 2 − 0.500 = −2.00 → 0"))
  }

  @Test func aClickOnTheMapOrThePictureFindsItsPlace() {
    let step = ConvolutionStep(input: ramp8, kernel: Array(repeating: [0, 1, 0], count: 3))
    let area = Rect(column: 0, row: 0, columns: 60, rows: 20)
    let view = ConvolutionWindow(step)
    var found: Set<Point> = []
    for row in 0..<20 {
      for column in 0..<60 {
        if let place = view.place(at: Point(column: column, row: row), in: area) {
          found.insert(place)
        }
      }
    }
    #expect(found.count == 36)
  }

  @Test func theFocusedPictureIsAlwaysSeenAndTheRestIsCounted() {
    let items = (0..<30).map { ImageGrid.Item(ramp8, caption: "n\($0)", verdict: .right) }
    for focus in [0, 13, 29] {
      let picture = draw(ImageGrid(items, focus: focus), 34, 12).description
      #expect(picture.contains("n\(focus)"))
      #expect(picture.contains("more"))
    }
  }

  @Test func arrowKeysWalkOverPicturesInRows() {
    let items = (0..<6).map { _ in ImageGrid.Item(ramp8) }
    let area = Rect(column: 0, row: 0, columns: 31, rows: 10)
    let grid = ImageGrid(items, focus: 1)
    #expect(grid.index(after: .right, in: area) == 2)
    #expect(grid.index(after: .down, in: area) == 4)
    #expect(grid.index(after: .up, in: area) == nil)
    #expect(grid.index(at: Point(column: 2, row: 1), in: area) == 0)
  }

  @Test func windowsHaveNumbersWhereThereIsRoom() {
    let item = FeatureMaps.Item("edge", kernel: [[1, 0, -1]], map: ramp8)
    #expect(draw(FeatureMaps([item]), 60, 16).description.contains("−1.00"))
    #expect(!draw(FeatureMaps([item]), 16, 6).description.contains("1.00"))
    #expect(
      FeatureMaps([item], focus: 0, cell: Point(column: 7, row: 7)).summary
        == "1 window of 3 × 1 weights; strongest answer 1.00 by edge; "
        + "chosen edge, 1.00 at row 8, column 8")
  }

  @Test func brokenPicturesAreDrawn() {
    let broken: [[Double]] = [[.nan, .infinity], [], [1e300]]
    let widgets: [any Widget] = [
      ImageView(
        broken, limit: 0, focus: Point(column: 99, row: -4),
        window: Rect(column: -5, row: 1, columns: 900, rows: 2), evidence: broken, hasGrid: true),
      ImageGrid([.init(broken), .init([])], focus: 9),
      FeatureMaps([.init("", kernel: broken, map: broken), .init("a", kernel: [])], focus: -1),
      ConvolutionWindow(
        ConvolutionStep(input: broken, kernel: broken, at: Point(column: 50, row: 50), divisor: 0)),
    ]
    for widget in widgets {
      for (columns, rows) in [(0, 0), (1, 2), (12, 5), (44, 14), (130, 40)] {
        var surface = Surface(Size(columns: columns, rows: rows))
        widget.draw(on: &surface, in: surface.bounds)
        #expect(!widget.summary.isEmpty)
      }
    }
  }
}
