internal import TextUI

/// The output over the plane, one point of the data in words, and the loss curve.
extension PlaygroundLab {
  func drawPlane(
    _ reading: PlaygroundReading?, _ hasFocus: Bool, on surface: inout Surface, in area: Rect
  ) {
    let plan = Self.planeSides(area)
    surface.draw(planeChart(reading, isFocused: hasFocus), in: plan.picture)
    let point = pointLines(reading)
    surface.draw(Readout(resultLines + point), in: plan.side)
  }

  /// Where the plane is drawn within the body of the view, and what is read off it.
  static func planeSides(_ area: Rect) -> PlaygroundSides {
    PlaygroundSides(area, sideColumns: 30, belowRows: 4)
  }

  /// The point that keys act on: where it is, what it is, what is said of it.
  private func pointLines(_ reading: PlaygroundReading?) -> [Readout.Line] {
    let points = shownPoints
    guard !points.isEmpty else { return [] }
    let index = min(example, points.count - 1)
    let (point, isTest) = points[index]
    func raw(_ axis: Int, _ value: Double) -> String {
      Numbers.significant(data.scales[axis].raw(value), sign: .always)
    }
    var lines = [
      Readout.Line("", ""),
      Readout.Line(isTest ? "test point" : "training point", "\(index + 1) of \(points.count)"),
      Readout.Line(data.axisNames[0], raw(0, point.x)),
      Readout.Line(data.axisNames[1], raw(1, point.y)),
    ]
    let said = reading.flatMap { reading in
      reading.predictions.indices.contains(index) ? reading.predictions[index] : nil
    }
    if data.isRegression {
      func number(_ value: Double) -> String {
        Numbers.significant(data.targetScale.raw(value), sign: .always)
      }
      lines.append(Readout.Line("target", number(point.target)))
      if let said { lines.append(Readout.Line("output", number(said), isStrong: true)) }
    } else {
      lines.append(Readout.Line("really", data.classNames[point.target > 0 ? 0 : 1]))
      if let said {
        let name = data.classNames[said > 0 ? 0 : 1]
        let isRight = (said > 0) == (point.target > 0)
        let sure = Numbers.percent((1 + min(1, said.magnitude)) / 2, decimals: 0)
        let verdict = StyledText(isRight ? "✓" : "✗", isRight ? .right : .wrong)
        lines.append(Readout.Line("output says", StyledText("\(name) \(sure) ") + verdict))
      }
    }
    return lines
  }
}

/// A picture with something beside it where the stage is wide, below it elsewhere.
struct PlaygroundSides {
  var picture: Rect
  var side: Rect

  init(_ area: Rect, sideColumns: Int, belowRows: Int) {
    if area.columns >= 66 {
      side = area.right(sideColumns)
      picture = area.left(area.columns - sideColumns - 3)
      // A plane wider than three times its height is no plane.
      if picture.columns > area.rows * 3 { picture = picture.left(area.rows * 3) }
      side = area.dropLeft(picture.columns + 3).left(sideColumns)
    } else {
      let rows = min(belowRows, area.rows / 3)
      side = area.bottom(rows)
      picture = area.dropBottom(rows + (rows > 0 ? 1 : 0))
    }
  }
}
