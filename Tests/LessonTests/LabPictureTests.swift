import Foundation
import Labs
import SessionPlay
import TestSupport
import Testing
import TextUI
import Tutor

/// Every lab as it opens and as its first run leaves it, on a small, the usual and a large screen.
/// Portable kernels, and time counted in steps: the same pictures on every machine.
///
///     RECORD_GOLDEN=1 swift test --filter LabPictureTests      records them all anew
@Suite struct LabPictureTests {
  struct Shot: CustomTestStringConvertible, Sendable {
    var lab: String
    /// Whether Space was pressed and the run has come to its end.
    var hasRun: Bool
    var testDescription: String { name }
    var name: String { "lab-\(lab)-\(hasRun ? "run" : "opening")" }

    func name(_ size: Size) -> String { "\(name)-\(size.columns)x\(size.rows)" }
  }

  private static let shots = LabCatalog.entries.flatMap { entry in
    [false, true].map { Shot(lab: entry.id, hasRun: $0) }
  }
  private static let sizes = [
    Size(columns: 80, rows: 24), Size(columns: 100, rows: 30), Size(columns: 200, rows: 60),
  ]

  @Test(arguments: shots)
  func aLabLooksAsItDid(_ shot: Shot) {
    var player = Player(
      opening: .lab(shot.lab, settings: [:], seed: 1), size: Size(columns: 100, rows: 30),
      isRepeatable: true)
    if shot.hasRun {
      player.press(" ")
      #expect(!player.isTraining)
    }
    for size in Self.sizes {
      let picture = player.view(size).description
      #expect(goldenDifference(picture, named: shot.name(size)) == nil)
    }
  }

  /// What is no longer in the catalogue has no picture left.
  @Test func everyKeptPictureIsOneOfThese() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden").path
    let kept = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasPrefix("lab-") }
    let wanted = Self.shots.flatMap { shot in Self.sizes.map { shot.name($0) + ".txt" } }
    #expect(Set(kept).subtracting(wanted).isEmpty)
  }
}
