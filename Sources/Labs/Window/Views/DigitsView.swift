internal import Learning
internal import TextUI

/// A digit on its way through a network of two layers of windows.
extension WindowLab {
  struct DigitPlan {
    var picture: Rect
    /// Of the chosen window; empty where all maps are shown.
    var map: Rect
    var windows: Rect
    var answer: Rect
    var table: Rect
  }

  func digitPlan(_ area: Rect) -> DigitPlan {
    let strip = area.top(7)
    if hasMaps(area) {
      // A larger picture where the answer still fits below it.
      let left = area.left(26)
      let rows = area.rows >= 27 ? 14 : 7
      return DigitPlan(
        picture: left.top(rows), map: area.top(0), windows: area.dropLeft(30),
        answer: left.dropTop(rows).dropBottom(3).top(10), table: left.bottom(2))
    }
    if isWide(area) {
      return DigitPlan(
        picture: strip.left(13), map: strip.dropLeft(15).left(13),
        windows: strip.dropLeft(31).dropRight(26), answer: strip.right(24).top(4),
        table: strip.right(24).bottom(2))
    }
    return DigitPlan(
      picture: strip.left(13), map: strip.dropLeft(15).left(13),
      windows: area.dropTop(8).dropBottom(3), answer: strip.dropLeft(30), table: area.bottom(2))
  }

  func digitMaps(_ area: Rect) -> FeatureMaps {
    featureMaps(layer: sheet.word("layer"), hasMaps: hasMaps(area))
  }

  func drawDigits(on surface: inout Surface, in area: Rect) {
    let plan = digitPlan(area)
    surface.draw(
      ImageView(digit.picture.rows, title: .muted("this is a \(digit.label)"), largestZoom: 2),
      in: plan.picture)
    surface.draw(chosenMap(layer: sheet.word("layer")), in: plan.map)
    surface.draw(digitMaps(area), in: plan.windows)
    surface.draw(
      answerBars(answer(.window), answerNumbers(.window), rows: plan.answer.rows),
      in: plan.answer)
    surface.draw(digitTable, in: plan.table)
  }

  private var digitTable: Readout {
    Readout(
      [WindowRun.Net.window, .dense].map { net in
        let run = WindowRun(group: .digits, net: net)
        return Readout.Line(
          "\(run.name) \(Numbers.grouped(model(run).weightCount))", right(run, Self.unseen),
          isStrong: true)
      }, columns: 26)
  }

  var digitSummary: String {
    let says =
      answer(.window).map { "; answer \($0.first), \(Numbers.percent($0.confidence))" } ?? ""
    return "the digit \(digit.label)\(says); "
      + featureMaps(layer: sheet.word("layer"), hasMaps: true).summary + "; " + digitTable.summary
      + " of the unseen digits right"
  }
}
