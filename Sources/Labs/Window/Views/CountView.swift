internal import TextUI

/// How many weights a dense layer needs, and how many some windows do.
extension WindowLab {
  private var pixels: Int { sheet.count("side") * sheet.count("side") * sheet.count("maps") }

  /// Every unit has a weight for every pixel of every map, and an offset.
  var denseCount: Int { sheet.count("units") * pixels + sheet.count("units") }

  /// Every window has nine weights for every map, and an offset: wherever it slides.
  var kernelCount: Int { sheet.count("kernels") * 9 * sheet.count("maps") + sheet.count("kernels") }

  func drawCount(on surface: inout Surface, in area: Rect) {
    let dense = Numbers.grouped(denseCount)
    let windows = Numbers.grouped(kernelCount)
    let bars = ShareBars(
      [
        ShareBars.Share("dense", Double(denseCount), text: dense),
        ShareBars.Share("windows", Double(kernelCount), text: windows, isEmphasised: true),
      ], full: Double(max(denseCount, kernelCount)))
    let (side, units) = (sheet.count("side"), Numbers.grouped(sheet.count("units")))
    let (kernels, maps) = (sheet.count("kernels"), sheet.count("maps"))
    let of = maps == 1 ? "" : " × \(maps)"
    let lines = [
      StyledText("dense    ", .negative, .bold)
        + .muted("\(side) × \(side)\(of) pixels × \(units) units + \(units) offsets = ")
        + .strong(dense),
      StyledText("windows  ", .positive, .bold)
        + .muted("3 × 3\(of) weights × \(kernels) windows + \(kernels) offsets = ")
        + .strong(windows),
    ]
    let isLow = area.rows < 12
    // Sums that do not fit in one line break after their product.
    var row = area.row
    for line in lines {
      if line.width <= area.columns {
        surface.write(line, column: area.column, row: row)
        row += 1
      } else {
        let head = StyledText(Array(line.spans.dropLast()))
        surface.write(head.truncated(to: area.columns), column: area.column, row: row)
        if row + 1 < area.endRow {
          surface.write(
            StyledText("= ") + StyledText(Array(line.spans.suffix(1))), column: area.column + 9,
            row: row + 1)
        }
        row += 2
      }
    }
    let used = row - area.row
    surface.draw(bars, in: area.dropTop(used + (isLow ? 0 : 1)).top(2).left(min(area.columns, 90)))
    surface.draw(countChart, in: area.dropTop(used + (isLow ? 2 : 4)).top(22))
  }

  /// Weights over the side of the picture: the dense layer's grow with its area, the windows' do not.
  private var countChart: LineChart {
    let sides = stride(from: 8, through: 224, by: 4).map(Double.init)
    let (units, maps) = (Double(sheet.count("units")), Double(sheet.count("maps")))
    let dense = sides.map { ChartPoint($0, units * ($0 * $0 * maps + 1)) }
    let windows = sides.map { ChartPoint($0, Double(kernelCount)) }
    let here = Double(sheet.count("side"))
    return LineChart(
      title: .muted("weights"),
      [
        Series("dense", dense, stroke: Stroke(.negative, pattern: .dashed)),
        Series("windows", windows, stroke: Stroke(.positive, isThick: true)),
      ], x: Axis(8, 224, title: "pixels of a side"),
      y: Axis(10, 1e8, scale: .logarithmic),
      marks: [
        LineChart.Mark(at: ChartPoint(here, Double(denseCount)), "●"),
        LineChart.Mark(at: ChartPoint(here, Double(kernelCount)), "●"),
      ])
  }
}
