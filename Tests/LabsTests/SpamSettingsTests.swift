import Labs
import SessionPlay
import Testing
import TextUI

/// Settings, controls and what an earlier sitting left.
@Suite struct SpamSettingsTests {
  /// Whatever was done, a lab that is opened with its settings measures the same to the last bit.
  @Test(arguments: 1...24)
  func aLabOpenedWithItsSettingsMeasuresTheSame(_ seed: Int) throws {
    var random = SplitMix(state: UInt64(seed))
    let entry = try #require(LabCatalog.entry(named: "spam"))
    var rig = try LabRig("spam", view: entry.views[0].name)
    for _ in 0..<14 {
      switch random.below(8) {
      case 0, 1: rig.show(entry.views[random.below(entry.views.count)].name, ["trained": "yes"])
      case 2, 3: rig.send(.run)
      case 4: rig.send(.turn(control: random.below(3), by: random.below(7) - 3))
      case 5: rig.send(.key([.left, .right, .up, .down, .enter][random.below(5)]))
      case 6: rig.send(.reseed)
      default: rig.send(.reset)
      }
    }
    let settings = rig.lab.settings
    let view = try #require(settings["view"])
    // A run that is not at its end leaves nothing to compare with.
    rig.send(.opened(view: view, settings: [:]))
    let again = try LabRig("spam", view: view, settings: settings)
    #expect(again.lab.settings == rig.lab.settings)
    let (was, now) = (rig.lab.metrics, again.lab.metrics)
    for name in Set(was.keys).union(now.keys).sorted() {
      #expect(was[name]?.bitPattern == now[name]?.bitPattern, "\(name) in \(settings)")
    }
  }

  @Test func nonsenseInSettingsChangesNothing() throws {
    let plain = try LabRig("spam", view: "learn")
    let odd = try LabRig(
      "spam", view: "learn",
      settings: [
        "mails": "many", "passes": "", "hidden": "17", "seed": "-4", "fire": "x", "rules": "?",
        "sort": "", "done": "astrology", "tried": "/:;x", "view": "moon", "color": "red",
        "amounts": "1 2 3", "draws": "none", "retrain": "no", "amount-seed": "?",
      ])
    #expect(odd.lab.settings == plain.lab.settings)
    #expect(odd.lab.metrics == plain.lab.metrics)
  }

  @Test func settingsOutOfRangeAreBroughtIntoIt() throws {
    let rig = try LabRig(
      "spam", view: "learn",
      settings: ["mails": "999999", "passes": "0", "fire": "77"])
    #expect(rig.lab.settings["mails"] == "2761")
    #expect(rig.lab.settings["passes"] == "1")
    #expect(rig.lab.settings["fire"] == "4")
  }

  @Test(arguments: LabCatalog.entries.flatMap { entry in entry.views.map { (entry.id, $0.name) } })
  func controlsStopAtTheirEnds(_ id: String, _ view: String) throws {
    let start = try LabRig(id, view: view)
    for index in start.lab.controls.indices {
      for notches in [1, -1] {
        var rig = start
        rig.sendOnly(.turn(control: index, by: 1_000 * notches))
        let end = rig.lab.controls[index].value
        rig.sendOnly(.turn(control: index, by: notches))
        #expect(rig.lab.controls[index].value == end)
        rig.sendOnly(.turn(control: index, by: 10 * notches))
        #expect(rig.lab.controls[index].value == end)
        rig.sendOnly(.turn(control: index, by: -1_000 * notches))
        #expect(rig.lab.controls[index].value != end, "\(start.lab.controls[index].name)")
      }
    }
    var rig = start
    rig.sendOnly(.turn(control: 99, by: 1))
    rig.sendOnly(.turn(control: -1, by: 1))
    #expect(rig.lab.settings == start.lab.settings)
  }

  /// One notch there and one back is where one was.
  @Test func notchesUndoEachOther() throws {
    let rig = try LabRig("spam", view: "learn", settings: ["mails": "300", "passes": "10"])
    for index in 0..<2 {
      for notch in [1, -1] {
        var turned = rig
        turned.sendOnly(.turn(control: index, by: notch))
        #expect(turned.lab.settings != rig.lab.settings)
        turned.sendOnly(.turn(control: index, by: -notch))
        #expect(turned.lab.settings == rig.lab.settings)
      }
    }
  }

  @Test func aControlThatChangesTheRunForgetsIt() throws {
    for control in 0..<3 {
      var rig = try LabRig("spam", view: "learn")
      rig.send(.run)
      #expect(rig.lab.metrics["accuracy"] != nil)
      rig.send(.turn(control: control, by: control == 2 ? 1 : -1))
      #expect(rig.lab.metrics["accuracy"] == nil)
      #expect(rig.lab.run == .ready)
    }
  }

  @Test func jobsAreNumberedOneAfterAnother() throws {
    var rig = try LabRig("spam", view: "amount")
    rig.send(.run)
    rig.show("learn")
    rig.send(.run)
    let numbers = rig.commands.compactMap { command -> Int? in
      if case .start(let job) = command { job.number } else { nil }
    }
    #expect(numbers == Array(1...6))
  }
}

/// SplitMix64.
struct SplitMix {
  var state: UInt64

  mutating func below(_ limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((bits ^ (bits >> 31)) % UInt64(limit))
  }
}
