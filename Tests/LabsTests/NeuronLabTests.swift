import Compute
import Learning
import SessionPlay
import Testing
import TextUI

@testable import Labs

/// One unit by hand and by training.
@Suite struct NeuronLabTests {
  private func value(_ rig: LabRig, _ name: String) throws -> Double {
    try #require(rig.lab.metrics[name])
  }

  @Test func theSumOfTheLessonComesOut() throws {
    var rig = try LabRig("neuron", view: "sum")
    #expect(try value(rig, "sum") == 1)
    #expect(abs(try value(rig, "output") - 0.731) < 0.001)
    for _ in 0..<4 { rig.send(.step) }
    #expect(rig.lab.run == .finished)
  }

  /// What is shown as arithmetic is what the engine computes.
  @Test func theUnitIsTheOneThatIsTrained() throws {
    let unit = PlaneUnit(w1: 1.5, w2: -0.75, offset: 0.25)
    let inputs: [Float] = [1, 0.5, -2, 1, 0.3, -0.4]
    var trainer = try Trainer(
      Experiment(
        model: Model(inputShape: Shape(2), [.dense(1, named: "unit")]),
        loss: .binaryCrossEntropy, optimizer: SGD(rate: 0.1),
        training: Dataset(
          inputs: inputs, inputShape: Shape(2), targets: .values([0, 1, 1], shape: Shape(1)))))
    trainer.write([1.5, -0.75], to: "unit.weight")
    trainer.write([0.25], to: "unit.bias")
    let outputs = trainer.predict(inputs)
    for index in 0..<3 {
      let share = unit.share(Double(inputs[2 * index]), Double(inputs[2 * index + 1]))
      #expect(abs(share - Double(outputs[index])) < 1e-6)
    }
  }

  @Test(arguments: [(1.0, 0.0, 90.0), (0, 1, 0), (1, -1, 45), (-1, 1, 45), (1, 1, 135)])
  func aLineHasADirection(_ w1: Double, _ w2: Double, _ degrees: Double) throws {
    let angle = try #require(PlaneUnit(w1: w1, w2: w2, offset: 0.3).angle)
    #expect(abs(angle - degrees) < 1e-9)
    #expect(PlaneUnit(w1: 0, w2: 0, offset: 1).angle == nil)
  }

  @Test func doublingLeavesTheLineWhereItWas() throws {
    var rig = try LabRig("neuron", view: "sharp", settings: ["offset": "0.4"])
    let (angle, accuracy) = (try value(rig, "angle"), try value(rig, "accuracy"))
    rig.send(.run)
    #expect(abs(try value(rig, "angle") - angle) < 1e-9)
    #expect(try value(rig, "accuracy") == accuracy)
    #expect(try value(rig, "sharpness") == 2 * value(rig, "sharpness.before"))
    rig.send(.reset)
    #expect(rig.lab.settings["w1"] == "0.5" && rig.lab.settings["offset"] == "0.4")
  }

  @Test func aHigherOffsetMakesTheYesSideGrow() throws {
    var rig = try LabRig("neuron", view: "offset")
    rig.send(.run)
    #expect(try value(rig, "yes") > value(rig, "yes.before") + 0.2)
    #expect(rig.lab.run == .finished)
  }

  @Test func trainingSeparatesTheBlobsWithOtherWeights() throws {
    var rig = try LabRig("neuron", view: "hand", settings: ["w1": "3", "w2": "3"])
    #expect(try value(rig, "accuracy") >= 0.95)
    rig.send(.run)
    #expect(try value(rig, "trained.accuracy") >= 0.95)
    #expect(try value(rig, "same") == 0)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func noLineHasMoreThanThreeOfFourClouds(_ seed: UInt64) throws {
    var rig = try LabRig("neuron", view: "xor", seed: seed)
    rig.send(.run)
    #expect(abs(try value(rig, "search.best") - 0.75) < 0.02)
    var longer = try LabRig(
      "neuron", view: "hand", seed: seed, settings: ["data": "xor", "updates": "500"])
    longer.send(.run)
    #expect(try value(longer, "trained.accuracy") < 0.77)
  }

  /// Turning the line by hand and trying all lines; Space alone is not enough.
  @Test func theGoalIsMetByHandAndNotBySpace() throws {
    var idle = try LabRig("neuron", view: "hand")
    for view in NeuronView.allCases {
      idle.show(view.rawValue)
      idle.send(.run)
    }
    #expect(try value(idle, "goal") == 0)
    var rig = try LabRig("neuron", view: "hand")
    for _ in 0..<18 { rig.send(.key(.left)) }
    #expect(try value(rig, "hand.best") >= 0.95)
    #expect(try value(rig, "goal") == 0)
    rig.show("xor")
    rig.send(.run)
    #expect(try value(rig, "goal") == 1)
  }

  @Test func whatIsReachedAfterTooManyPressesDoesNotCount() throws {
    var rig = try LabRig("neuron", view: "hand")
    for _ in 0..<31 { for key in [Key.down, .up] { rig.send(.key(key)) } }
    for _ in 0..<18 { rig.send(.key(.left)) }
    #expect(try value(rig, "accuracy") >= 0.95)
    #expect(try value(rig, "hand.best") < 0.95)
  }

  @Test func theLineComesToTheMouse() throws {
    var rig = try LabRig("neuron", view: "hand")
    let before = rig.lab.settings["offset"]
    rig.send(
      .pointer(
        MouseEvent(.press, column: 30, row: 12), Size(columns: 44, rows: 20)))
    #expect(rig.lab.settings["offset"] != before)
  }

  @Test func settingsBringTheStateBack() throws {
    var rig = try LabRig("neuron", view: "hand", seed: 4)
    for _ in 0..<18 { rig.send(.key(.left)) }
    rig.show("xor")
    rig.send(.run)
    let again = try LabRig("neuron", view: "xor", settings: rig.lab.settings)
    #expect(again.lab.settings == rig.lab.settings)
    #expect(again.lab.metrics["goal"] == 1)
    #expect(again.lab.metrics["search.best"] == rig.lab.metrics["search.best"])
  }
}
