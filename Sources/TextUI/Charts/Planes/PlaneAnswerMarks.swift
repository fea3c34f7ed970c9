extension PlaneChart {
  /// Whose answers the values are, so that each can be asked about: those of a run to its queries,
  /// which are the places of the surface, row by row from the top, and after them the examples.
  public struct Answers: Hashable, Sendable {
    /// The number of the job.
    public var run: Int
    /// Whether they are shares from 0 to 1, of which the surface shows −1 to 1.
    public var areShares: Bool
    /// The values at the examples, in their order and on the scale of the surface; empty if they are
    /// not among the queries.
    public var examples: [Double]

    /// Those of a run.
    public init(run: Int, areShares: Bool, examples: [Double] = []) {
      (self.run, self.areShares, self.examples) = (run, areShares, examples)
    }

    fileprivate func mark(_ query: Int) -> NumberMark {
      NumberMark(run: run, "output", source: .query(query), form: .share)
    }

    /// What the run has answered where the surface shows a value.
    fileprivate func answer(_ value: Double) -> Double { areShares ? (value + 1) / 2 : value }
  }

  /// Marks in each cell of the plane the example that stands there, or else the place of the surface
  /// that is nearest to its middle.
  func markAnswers(on surface: inout Surface, _ frame: PlaneFrame) {
    let grid = ValueGrid(values)
    guard let answers, !grid.isEmpty else { return }
    let plot = frame.plot
    var standing: [Point: Int] = [:]
    for (index, example) in examples.enumerated() where answers.examples.indices.contains(index) {
      guard let cell = frame.cell(ChartPoint(example.x, example.y)) else { continue }
      standing[cell] = index
    }
    let focusCell = focused.flatMap { frame.cell(ChartPoint($0.x, $0.y)) }
    for row in 0..<plot.rows {
      for column in 0..<plot.columns {
        let cell = Point(column: plot.column + column, row: plot.row + row)
        let area = Rect(column: cell.column, row: cell.row, columns: 1, rows: 1)
        // What is read off at the focus is written over the surface.
        let isWritten = surface[cell.column, cell.row].style.background == .role(.focusWash)
        guard !isWritten || cell == focusCell else { continue }
        if let index = standing[cell] {
          surface.mark(
            answers.mark(grid.rows * grid.columns + index),
            value: answers.answer(answers.examples[index]), in: area)
          continue
        }
        let x = Self.nearest(column, of: plot.columns, among: grid.columns)
        let y = Self.nearest(row, of: plot.rows, among: grid.rows)
        surface.mark(
          answers.mark(y * grid.columns + x), value: answers.answer(grid[x, y]), in: area)
      }
    }
  }

  private static func nearest(_ index: Int, of count: Int, among places: Int) -> Int {
    Int((PlaneFrame.share(index, of: count) * Double(places - 1)).rounded())
  }
}
