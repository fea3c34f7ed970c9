internal import Compute
internal import TextUI

/// The arithmetic of one window at one place.
extension WindowLab {
  var slideWidget: ConvolutionWindow {
    var window = ConvolutionWindow(slideStep, inputLimit: slideLimit, isRectified: false)
    guard let marks = marks(.window), slideValue != nil else { return window }
    let columns = slideStep.outputSize.columns
    window.kernelNumbers = marks.parameters("first.weight", rows: 3)
    window.mapNumbers = NumberGrid(marks.value("first", of: "picture"), rows: columns)
    return window
  }

  /// Where the window and its sum are drawn.
  func slideArea(_ body: Rect) -> Rect {
    if body.columns >= 66 { return body.dropRight(32) }
    return body.dropBottom(isEditing ? 5 : 2)
  }

  func drawSlide(on surface: inout Surface, in area: Rect) {
    surface.draw(slideWidget, in: slideArea(area))
    let isBeside = area.columns >= 66
    let side = isBeside ? area.right(28) : area.bottom(isEditing ? 5 : 2)
    var row = side.row
    func write(_ text: StyledText, _ surface: inout Surface) {
      guard row < side.endRow else { return }
      surface.write(text.truncated(to: side.columns), column: side.column, row: row)
      row += 1
    }
    if isEditing {
      write(
        StyledText("weight \(cell + 1) of 9 ", .focus, .bold)
          + .strong(Numbers.fixed(kernel[cell], decimals: 0, sign: .always)), &surface)
      let editor = Rect(column: side.column, row: row, columns: 18, rows: 3).intersection(side)
      surface.draw(
        HeatMap(
          kernelRows, ramp: .signed, limit: 9, focusedRow: cell / 3, focusedColumn: cell % 3,
          numbers: slideWidget.kernelNumbers),
        in: editor)
      row += 4
    }
    let made = slideValue.map { Numbers.significant($0, sign: .always) } ?? "–"
    let number = slideWidget.mapNumbers?.mark(row: slidePlace.row, column: slidePlace.column)
    write(
      .muted("the core makes ")
        + StyledText.strong(made).asking(number, slideValue ?? .nan), &surface)
    for line in slideWords(columns: side.columns) { write(.muted(line), &surface) }
  }

  /// What the window answers to, if it is one of those that have a name.
  private func slideWords(columns: Int) -> [String] {
    let named = SlideWindow.allCases.first { $0.weights == kernel }
    let words = named?.words ?? "a window of your own"
    var lines = [""]
    for word in words.split(separator: " ") {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if last.count + word.count + 1 <= columns {
        lines[lines.count - 1] += " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }

  var slideSummary: String {
    let made = slideValue.map { "; the core makes \(Numbers.significant($0))" } ?? ""
    let editing =
      isEditing
      ? "; weight \(cell + 1) of 9 is \(Numbers.fixed(kernel[cell], decimals: 0)), ready to change"
      : ""
    let weights = kernel.map { Numbers.tick($0) }.joined(separator: " ")
    return slideWidget.summary + made + "; weights \(weights)" + editing
  }
}
