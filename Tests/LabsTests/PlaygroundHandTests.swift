import Compute
import Learning
import SessionPlay
import Testing
import TextUI

@testable import Labs

/// Numbers changed by hand, and what brings a run back.
@Suite struct PlaygroundHandTests {
  private func rig(_ view: String = "network", _ settings: [String: String] = [:]) throws -> LabRig
  {
    try LabRig("playground", view: view, settings: settings)
  }

  private func lab(_ rig: LabRig) throws -> PlaygroundLab {
    try #require(rig.lab as? PlaygroundLab)
  }

  private func reading(_ rig: LabRig) throws -> PlaygroundReading {
    let lab = try lab(rig)
    let report = try #require(lab.report)
    return try #require(PlaygroundReading(report, lab))
  }

  private func ran(_ settings: [String: String]) throws -> [String: Double] {
    var rig = try rig("network", settings)
    rig.send(.run)
    #expect(rig.lab.run == .finished)
    return rig.lab.metrics
  }

  // MARK: By hand

  private func typed(_ rig: inout LabRig, _ keys: KeyScript) {
    for key in keys.keys { rig.send(.key(key)) }
  }

  @Test func everyNumberCanBeSetByHandAndTheOutputBiasToo() throws {
    var rig = try rig()
    typed(&rig, "→ → Enter ↓*9 2 . 5 - Enter Enter")
    var read = try reading(rig)
    #expect(read.layers[2].biases == [-2.5])
    #expect(read.surface.joined().allSatisfy { $0 < 0 })
    typed(&rig, "← ← Enter + + Enter")
    let before = read.layers[0].weights[0][0]
    read = try reading(rig)
    #expect(abs(read.layers[0].weights[0][0] - before - 0.2) < 0.1)
    #expect(try lab(rig).report?.edits.count == 2)
  }

  @Test func whatWasSetByHandIsTrainedFrom() throws {
    var rig = try rig("unit", ["epochs": "10"])
    typed(&rig, "3 Enter")
    rig.send(.run)
    #expect(rig.lab.metrics != (try ran(["epochs": "10"])))
  }

  @Test func aRateTurnsWhileTheRunGoesOn() throws {
    var rig = try rig("network", ["epochs": "20"])
    rig.send(.step)
    rig.send(.step)
    let rate = try #require(rig.lab.controls.firstIndex { $0.name == "rate" })
    rig.send(.turn(control: rate, by: -1))
    #expect(rig.lab.metrics["step"] == 2)
    rig.send(.step)
    #expect(rig.lab.metrics["step"] == 3)
    #expect(rig.lab.settings["rate"] == "0.03")
    #expect(rig.lab.settings["edits"] == "2 optimizer.rate 0 0.01")
    rig.send(.reset)
    #expect(rig.lab.settings["rate"] == "0.01")
    #expect(rig.lab.settings["edits"] == "")
  }

  // MARK: Bringing it back

  /// A run with everything: changes by hand at several steps, another rate, more epochs.
  private func eventful() throws -> LabRig {
    var rig = try rig("unit", ["data": "moons", "epochs": "10", "noise": "10"])
    rig.send(.reseed)
    for _ in 0..<7 { rig.send(.step) }
    typed(&rig, "→ ↓ 0 . 7 - Enter")
    rig.send(.step)
    typed(&rig, "+ + +")
    rig.send(.setting(name: "show", value: "main"))
    let rate = try #require(rig.lab.controls.firstIndex { $0.name == "rate" })
    rig.send(.turn(control: rate, by: 1))
    rig.send(.run)
    rig.send(.run)
    typed(&rig, "P")
    return rig
  }

  @Test func settingsBringEverythingBackToTheLastDigit() throws {
    let rig = try eventful()
    let again = try LabRig(
      "playground", view: rig.lab.settings["view"] ?? "", settings: rig.lab.settings)
    #expect(again.lab.settings == rig.lab.settings)
    #expect(again.lab.metrics == rig.lab.metrics)
    let first = try #require(try lab(rig).report)
    let second = try #require(try lab(again).report)
    #expect(first.snapshot.values == second.snapshot.values)
    #expect(first.snapshot.training == second.snapshot.training)
    #expect(first.answers == second.answers)
    #expect(first.edits == second.edits)
  }

  @Test func theLineBringsItBackToo() throws {
    let rig = try eventful()
    let line = try lab(rig).commandLine
    // As a shell takes it apart.
    var words: [String] = []
    var word = ""
    var isQuoted = false
    for character in line + " " {
      if character == "'" {
        isQuoted.toggle()
      } else if character == " ", !isQuoted {
        words.append(word)
        word = ""
      } else {
        word.append(character)
      }
    }
    #expect(words.prefix(3) == ["descent", "lab", "playground"])
    var settings: [String: String] = [:]
    var seed: UInt64 = 1
    for (option, value) in zip(words, words.dropFirst()) {
      if option == "--seed" { seed = UInt64(value) ?? 0 }
      guard option == "--set" else { continue }
      let parts = value.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      settings[String(parts[0])] = String(parts[1])
    }
    let again = try LabRig(
      "playground", view: settings["view"] ?? "network", seed: seed, settings: settings)
    #expect(again.lab.settings == rig.lab.settings)
    #expect(again.lab.metrics == rig.lab.metrics)
  }

  @Test func aRunGoesBackAndForthOnTheSameWay() throws {
    var rig = try rig("curve", ["epochs": "40"])
    rig.send(.run)
    let end = try #require(lab(rig).report?.snapshot.values)
    let way = try #require(rig.lab.timeline).furthest
    rig.send(.scrub(to: way * 34 / 40))
    #expect(rig.lab.metrics["epoch"] == 34)
    #expect(rig.lab.run == .ready)
    rig.send(.scrub(to: way))
    #expect(rig.lab.metrics["epoch"] == 40)
    #expect(try lab(rig).report?.snapshot.values == end)
  }

  @Test func goingToAnotherViewLeavesTheRunAsItIs() throws {
    var rig = try rig("network", ["epochs": "10"])
    rig.send(.run)
    let metrics = rig.lab.metrics
    let count = rig.commands.count
    for view in ["plane", "curve", "unit", "confusion"] { rig.show(view, ["trained": "yes"]) }
    #expect(rig.commands.count == count)
    #expect(rig.lab.metrics == metrics)
    rig.show("sweep", ["trained": "yes"])
    rig.send(.run)
    rig.show("network", ["trained": "yes"])
    #expect(rig.lab.metrics == metrics)
  }
}
