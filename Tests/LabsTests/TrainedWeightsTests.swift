import Compute
import Foundation
import Learning
import NetworkFiles
import SessionPlay
import Testing
import TextUI

@testable import Labs

/// The networks that come with Descent are what their files say, and what labs need.
@Suite struct TrainedWeightsTests {
  private static let folder = CourseFiles.folder + "/assets"
  private static let names = ["digits", "digits-windows", "sentences"]

  /// What `descent train FILE --kernels portable` gives, before its first step.
  private func run(_ name: String) throws -> TrainRun {
    let file = try NetworkFile(contentsOf: Self.folder + "/networks/\(name).yaml")
    let examples = try file.examples(inFolder: Self.folder + "/networks", assets: Self.folder)
    var options = TrainRun.Options()
    options.kernels = .portable
    return try TrainRun(
      file, data: file.split(try file.dataset(from: examples)), options: options)
  }

  private func weights(_ name: String) throws -> SafetensorsFile {
    try SafetensorsFile(contentsOf: Self.folder + "/networks/\(name).safetensors")
  }

  @Test(arguments: names)
  func trainingAgainGivesTheSameBits(_ name: String) throws {
    var run = try run(name)
    while !run.isFinished { try run.advance(atMost: 1_000) }
    let shipped = try weights(name)
    #expect(shipped.tensors.map(\.name) == run.parameters.map(\.name.text))
    #expect(shipped.tensors.map(\.shape) == run.parameters.map(\.shape.extents))
    for (tensor, trained) in zip(shipped.tensors, run.parameters) {
      #expect(
        tensor.values.map(\.bitPattern) == trained.values.map(\.bitPattern), "\(tensor.name)")
    }
    // What the card says of it.
    let test = try #require(run.result().test)
    let card = try card(of: name)
    let loss = Numbers.significant(Double(test.loss))
    #expect(card.contains("test loss \(loss)"), "\(loss)")
    let right = try Numbers.percent(Double(#require(test.accuracy)))
    #expect(card.replacing(" %", with: "\u{A0}%").contains(right), "\(right)")
  }

  /// The digits that a network was judged by are those that no lab lets it learn from.
  @Test(arguments: ["digits", "digits-windows"])
  func theDigitsThatALabTestsWithWereNotLearnedFrom(_ name: String) throws {
    let data = try run(name).data
    let pots = try DigitPots(LabContext(data: CourseFiles.data, seed: 1), lab: "test")
    #expect(data.training.inputs == pots.training.inputs + pots.validation.inputs)
    #expect(data.test.inputs == pots.test.inputs)
    #expect(data.test.classes == pots.test.classes)
  }

  /// Every file of the assets has a card, and nothing lies there that was not meant to.
  @Test func everyAssetHasACard() throws {
    let cards = try String(contentsOfFile: Self.folder + "/DATA.md", encoding: .utf8)
    let headings = cards.split(separator: "\n").filter { $0.hasPrefix("## ") }.joined()
    for path in try FileManager.default.subpathsOfDirectory(atPath: Self.folder)
    where !path.hasPrefix("make") && !path.hasPrefix("pictures") && path != "DATA.md"
      && path != "networks" && !path.hasSuffix(".state")
    {
      #expect(headings.contains(path), "\(path)")
    }
  }

  private func card(of name: String) throws -> Substring {
    let cards = try String(contentsOfFile: Self.folder + "/DATA.md", encoding: .utf8)
    let start = try #require(cards.firstRange(of: "## networks/\(name).safetensors"))
    let rest = cards[start.upperBound...]
    return rest[..<(rest.firstRange(of: "\n## ")?.lowerBound ?? rest.endIndex)]
  }

  private static let needing = LabCatalog.entries.filter { entry in
    entry.files([:]).contains { if case .weights = $0 { true } else { false } }
  }.map(\.id)

  @Test func twoLabsBeginWithTrainedNetworks() {
    #expect(Self.needing == ["tune", "stress"])
  }

  @Test(arguments: needing)
  func aLabWithoutItsWeightsSaysWhichAreMissing(_ id: String) throws {
    let entry = try #require(LabCatalog.entry(named: id))
    var data = CourseFiles.data
    data.weights["digits"] = nil
    #expect(
      throws: LabError(
        "\(id): the weights networks/digits.safetensors are missing; see assets/DATA.md.")
    ) { _ = try entry.open(LabContext(data: data, seed: 1)) }
  }

  @Test(arguments: needing)
  func weightsOfAnotherNetworkAreNotTaken(_ id: String) throws {
    let entry = try #require(LabCatalog.entry(named: id))
    var data = CourseFiles.data
    data.weights["digits"] = data.weights["digits-windows"]
    #expect(throws: LabError.self) { _ = try entry.open(LabContext(data: data, seed: 1)) }
  }

  /// Before a key was pressed.
  @Test func theFirstPictureShowsANetworkThatReads() throws {
    let stress = try LabRig("stress", view: "light")
    #expect(try #require(stress.lab.metrics["accuracy"]) > 0.95)
    #expect(stress.lab.run == .ready)
    let tune = try LabRig("tune", view: "three")
    #expect(try #require(tune.lab.metrics["base.clear"]) > 0.95)
    #expect(try #require(tune.lab.metrics["base.target"]) < 0.3)
    #expect(tune.lab.run == .ready)
    let speaker = try LabRig("tune", view: "language")
    let loss = try #require(speaker.lab.metrics["language.old.before"])
    #expect((Grammar.entropy - 0.03...Grammar.entropy + 0.12).contains(loss))
    for rig in [stress, tune, speaker] {
      let isTraining = rig.commands.contains { if case .go = $0 { true } else { false } }
      #expect(!isTraining)
    }
  }
}
