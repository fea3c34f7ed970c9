internal import Learning
internal import TextUI

/// A digit in another light, and how all unseen digits fare in it.
extension StressLab {
  func drawLight(on surface: inout Surface, in area: Rect) {
    let picture = digitView("a \(digitLabel), as seen", shownDigit)
    let says = says(shownAnswer, in: surface.look, label: digitLabel)
    if isWide(area) {
      let left = area.left(26)
      let rows = min(left.rows - 2, 13)
      surface.draw(picture, in: left.top(rows))
      surface.write(
        says, column: left.column, row: min(left.row + rows + 1, left.endRow - 1), within: left)
      drawLightBars(on: &surface, in: area.dropLeft(29).left(78))
    } else {
      surface.draw(picture, in: area.left(17).top(6))
      surface.write(
        says.truncated(to: area.columns - 18), column: area.column + 18, row: area.row + 1)
      drawLightBars(on: &surface, in: area.dropTop(7))
    }
  }

  /// For every change the share right as a bar, and how sure the network is on average.
  private func drawLightBars(on surface: inout Surface, in area: Rect) {
    surface.write(
      StyledText.muted("bar and %: right   sure: what it claims").truncated(to: area.columns),
      column: area.column, row: area.row)
    var tests = Array(StressTest.allCases)
    // Where rows are few the changes of the lesson come first.
    let order: [StressTest] = [.clear, .half, .quarter, .bright, .brighter, .inverted, .fog]
    if area.rows < 12 { tests = order }
    let isTested = tested.contains(.light)
    func row(
      _ name: String, _ claims: Claims?, isStrong: Bool, mark: NumberMark? = nil
    ) -> ShareBars.Share {
      let right = claims?.accuracy.map { Numbers.percent($0, decimals: 0) } ?? "–"
      let sure = claims?.confidence.map { Numbers.percent($0, decimals: 0) } ?? "–"
      return ShareBars.Share(
        name, claims?.accuracy ?? 0,
        text: Numbers.padded(right, to: 5) + "  sure " + Numbers.padded(sure, to: 5),
        isEmphasised: isStrong, mark: mark)
    }
    let set = row("as set here", isTested ? claims("set") : nil, isStrong: true)
    let rows = tests.map {
      let claims = isTested ? claims($0.rawValue) : nil
      let clear = desk.right(.base, on: Self.clearTrial).counted(as: claims?.accuracy)
      return row($0.name, claims, isStrong: false, mark: $0 == .clear ? clear.mark : nil)
    }
    surface.draw(ShareBars([set] + rows), in: area.dropTop(1))
  }

  var lightSummary: String {
    var words = "a \(digitLabel)"
    if let answer = shownAnswer {
      words += ", read as \(answer.first), \(Numbers.percent(answer.confidence)) sure"
    }
    guard tested.contains(.light) else { return words + "; not tested yet" }
    let tests =
      [("as set", claims("set"))]
      + StressTest.allCases.map { ($0.name, claims($0.rawValue)) }
    let results = tests.compactMap { name, claims -> String? in
      guard let right = claims?.accuracy, let sure = claims?.confidence else { return nil }
      return "\(name) \(Numbers.percent(right)) right, claims \(Numbers.percent(sure))"
    }
    return words + "; " + results.joined(separator: "; ")
  }
}
