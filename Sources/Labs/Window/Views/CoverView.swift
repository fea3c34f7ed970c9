internal import Compute
internal import Learning
internal import TextUI

/// Which part of a digit an answer hangs on: a grey patch over every place in turn.
extension WindowLab {
  struct CoverPlan {
    var picture: Rect
    var map: Rect
    var numbers: Rect
  }

  func coverPlan(_ area: Rect) -> CoverPlan {
    if isWide(area), area.rows < 12 {
      return CoverPlan(
        picture: area.left(14), map: area.dropLeft(18).left(22), numbers: area.dropLeft(44))
    }
    if isWide(area) {
      let column = (area.columns - 34) / 2
      return CoverPlan(
        picture: area.left(column), map: area.dropLeft(column + 3).left(column),
        numbers: area.right(28))
    }
    return CoverPlan(
      picture: area.left(24).dropBottom(4), map: area.dropLeft(26).dropBottom(4),
      numbers: area.bottom(4))
  }

  var coverView: ImageView {
    ImageView(
      shownPicture?.rows ?? [], title: .muted("a \(digit.label), covered"),
      window: Rect(
        column: patch.column, row: patch.row, columns: sheet.count("patch"),
        rows: sheet.count("patch")), largestZoom: 4)
  }

  /// The share of the right digit for every place of the patch.
  private var coverShares: [[Double]] {
    let logits = report(.digits, .window)?.examined["places"]?["output"] ?? []
    let places = patchPlaces
    guard logits.count == places * places * 10 else { return [] }
    return (0..<places).map { row in
      (0..<places).map { column in
        let first = (row * places + column) * 10
        return Answer(logits: Array(logits[first..<first + 10]))?.shares[digit.label] ?? .nan
      }
    }
  }

  func drawCover(on surface: inout Surface, in area: Rect) {
    let plan = coverPlan(area)
    surface.draw(coverView, in: plan.picture)
    let title = StyledText.muted("share of \(digit.label), by place")
    surface.draw(
      ImageView(
        coverShares, ramp: .sequential, title: title.truncated(to: plan.map.columns),
        focus: coverShares.isEmpty ? nil : patch, largestZoom: 4,
        numbers: marks(.window).map {
          NumberGrid(
            $0.value(.output, digit.label, of: "places", form: .share), rows: patchPlaces * 10,
            columns: 10)
        }),
      in: plan.map)
    let lines = [
      Readout.Line(
        "uncovered", text(answer(.window, to: "whole"), answerNumbers(.window, to: "whole"))),
      Readout.Line(
        "covered here",
        text(answer(.window), answerNumbers(.window)).mapStyles { _ in Style(.strong, .bold) }),
      Readout.Line("dense net here", text(answer(.dense), answerNumbers(.dense))),
      Readout.Line("worst place", worst.map { Numbers.percent($0) } ?? "–"),
    ]
    surface.draw(Readout(lines, columns: 28), in: plan.numbers)
    surface.draw(
      ColorBar(.sequential, low: .muted("share 0"), high: .muted("1")),
      in: plan.numbers.dropTop(5).top(1).left(28))
  }

  private func text(_ answer: Answer?, _ numbers: NumberGrid?) -> StyledText {
    answer.map { StyledText("\($0.first)  ") + confidence($0, numbers) } ?? StyledText("–")
  }

  private var worst: Double? { coverShares.joined().filter(\.isFinite).min() }

  var coverSummary: String {
    var words = "a \(digit.label) with a patch at row \(patch.row + 1), column \(patch.column + 1)"
    if let answer = answer(.window) {
      words += ", read as \(answer.first), \(Numbers.percent(answer.confidence))"
    }
    if let worst { words += "; at the worst place \(digit.label) gets \(Numbers.percent(worst))" }
    return words
  }
}
