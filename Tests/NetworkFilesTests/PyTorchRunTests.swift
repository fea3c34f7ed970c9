import Foundation
import Learning
import NetworkFiles
import Testing

/// The same file, data and first weights must give the losses that PyTorch gives.
@Suite struct PyTorchRunTests {
  /// What PyTorch computed; made by PyTorch/compare.py.
  private struct Fixture: Decodable {
    /// Of each batch, before its update.
    let losses: [Float]
    let testLoss: Float
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("PyTorch").path

  /// All but dropout, whose masks are every program's own.
  private static let names = Networks.names.filter { $0 != "dropout" }

  @Test(arguments: names)
  func aHundredLossesAreThoseOfPyTorch(_ name: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(Self.folder)/\(name).json"))
    let fixture = try JSONDecoder().decode(Fixture.self, from: data)
    var run = try Networks.run(name)
    try RunFiles.start(&run, from: "\(Self.folder)/\(name).safetensors", isPartial: false)
    var losses: [Float] = []
    while !run.isFinished {
      try run.advance(atMost: 1)
      losses.append(run.loss ?? .nan)
    }
    try #require(losses.count == 100 && fixture.losses.count == 100)
    for (step, (loss, expected)) in zip(losses, fixture.losses).enumerated() {
      #expect(abs(loss - expected) < 2e-5, "step \(step + 1): \(loss), PyTorch \(expected)")
    }
    let result = run.result()
    let test = try #require(result.test)
    #expect(abs(test.loss - fixture.testLoss) < 2e-5)
  }
}
