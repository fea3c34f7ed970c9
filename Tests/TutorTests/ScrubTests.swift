import Labs
import Recall
import SessionPlay
import Testing
import TextUI

@testable import Tutor

/// Keys and the mouse lead through what a run has been through.
@Suite struct ScrubTests {
  private func finished(_ lab: String, _ settings: [String: String] = [:]) -> Player {
    var player = Player(opening: .lab(lab, settings: settings, seed: 1))
    player.press(" ")
    return player
  }

  private func picture(_ player: Player) -> Surface {
    player.session.view(in: .standard, look: .standard)
  }

  @Test(arguments: ["spam", "overfit", "playground"])
  func backAndForthComesToTheSamePicture(_ lab: String) throws {
    var player = finished(lab, lab == "spam" ? ["view": "learn"] : [:])
    let end = try #require(player.lab?.timeline)
    #expect(end.step == end.furthest)
    let last = picture(player)
    player.press(",")
    let back = try #require(player.lab?.timeline)
    #expect(back == Timeline(step: end.furthest - end.stride, furthest: end.furthest))
    #expect(picture(player) != last)
    player.press(".")
    #expect(player.lab?.timeline == end)
    #expect(picture(player) == last)
  }

  /// A run that was taken back goes on as it went.
  @Test func spaceGoesOnFromThere() throws {
    var player = finished("overfit")
    let (metrics, last) = (player.lab?.metrics, picture(player))
    for _ in 0..<30 { player.press(",") }
    #expect(player.lab?.run == .ready)
    #expect(player.lab?.metrics != metrics)
    player.press(" ")
    #expect(player.lab?.run == .finished)
    #expect(player.lab?.metrics == metrics)
    #expect(picture(player) == last)
  }

  /// Keys lead no further than there is a way, and are named only where there is one.
  @Test func bothEndsAreEnds() throws {
    var player = Player(opening: .lab("overfit", settings: [:], seed: 1))
    let names = { (player: Player) in
      player.session.keyGroups.filter { $0.keys.contains(",") || $0.keys.contains(".") }.count
    }
    #expect(names(player) == 0)
    player.press(" ")
    #expect(names(player) == 1)
    for _ in 0..<60 { player.press(",") }
    #expect(player.lab?.timeline?.step == 0)
    for _ in 0..<60 { player.press(".") }
    #expect(player.lab?.run == .finished)
  }

  /// A press on the plot of the curve goes to that moment; so does a drag over it.
  @Test func theMouseGoesToAMomentOfTheCurve() throws {
    var player = finished("spam", ["view": "learn"])
    let end = try #require(player.lab?.timeline)
    let plot = try #require(
      picture(player).regions.first { region in
        if case .plot(title: "step", _, _, _) = region.part { true } else { false }
      })
    guard case .plot(_, let low, let high, _) = plot.part else { return }
    let column = plot.area.column + plot.area.columns / 2
    let share = plot.share(atColumn: column)
    let step = Int((low + share * (high - low)).rounded())
    player.click(
      HitRegion(
        Rect(column: column, row: plot.area.row + 1, columns: 1, rows: 1), owner: plot.owner,
        plot.part))
    #expect(player.lab?.timeline == Timeline(step: step, furthest: end.furthest))
    // Beyond the curve as it is now lies what is still to come again.
    let ends = plot.area.column + plot.area.columns - 1
    player.click(
      HitRegion(
        Rect(column: ends, row: plot.area.row + 1, columns: 1, rows: 1), owner: plot.owner,
        plot.part))
    #expect(player.lab?.timeline?.step == end.furthest)
  }

  /// While the button is down the curve shortens; what lies under the pointer stays what it was.
  @Test func aDragKeepsToTheCurveItBeganOn() throws {
    var player = finished("optim", ["view": "train"])
    let end = try #require(player.lab?.timeline)
    let plot = try #require(
      picture(player).regions.first { region in
        if case .plot(title: "pass", _, _, _) = region.part { true } else { false }
      })
    guard case .plot(_, let low, let high, let latest) = plot.part else { return }
    let row = plot.area.row + 1
    func send(_ action: MouseEvent.Action, _ column: Int) {
      player.send(.input(.mouse(MouseEvent(action, column: column, row: row))))
    }
    for (action, part) in [(MouseEvent.Action.press, 2), (.move, 4), (.release, 3)] {
      let column = plot.area.column + plot.area.columns * part / 6
      send(action, column)
      let pass = low + plot.share(atColumn: column) * (high - low)
      let step = min(Int((pass / latest * Double(end.step)).rounded()), end.furthest)
      #expect(player.lab?.timeline?.step == step, "\(action)")
    }
  }
}
