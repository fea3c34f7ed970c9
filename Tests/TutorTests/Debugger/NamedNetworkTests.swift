import Labs
import Learning
import SessionPlay
import TestSupport
import Testing
import TextUI

@testable import Tutor

/// The networks that `descent debug` opens by name, from nine numbers to 6,340, on one screen.
@Suite struct NamedNetworkTests {
  private static let size = Size(columns: 120, rows: 36)

  /// The network's debugger after some keys.
  private func player(_ name: String, _ keys: KeyScript) throws -> Player {
    let entry = try #require(DebugCatalog.entry(named: name))
    var player = Player(
      opening: .debug(entry, steps: 0), size: Self.size, isRepeatable: true)
    for _ in 0..<100 where player.debugger?.isOpen != true { player.frames(1) }
    player.play(keys)
    return player
  }

  @Test(
    arguments: zip(
      ["R", "digits", "tinylm"] as [String],
      ["B Tab", "F B", "s s s s s s s s s"] as [KeyScript]))
  func itLooksAsItDid(_ name: String, _ keys: KeyScript) throws {
    let picture = try player(name, keys).picture(Self.size)
    let difference = goldenDifference(picture, named: "debug-\(name)-120x36")
    #expect(difference == nil)
  }

  @Test(arguments: DebugCatalog.entries.map(\.name))
  func everyNameOpensAndWalksThroughAStep(_ name: String) throws {
    let debugger = try #require(try player(name, "F B U").debugger)
    #expect(debugger.report.failure == nil)
    #expect(debugger.report.loss.map { $0.isFinite } == true)
    #expect(debugger.report.position.instruction == debugger.report.rows.count)
  }
}
