import SessionPlay
import Testing
import TextUI

@testable import Labs

/// Scores, shares, losses and what they do to learning.
@Suite struct LossLabTests {
  private func value(_ rig: LabRig, _ name: String) throws -> Double {
    try #require(rig.lab.metrics[name])
  }

  private func ran(
    _ view: String, _ settings: [String: String] = [:], seed: UInt64 = 1
  ) throws -> LabRig {
    var rig = try LabRig("loss", view: view, seed: seed, settings: settings)
    rig.send(.run)
    return rig
  }

  @Test func theSharesOfTheLessonComeOut() throws {
    let rig = try ran("softmax")
    for (name, share) in [("cat", 0.921), ("dog", 0.068), ("other", 0.010)] {
      #expect(abs(try value(rig, "share." + name) - share) < 0.0006)
    }
    for (name, loss) in [("cat", 0.082), ("dog", 2.682), ("other", 4.582)] {
      #expect(abs(try value(rig, "loss." + name) - loss) < 0.0006)
    }
  }

  @Test func theTruthSetsThePrice() throws {
    var rig = try LabRig("loss", view: "truth")
    #expect(try value(rig, "loss") < 0.1)
    rig.send(.run)
    #expect(abs(try value(rig, "loss") - 2.682) < 0.001)
    #expect(rig.lab.run == .finished)
  }

  @Test(arguments: [10, 3])
  func anUntrainedNetworkIsNearLnOfTheCount(_ classes: Int) throws {
    let rig = try ran("untrained", ["classes": "\(classes)"])
    let expected = try value(rig, "untrained.expected")
    #expect(try value(rig, "untrained.low") > expected - 0.05)
    #expect(try value(rig, "untrained.high") < expected + 0.5)
  }

  @Test func inputsThatAreTooLargeAreSeenBeforeTraining() throws {
    let rig = try ran("untrained", ["scale": "100"])
    #expect(try value(rig, "untrained.mean") > 10)
  }

  @Test func anOddPointMovesTheSquaredLineMore() throws {
    let squared = try value(ran("line", ["odd": "on"]), "line.moved")
    let absolute = try value(ran("line", ["odd": "on", "measure": "absolute"]), "line.moved")
    #expect(squared > 0.2)
    #expect(absolute < squared / 3)
  }

  /// What training ends on is the line of least squares.
  @Test func theTrainedLineIsTheBestOne() throws {
    let rig = try ran("line")
    let lab = try #require(rig.lab as? LossLab)
    let points = lab.linePoints(hasOdd: false)
    let count = Double(points.count)
    let (x, y) = (
      points.reduce(0) { $0 + $1.x } / count, points.reduce(0) { $0 + $1.y } / count
    )
    let slope =
      points.reduce(0) { $0 + ($1.x - x) * ($1.y - y) }
      / points.reduce(0) { $0 + ($1.x - x) * ($1.x - x) }
    #expect(abs(try value(rig, "line.slope") - slope) < 0.01)
  }

  @Test func squaredErrorLearnsTwentyEightTimesAsSlowly() throws {
    let rig = try ran("race")
    #expect((18...22).contains(try value(rig, "race.cross")))
    #expect((530...580).contains(try value(rig, "race.squared")))
    #expect((26...30).contains(try value(rig, "race.factor")))
  }

  /// The curve is what the engine answers, not only what its losses imply.
  @Test func theCurveEndsAtTheAnswer() throws {
    var rig = try LabRig("loss", view: "race")
    for _ in 0..<5 { rig.send(.step) }
    let lab = try #require(rig.lab as? LossLab)
    for isSquared in [false, true] {
      let points = lab.outputs(isSquared: isSquared)
      #expect(points.count == 6)
      let now = try #require(lab.desk.report(.race(isSquared: isSquared))?.answers.first)
      #expect(points.last?.y == Double(now))
      #expect(abs((points.first?.y ?? 0) - 0.9933) < 1e-3)
      for (a, b) in zip(points, points.dropFirst()) { #expect(a.y > b.y) }
    }
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func largerScoresAreAsOftenRightAndFiveTimesAsDear(_ seed: UInt64) throws {
    let rig = try ran("certainty", seed: seed)
    #expect(try value(rig, "certainty.accuracy") == value(rig, "certainty.accuracy.scaled"))
    #expect(try value(rig, "certainty.accuracy") > 0.75)
    #expect(try value(rig, "certainty.factor") > 4)
  }

  @Test func theGoalIsMetByHandAndNotBySpace() throws {
    var idle = try LabRig("loss", view: "cards")
    for view in LossView.allCases {
      idle.show(view.rawValue)
      idle.send(.run)
    }
    #expect(idle.lab.metrics["goal"] == 0)
    var rig = try ran("untrained")
    rig.show("cards")
    for card in 1...6 {
      #expect(rig.lab.controls.first?.value == "\(card)")
      for _ in 0..<35 { rig.send(.key(.right)) }
      rig.send(.key(.down))
    }
    #expect(try value(rig, "cards.spent") <= 60)
    #expect(rig.lab.metrics["goal"] == 1)
    #expect(rig.lab.run == .finished)
    let again = try LabRig("loss", view: "cards", settings: rig.lab.settings)
    #expect(again.lab.settings == rig.lab.settings)
    #expect(again.lab.metrics["goal"] == 1)
  }

  @Test func tooLargeScoresDoNotCount() throws {
    var rig = try ran("untrained")
    rig.show("cards")
    for card in 1...6 {
      for (index, answer) in ScoreCards.answers.enumerated() {
        let isTrue = ScoreCards.truths[card - 1] == index
        rig.send(.setting(name: "\(card).\(answer)", value: isTrue ? "6" : "-6"))
      }
    }
    #expect(try value(rig, "cards.loss") < 0.1)
    #expect(rig.lab.metrics["goal"] == 0)
  }
}
