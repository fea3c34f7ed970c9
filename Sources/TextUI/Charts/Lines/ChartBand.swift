/// The range between two curves, as a wash: what several runs span, or how sure a value is.
public struct ChartBand: Hashable, Sendable {
  /// The range at one place.
  public struct Slice: Hashable, Sendable {
    /// In the units of the x axis.
    public var x: Double
    /// In the units of the y axis, the lower end first.
    public var range: ClosedRange<Double>

    /// A range at a place.
    public init(_ x: Double, _ range: ClosedRange<Double>) {
      self.x = x
      self.range = range
    }
  }

  /// As the legend names it; empty keeps it out of the legend.
  public var name: String
  /// From left to right.
  public var slices: [Slice]

  /// A range that changes along the x axis.
  public init(_ name: String, _ slices: [Slice]) {
    self.name = name
    self.slices = slices
  }

  /// What several runs span, step by step, as far as any of them is measured there. The runs share
  /// the x of the longest one.
  public init(_ name: String, across runs: [[ChartPoint]]) {
    let longest = runs.max { $0.count < $1.count } ?? []
    self.init(
      name,
      longest.indices.compactMap { index in
        let values = runs.compactMap { $0.indices.contains(index) ? $0[index].y : nil }
          .filter(\.isFinite)
        guard let low = values.min(), let high = values.max() else { return nil }
        return Slice(longest[index].x, low...high)
      })
  }

  /// The range at a place between two slices, on the straight lines that join their ends.
  func range(at x: Double) -> ClosedRange<Double>? {
    var (next, end) = (0, slices.count)
    while next < end {
      let middle = (next + end) / 2
      if slices[middle].x < x { next = middle + 1 } else { end = middle }
    }
    guard next < slices.count else { return nil }
    let after = slices[next]
    guard next > 0, after.x > x else { return after.x == x ? after.range : nil }
    let before = slices[next - 1]
    let share = (x - before.x) / (after.x - before.x)
    func between(_ first: Double, _ second: Double) -> Double { first + (second - first) * share }
    let low = between(before.range.lowerBound, after.range.lowerBound)
    let high = between(before.range.upperBound, after.range.upperBound)
    return low <= high ? low...high : nil
  }

  /// Fills it, in eighths of a cell; as stipples where there is no colour for a wash.
  func draw(on surface: inout Surface, in frame: PlotFrame) {
    let plot = frame.plot
    let hasWash: Bool =
      switch surface.look.colors {
      case .none, .eight, .sixteen: false
      case .palette256, .trueColor: surface.look.glyphs != .ascii
      }
    var stipples = DotCanvas(plot.size, look: surface.look)
    for column in 0..<plot.columns {
      let x = frame.value(atColumn: plot.column + column)
      guard let range = range(at: x),
        let top = frame.dot(ChartPoint(x, range.upperBound))?.y,
        let bottom = frame.dot(ChartPoint(x, range.lowerBound))?.y
      else { continue }
      let end = Double(plot.rows * 4)
      let (first, last) = (min(max(top - 0.5, 0), end), min(max(bottom + 0.5, 0), end))
      if hasWash {
        Self.fill(from: first * 2, to: last * 2, on: &surface, column: plot.column + column, plot)
      } else {
        for y in Int(first.rounded(.up))..<max(Int(first.rounded(.up)), Int(last)) {
          for x in [column * 2, column * 2 + 1] where (x + y) % 2 == 0 {
            stipples.set(x: x, y: y, style: Style(.faint), ascii: ":")
          }
        }
      }
    }
    stipples.draw(on: &surface, at: plot.origin)
  }

  /// Fills a column between two heights, counted in eighths of a row from the top.
  private static func fill(
    from top: Double, to bottom: Double, on surface: inout Surface, column: Int, _ plot: Rect
  ) {
    let (top, bottom) = (Int(top.rounded()), Int(bottom.rounded()))
    guard bottom > top else { return }
    for row in top / 8...(bottom - 1) / 8 {
      let above = max(0, top - row * 8)
      let filled = min(8, bottom - row * 8) - above
      let place = plot.row + row
      if filled >= 7 {
        surface.wash(
          Rect(column: column, row: place, columns: 1, rows: 1),
          with: Style(.standard, on: .role(.grid)))
      } else if above > 0 {
        // What hangs below the edge: a block from the bottom, as high as is filled.
        surface[column, place] = Cell(eighths(8 - above), Style(.grid))
      } else {
        // What stands above the lower edge: the reverse of the block that is left free.
        surface[column, place] = Cell(eighths(8 - filled), Style(.grid, on: .standard, .reverse))
      }
    }
  }

  private static func eighths(_ count: Int) -> Character {
    let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    return blocks[min(max(count, 1), 8) - 1]
  }
}
