import Compute
import Labs
import Learning
import SessionPlay
import Testing
import TextUI

/// What the window lab finds, and that its arithmetic is that of the core.
@Suite struct WindowLabTests {
  private func rig(_ view: String, seed: UInt64 = 1, _ settings: [String: String] = [:]) throws
    -> LabRig
  {
    try LabRig("window", view: view, seed: seed, settings: settings)
  }

  private func trained(_ view: String, seed: UInt64 = 1, _ settings: [String: String] = [:]) throws
    -> LabRig
  {
    var rig = try rig(view, seed: seed, settings)
    rig.send(.run)
    #expect(rig.lab.run == .finished)
    return rig
  }

  @Test(arguments: 1...3)
  func seventyFourWeightsBeatSevenThousandOnTheMotif(_ seed: UInt64) throws {
    let metrics = try trained("motif", seed: seed).lab.metrics
    #expect(metrics["motif.dense.weights"] == 7_058 && metrics["motif.window.weights"] == 74)
    #expect(try #require(metrics["motif.dense.seen"]) == 1)
    #expect((0.4...0.62).contains(try #require(metrics["motif.dense"])))
    #expect(try #require(metrics["motif.window"]) >= 0.99)
  }

  @Test func aStepOfTheWindowIsWhatTheCoreComputes() throws {
    var rig = try rig("slide")
    #expect(rig.lab.metrics["cell"] == 27)
    rig.send(.step)
    #expect(rig.lab.metrics["cell"] == 27)
    for settings in [
      ["picture": "digit", "window": "top"], ["picture": "corner", "window": "spot"],
      ["picture": "bar", "window": "rise", "padding": "on"],
    ] {
      rig.show("slide", settings)
      for _ in 0..<40 {
        rig.send(.step)
        let made = try #require(rig.lab.metrics["cell"])
        let text = Numbers.significant(made, sign: .always)
        #expect(rig.lab.summary.contains(": \(text); the core makes"), "\(rig.lab.summary)")
      }
    }
  }

  @Test func aWeightSetByHandReachesTheCore() throws {
    var rig = try rig("slide")
    for key: Key in ["H", .right, .right, .up, .up, .up, "H"] { rig.send(.key(key)) }
    // The third weight is 4 now: 9 × (4 + 1 + 1).
    #expect(rig.lab.metrics["cell"] == 54)
    #expect(rig.lab.settings["kernel"]?.hasPrefix("-1.0 0.0 4.0") == true)
    rig.send(.reset)
    #expect(rig.lab.metrics["cell"] == 27)
  }

  @Test func countsFollowTheFormulas() throws {
    var rig = try rig("count")
    #expect(rig.lab.metrics["count.dense"] == 78_500)
    #expect(rig.lab.metrics["count.window"] == 80)
    rig.show("count", ["kernels": "16", "maps": "8"])
    #expect(rig.lab.metrics["count.window"] == 1_168)
  }

  @Test func changingALearnedWindowChangesWhatIsMeasured() throws {
    var rig = try trained("form")
    let before = try #require(rig.lab.metrics["motif.window"])
    rig.send(.key("H"))
    for weight in 0..<9 {
      for _ in 0..<24 { rig.send(.key(weight % 2 == 0 ? .down : .up)) }
      rig.send(.key(.right))
    }
    #expect(rig.lab.metrics["edited"] == 1)
    #expect(try #require(rig.lab.metrics["motif.window"]) < before)
    #expect(rig.lab.metrics["goal"] == 0)
  }

  @Test func digitsMovedByAPixelAreHarderForTheDenseNet() throws {
    let metrics = try trained("shift").lab.metrics
    func share(_ name: String) throws -> Double { try #require(metrics[name], "\(name)") }
    #expect(try share("digits.dense") > 0.93 && share("digits.window") > 0.95)
    #expect((0.4...0.55).contains(try share("shift1.dense")))
    #expect((0.55...0.7).contains(try share("shift1.window")))
    #expect((0.7...0.88).contains(try share("shift1.global")))
    #expect(try share("shift2.global") > share("shift1.global"))
  }

  @Test func shufflingHurtsWindowsAndNotTheDenseNet() throws {
    let metrics = try trained("shuffle").lab.metrics
    func share(_ name: String) throws -> Double { try #require(metrics[name], "\(name)") }
    #expect(abs(try share("plain.dense") - share("shuffle.dense")) < 0.02)
    #expect(try share("plain.window") > share("shuffle.window"))
  }

  @Test func aDrawnOneIsReadAsAOne() throws {
    var rig = try rig("draw")
    rig.show("draw", ["trained": "yes"])
    let size = Size(columns: 96, rows: 22)
    rig.send(.pointer(MouseEvent(.press, column: 16, row: 4), size))
    rig.send(.pointer(MouseEvent(.move, column: 16, row: 16), size))
    rig.send(.pointer(MouseEvent(.release, column: 16, row: 16), size))
    #expect(rig.lab.metrics["answer"] == 1)
    let drawn = rig.lab.settings["sketch"]
    #expect(drawn?.count == 256)
    // The same line with the keys.
    var keys = try self.rig("draw")
    keys.show("draw", ["trained": "yes"])
    for key: Key in [.down, .enter] + Array(repeating: .down, count: 10) { keys.send(.key(key)) }
    #expect(keys.lab.metrics["answer"] == 1)
    keys.send(.key("C"))
    #expect(keys.lab.settings["sketch"] == "")
  }

  @Test func theGoalNeedsTheRaceAndTheShuffle() throws {
    var rig = try trained("motif")
    #expect(rig.lab.metrics["goal"] == 0)
    rig.show("shuffle")
    rig.send(.run)
    #expect(rig.lab.metrics["goal"] == 1)
    var large = try trained("motif", ["layers": "2"])
    large.show("shuffle")
    large.send(.run)
    #expect(large.lab.metrics["goal"] == 0)
  }

  @Test func onlySpaceDoesNotReachTheGoal() throws {
    for view in LabCatalog.entry(named: "window")?.views ?? [] {
      var rig = try rig(view.name)
      for _ in 0..<2 { rig.send(.run) }
      #expect(rig.lab.metrics["goal"] == 0, "\(view.name)")
    }
  }

  @Test func settingsBringTheStateBack() throws {
    var rig = try rig("slide", ["picture": "corner", "window": "fall", "seed": "4"])
    for key: Key in [.right, .down, "H", .right, .up, "H"] { rig.send(.key(key)) }
    rig.show("draw")
    for key: Key in [.enter, .down, .down] { rig.send(.key(key)) }
    rig.show("shift", ["digit": "17"])
    rig.send(.key(.down))
    let settings = rig.lab.settings
    let again = try self.rig("shift", settings)
    #expect(again.lab.settings == settings)
    for text in ["", "x", "-1", "1 2 3", "99999", "nan"] {
      let odd = try self.rig("slide", settings.mapValues { _ in text })
      #expect(!odd.lab.summary.isEmpty)
    }
  }

  @Test func theMouseMovesWindowAndPatch() throws {
    var rig = try rig("slide", ["picture": "digit"])
    let size = Size(columns: 96, rows: 22)
    rig.send(.pointer(MouseEvent(.press, column: 10, row: 8), size))
    let place = rig.lab.settings["place"]
    #expect(place != "0 0")
    var cover = try self.rig("cover")
    cover.send(.pointer(MouseEvent(.press, column: 2, row: 5), size))
    #expect(cover.lab.settings["patch-at"] == "0 0")
  }
}
