import Compute
import Learning
import SessionPlay
import Testing
import TextUI

@testable import Labs

/// What the playground shows, and several networks side by side.
@Suite struct PlaygroundPictureTests {
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

  private func typed(_ rig: inout LabRig, _ keys: KeyScript) {
    for key in keys.keys { rig.send(.key(key)) }
  }

  // MARK: What is shown

  @Test(arguments: ["tanh", "relu", "sigmoid", "linear", "leaky-relu", "gelu", "silu"])
  func theArithmeticShownIsThatOfTheEngine(_ function: String) throws {
    var rig = try rig("unit", ["activation": function, "epochs": "5", "layers": "3"])
    rig.send(.run)
    let lab = try lab(rig)
    let reading = try reading(rig)
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
    let rig = try rig()
    let (lab, reading) = (try lab(rig), try reading(rig))
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

  // MARK: The mouse

  private func press(_ rig: inout LabRig, _ column: Int, _ row: Int, on size: Size) {
    rig.send(.pointer(MouseEvent(.press, column: column, row: row), size))
  }

  @Test func theMouseChoosesUnitsAndTakesWires() throws {
    var rig = try rig()
    let size = Size(columns: 116, rows: 33)
    var (units, wires): (Set<UnitPlace>, Set<Int>) = ([], [])
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        press(&rig, column, row, on: size)
        let lab = try lab(rig)
        units.insert(lab.cursor.place)
        if lab.hand.isOpen { wires.insert(lab.hand.number) }
      }
    }
    #expect(units.count == 2 + 4 + 2 + 1)
    #expect(wires.count > 1)
  }

  @Test func theWheelChangesTheNumberInHand() throws {
    var rig = try rig()
    typed(&rig, "Enter")
    let before = try reading(rig).layers[0].weights[0][0]
    let size = Size(columns: 116, rows: 33)
    rig.send(.pointer(MouseEvent(.wheelUp, column: 30, row: 10), size))
    #expect(try reading(rig).layers[0].weights[0][0] > before)
  }

  @Test func theMouseChoosesPointsMomentsAndRuns() throws {
    let size = Size(columns: 96, rows: 22)
    func every(_ view: String, _ read: (PlaygroundLab) -> Int) throws -> Int {
      var rig = try rig(view, ["epochs": "10"])
      rig.send(.run)
      var seen: Set<Int> = []
      for row in stride(from: 0, to: size.rows, by: 2) {
        for column in stride(from: 0, to: size.columns, by: 3) {
          press(&rig, column, row, on: size)
          seen.insert(try read(lab(rig)))
        }
      }
      return seen.count
    }
    #expect(try every("plane") { $0.example } > 20)
    #expect(try every("curve") { Int($0.window.cursor ?? -1) } > 20)
    #expect(try every("sweep") { $0.comparedIndex } == 5)
  }

  // MARK: Goals that can be counted

  @Test func sharesOfRightAnswersAreOnlyGoalsWhereTheyAreCounted() throws {
    var rig = try rig("network", ["show": "training", "loss": "squared"])
    let stop = try #require(rig.lab.controls.firstIndex { $0.name == "stop" })
    rig.send(.turn(control: stop, by: 1))
    #expect(rig.lab.settings["stop"] == "loss 0.1")
    rig.send(.turn(control: stop, by: -1))
    #expect(rig.lab.settings["stop"] == "epochs")
  }
}
