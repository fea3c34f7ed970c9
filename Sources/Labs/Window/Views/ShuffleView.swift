internal import Learning
internal import TextUI

/// All pixels moved by one fixed rule, the same for every digit.
extension WindowLab {
  func drawShuffle(on surface: inout Surface, in area: Rect) {
    let digit = digit.picture
    let rule = PictureChange.shuffle(seed: UInt64(sheet.count("rule")))
    let before = ImageView(digit.rows, title: .muted("as it is"), largestZoom: 2)
    let after = ImageView(
      digit.changed(by: rule).rows, title: .muted("by rule \(sheet.count("rule"))"), largestZoom: 2)
    let chart = raceChart(
      runs.map { run in
        Series(
          run.isShuffled ? "\(run.name), moved" : run.name, curve(run).points,
          stroke: shuffleStroke(run), endMark: "●")
      }, "unseen right", from: 0.8)
    if isWide(area), area.rows < 12 {
      surface.draw(before, in: area.left(13))
      surface.draw(after, in: area.dropLeft(15).left(13))
      surface.draw(shuffleTable, in: area.dropLeft(32))
    } else if isWide(area) {
      let left = area.left(26)
      surface.draw(before, in: left.top(min(8, area.rows / 2)))
      surface.draw(after, in: left.dropTop(min(8, area.rows / 2) + 1).top(8))
      let right = area.dropLeft(30)
      surface.draw(shuffleTable, in: right.top(3))
      surface.draw(chart, in: right.dropTop(4))
    } else {
      surface.draw(before, in: area.left(20).top(7))
      surface.draw(after, in: area.dropLeft(22).top(7))
      surface.draw(shuffleTable, in: area.dropTop(8).top(3))
      surface.draw(chart, in: area.dropTop(12))
    }
  }

  private func shuffleStroke(_ run: WindowRun) -> Stroke {
    var stroke = stroke(run.net)
    stroke.pattern = run.isShuffled ? .dotted : .solid
    stroke.isThick = !run.isShuffled
    return stroke
  }

  private var shuffleTable: TextUI.Table {
    table(
      ["as it is", "moved"],
      [WindowRun.Net.dense, .window].map { net in
        let runs = [false, true].map { WindowRun(group: .shuffle, net: net, isShuffled: $0) }
        return (runs[0].name, runs.map { right($0) })
      })
  }

  var shuffleSummary: String {
    runs.map { run in
      let right = accuracy(run).map { Numbers.percent($0) } ?? "nothing yet"
      return
        "\(run.name) on digits \(run.isShuffled ? "with moved pixels" : "as they are") \(right)"
    }.joined(separator: "; ") + " of the unseen right"
  }
}
