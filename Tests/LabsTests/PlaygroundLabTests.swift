import Compute
import Learning
import SessionPlay
import Testing
import TextUI

@testable import Labs

/// The playground, played with its trainer.
@Suite struct PlaygroundLabTests {
  private func rig(_ view: String = "network", _ settings: [String: String] = [:]) throws -> LabRig
  {
    try LabRig("playground", view: view, settings: settings)
  }

  private func lab(_ rig: LabRig) throws -> PlaygroundLab {
    try #require(rig.lab as? PlaygroundLab)
  }

  private func ran(_ settings: [String: String]) throws -> [String: Double] {
    var rig = try rig("network", settings)
    rig.send(.run)
    #expect(rig.lab.run == .finished)
    return rig.lab.metrics
  }

  // MARK: What it learns

  @Test func spaceAloneTellsTheCircleApartAndMeetsNoGoal() throws {
    let metrics = try ran([:])
    #expect(try #require(metrics["test.accuracy"]) >= 0.95)
    #expect(try #require(metrics["loss"]) < 0.05)
    #expect(metrics["goal"] == 0)
  }

  @Test func theSpiralAloneDoesNotMeetTheGoal() throws {
    #expect(try ran(["data": "spiral"])["goal"] == 0)
  }

  @Test func widerLayersAndMorePointsMeetTheGoal() throws {
    let metrics = try ran([
      "data": "spiral", "points": "500", "units1": "8", "units2": "8", "epochs": "200",
    ])
    #expect(try #require(metrics["test.accuracy"]) >= 0.95)
    #expect(metrics["goal"] == 1)
  }

  @Test(arguments: ["xor", "gaussian", "moons"])
  func otherPatternsAreToldApart(_ data: String) throws {
    #expect(try #require(ran(["data": data])["test.accuracy"]) >= 0.95)
  }

  @Test func aSlantedPlaneIsHitByALineAndHillsAreNot() throws {
    let flat = try ran(["data": "plane", "layers": "0"])
    #expect(try #require(flat["test.loss"]) < 1e-4)
    #expect(flat["accuracy"] == nil)
    let hills = try ran(["data": "hills", "layers": "0"])
    #expect(try #require(hills["test.loss"]) > 0.03)
  }

  @Test func theSquareOfTheInputsTellsTheCircleApartWithoutALayer() throws {
    let straight = try ran(["layers": "0"])
    #expect(try #require(straight["test.accuracy"]) < 0.8)
    let squares = try ran(["layers": "0", "x1sq": "on", "x2sq": "on"])
    #expect(try #require(squares["test.accuracy"]) >= 0.95)
  }

  @Test(arguments: ["squared", "absolute"])
  func otherLossesCountRightAnswersToo(_ loss: String) throws {
    let metrics = try ran(["loss": loss])
    #expect(try #require(metrics["test.accuracy"]) >= 0.9)
  }

  @Test func bothPenaltiesMakeWeightsSmall() throws {
    func size(_ settings: [String: String]) throws -> Double {
      var rig = try rig("network", settings.merging(["epochs": "50"]) { $1 })
      rig.send(.run)
      let report = try #require(lab(rig).report)
      let reading = try #require(PlaygroundReading(report, lab(rig)))
      return reading.weights.reduce(0) { $0 + $1.magnitude }
    }
    let free = try size([:])
    #expect(try size(["penalty": "L1", "strength": "0.01"]) < free * 0.8)
    #expect(try size(["penalty": "L2", "strength": "0.01"]) < free * 0.8)
  }

  @Test func layersHaveTheirOwnFunctionsAndDropout() throws {
    let lab = try lab(
      rig("network", ["layers": "3", "activation2": "relu", "dropout": "0.2", "init": "xavier"]))
    let kinds = lab.mainOrder.job.experiment.model.layers.map(\.layer.kind)
    #expect(
      kinds == [
        "dense", "tanh", "dropout", "dense", "relu", "dropout", "dense", "tanh", "dropout", "dense",
      ])
  }

  // MARK: Stopping and going on

  @Test func aRunStopsWhereItWasAskedTo() throws {
    var rig = try rig("network", ["stop": "95 %"])
    rig.send(.run)
    let epoch = try #require(rig.lab.metrics["epoch"])
    #expect(epoch < 200)
    #expect(try #require(rig.lab.metrics["test.accuracy"]) >= 0.95)
    #expect(rig.lab.status == "stopped: 95 %")
    rig.send(.run)
    #expect(rig.lab.metrics["epoch"] == 200)
  }

  @Test func afterItsEndARunGoesOnAsIfItHadNotStopped() throws {
    var twice = try rig("network", ["epochs": "20"])
    twice.send(.run)
    twice.send(.run)
    #expect(twice.lab.metrics["epoch"] == 40)
    #expect(twice.lab.metrics == (try ran(["epochs": "40"])))
  }

  @Test func aLongerBudgetKeepsWhatWasLearned() throws {
    var rig = try rig("network", ["epochs": "20", "show": "training"])
    rig.send(.run)
    let epochs = try #require(rig.lab.controls.firstIndex { $0.name == "epochs" })
    rig.send(.turn(control: epochs, by: 1))
    #expect(rig.lab.metrics["epoch"] == 20)
    rig.send(.run)
    #expect(rig.lab.metrics["epoch"] == 50)
  }

  // MARK: By hand

  private func typed(_ rig: inout LabRig, _ keys: KeyScript) {
    for key in keys.keys { rig.send(.key(key)) }
  }

  @Test func everyNumberCanBeSetByHandAndTheOutputBiasToo() throws {
    var rig = try rig()
    typed(&rig, "→ → Enter ↓*9 2 . 5 - Enter Esc")
    var reading = try #require(PlaygroundReading(#require(lab(rig).report), lab(rig)))
    #expect(reading.layers[2].biases == [-2.5])
    #expect(reading.surface.joined().allSatisfy { $0 < 0 })
    typed(&rig, "← ← Enter + + Esc")
    let before = reading.layers[0].weights[0][0]
    reading = try #require(PlaygroundReading(#require(lab(rig).report), lab(rig)))
    #expect(abs(reading.layers[0].weights[0][0] - before - 0.2) < 0.1)
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
    typed(&rig, ">")
    return rig
  }

  @Test func settingsBringEverythingBackToTheLastDigit() throws {
    let rig = try eventful()
    let again = try LabRig(
      "playground", view: rig.lab.settings["view"] ?? "", settings: rig.lab.settings)
    #expect(again.lab.settings == rig.lab.settings)
    #expect(again.lab.metrics == rig.lab.metrics)
    let (first, second) = (try #require(lab(rig).report), try #require(lab(again).report))
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
    typed(&rig, ", , ,")
    #expect(rig.lab.metrics["epoch"] == 34)
    #expect(rig.lab.run == .ready)
    typed(&rig, ". . . .")
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

  // MARK: What is shown

  @Test(arguments: ["tanh", "relu", "sigmoid", "linear", "leaky-relu", "gelu", "silu"])
  func theArithmeticShownIsThatOfTheEngine(_ function: String) throws {
    var rig = try rig("unit", ["activation": function, "epochs": "5", "layers": "3"])
    rig.send(.run)
    let lab = try lab(rig)
    let reading = try #require(PlaygroundReading(#require(lab.report), lab))
    for example in 0..<5 {
      var inputs = lab.data.inputs([lab.data.training[example]], lab.setup.features).map(
        Double.init)
      for (number, layer) in reading.layers.enumerated() {
        for unit in layer.weights.indices {
          let parts = zip(layer.weights[unit], inputs).map(*)
          let sum = parts.reduce(layer.biases[unit], +)
          let shown = reading.followed(number, unit, example: example)
          #expect(abs(sum - shown.sum) < 1e-4 * max(1, abs(sum)))
        }
        inputs = layer.weights.indices.map {
          reading.followed(number, $0, example: example).output
        }
      }
    }
  }

  @Test func unitsShowWhatTheyComputeOverThePlane() throws {
    let lab = try lab(rig())
    let reading = try #require(PlaygroundReading(#require(lab.report), lab))
    let (weights, bias) = (reading.layers[0].weights[1], reading.layers[0].biases[1])
    let grid = PlaneData.grid(lab.unitSide)
    for (place, value) in zip(grid, reading.plane(0, 1).joined()) {
      let sum = weights[0] * place.x + weights[1] * place.y + bias
      #expect(abs(value - PortableMath.tanh(sum)) < 1e-5)
    }
  }

  @Test func everyControlOfEveryGroupShows() throws {
    for page in PlaygroundPage.allCases {
      // Where strength, momentum and functions mean something.
      let settings = ["show": page.rawValue, "penalty": "L2", "optimizer": "momentum"]
      let start = try rig("network", settings)
      for (index, control) in start.lab.controls.enumerated() {
        var rig = start
        rig.send(.turn(control: index, by: 1))
        if rig.lab.settings == start.lab.settings { rig.send(.turn(control: index, by: -1)) }
        #expect(rig.lab.settings != start.lab.settings, "\(page) \(control.name)")
        for _ in 0..<3 { rig.send(.step) }
        var plain = start
        for _ in 0..<3 { plain.send(.step) }
        func picture(_ rig: LabRig) -> String {
          var surface = Surface(Size(columns: 120, rows: 40))
          rig.lab.draw(on: &surface, in: surface.bounds, focus: .stage)
          return surface.ansi + "\(rig.lab.controls)"
        }
        #expect(picture(rig) != picture(plain), "\(page) \(control.name)")
      }
    }
  }

  @Test func theLastInputStays() throws {
    var rig = try rig("network", ["x2": "off", "show": "inputs"])
    rig.send(.turn(control: 1, by: -1))
    #expect(rig.lab.settings["x1"] == "on")
    #expect(try lab(rig).setup.features == [.x1])
  }

  // MARK: Side by side

  @Test(arguments: PlaygroundSweep.allCases)
  func everyComparisonRunsToItsEnd(_ sweep: PlaygroundSweep) throws {
    var rig = try rig("sweep", ["sweep": sweep.rawValue, "epochs": "10"])
    let count = try lab(rig).comparison.count
    #expect((3...PlaygroundSweep.most).contains(count))
    #expect(try Set(lab(rig).comparison.map(\.value)).count == count)
    rig.send(.run)
    #expect(rig.lab.run == .finished)
    let losses = try lab(rig).comparison.compactMap { value, _ in
      try lab(rig).desk.report(.compared(value))?.evaluations["test"]?.loss
    }
    #expect(losses.count == count)
    #expect(Set(losses).count > 1)
  }

  @Test func theChosenRunIsTakenOver() throws {
    var rig = try rig("sweep", ["epochs": "10"])
    rig.send(.run)
    #expect(try lab(rig).comparison[lab(rig).comparedIndex].value == "0.03")
    typed(&rig, "→ Enter")
    #expect(rig.lab.settings["rate"] == "0.1")
  }

  @Test func aComparedRunIsTheRunThatItWouldBeAlone() throws {
    var rig = try rig("sweep", ["epochs": "10", "sweep": "units"])
    rig.send(.run)
    let alone = try ran([
      "epochs": "10", "units1": "8", "units2": "8",
    ])
    let loss = try #require(
      lab(rig).desk.report(.compared("8"))?.evaluations["test"]?.loss)
    #expect(Double(loss) == alone["test.loss"])
  }
}

/// The learner's own points.
@Suite struct PlaneFileTests {
  private static let table = DataTable(
    columns: ["age", "height", "plays"],
    values: (0..<40).flatMap { row -> [Float] in
      [Float(row % 8) * 10, 100 + Float(row / 8) * 20, row % 8 < 4 ? 0 : 1]
    })

  private func message(_ table: DataTable) -> String {
    do {
      _ = try PlaneFile("my/points.csv", table)
      return ""
    } catch {
      return error.description
    }
  }

  @Test func aTableThatDoesNotFitIsExplainedInASentence() {
    #expect(
      message(DataTable(columns: ["a", "b"], values: [1, 2])) == "my/points.csv has 2 columns; "
        + "the playground draws in a plane, so write two columns and a target.")
    #expect(
      message(DataTable(columns: ["a", "b", "c"], values: [1, 2, 3]))
        == "my/points.csv has 1 rows; write at least four points.")
    #expect(
      message(DataTable(columns: ["a", "b", "c"], values: [1, 2, 3, 4, 5, 3, 6, 7, 3, 8, 9, 3]))
        == "my/points.csv says the same of every point; the target, its last column, must vary.")
  }

  @Test func twoTargetsAreClassesAndAxesKeepTheNumbersOfTheFile() throws {
    let data = try PlaneFile("my/points.csv", Self.table).data(trainingShare: 0.5, seed: 1)
    #expect(data.title == "points.csv")
    #expect(!data.isRegression)
    #expect(data.classNames == ["1", "0"])
    #expect(data.axisNames == ["age", "height"])
    #expect(data.all.count == 40 && data.training.count == 20)
    #expect(data.all.allSatisfy { abs($0.x) <= 5.41 && abs($0.y) <= 5.41 })
    let ages = Set(data.all.map { data.scales[0].raw($0.x).rounded() })
    #expect(ages == Set((0..<8).map { Double($0) * 10 }))
  }

  @Test func moreTargetsAreNumbers() throws {
    let table = DataTable(
      columns: ["a", "b", "c"], values: [0, 0, 10, 1, 0, 20, 0, 1, 30, 1, 1, 40])
    let data = try PlaneFile("x.csv", table).data(trainingShare: 0.5, seed: 1)
    #expect(data.isRegression)
    #expect(Set(data.all.map { data.targetScale.raw($0.target).rounded() }) == [10, 20, 30, 40])
    #expect(data.all.allSatisfy { abs($0.target) <= 1 })
  }

  @Test func theLabOpensWithAFile() throws {
    #expect(PlaygroundLab.tables(for: ["data": "my/points.csv"]) == ["my/points.csv"])
    #expect(PlaygroundLab.tables(for: ["data": "circle"]) == [])
    let context = LabContext(
      tables: ["my/points.csv": Self.table], seed: 1, settings: ["data": "my/points.csv"])
    let lab = try PlaygroundLab(context)
    #expect(lab.data.title == "points.csv")
    #expect(lab.settings["data"] == "my/points.csv")
    #expect(throws: LabError.self) {
      try PlaygroundLab(LabContext(tables: [:], seed: 1, settings: ["data": "my/points.csv"]))
    }
  }
}

/// Points that are drawn.
@Suite struct PlanePatternTests {
  @Test(arguments: PlanePattern.allCases)
  func equalSeedsGiveEqualPointsAndOthersDoNot(_ pattern: PlanePattern) {
    let points = pattern.points(100, noise: 0.1, seed: 1)
    #expect(points.count == 100)
    #expect(points == pattern.points(100, noise: 0.1, seed: 1))
    #expect(points != pattern.points(100, noise: 0.1, seed: 2))
  }

  @Test(arguments: PlanePattern.allCases)
  func pointsLieInThePlaneAndBothSidesAreThere(_ pattern: PlanePattern) {
    let points = pattern.points(400, noise: 0, seed: 3)
    #expect(points.allSatisfy { abs($0.x) <= 6 && abs($0.y) <= 6 })
    let positive = points.count { $0.target > 0 }
    #expect((100...300).contains(positive))
    #expect(points.allSatisfy { abs($0.target) <= 1.2 })
    if !pattern.isRegression { #expect(points.allSatisfy { abs($0.target) == 1 }) }
  }

  @Test func withoutNoiseClassesAreThoseOfTheirPlaces() {
    for point in PlanePattern.circle.points(200, noise: 0, seed: 1) {
      #expect((point.x * point.x + point.y * point.y < 6.25) == (point.target > 0))
    }
    for point in PlanePattern.xor.points(200, noise: 0, seed: 1) {
      #expect((point.x * point.y > 0) == (point.target > 0))
    }
    for point in PlanePattern.plane.points(200, noise: 0, seed: 1) {
      #expect(abs(point.target - (point.x + point.y) / 10) < 1e-12)
    }
    #expect(PlanePattern.hills.points(800, noise: 0, seed: 1).contains { $0.target == 0 })
  }

  @Test func noisePutsSomePointsOnTheOtherSide() {
    let points = PlanePattern.circle.points(400, noise: 0.5, seed: 1)
    let wrong = points.count { ($0.x * $0.x + $0.y * $0.y < 6.25) != ($0.target > 0) }
    #expect((20...180).contains(wrong))
  }
}
