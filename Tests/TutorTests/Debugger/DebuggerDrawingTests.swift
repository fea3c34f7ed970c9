import Compute
import Labs
import Learning
import SessionPlay
import TestSupport
import Testing
import TextUI

@testable import Tutor

/// The debugger is whole at every size, in every look, for every network.
@Suite struct DebuggerDrawingTests {
  private static let scripts: [KeyScript] = [
    "", "F", "B Tab", "B Tab Enter", "B Tab Tab", "F Tab E", "F Tab Z", "I F Tab + L", "N N F",
  ]

  @Test(arguments: DebuggedRun.allCases)
  func itDrawsAtAnySize(_ run: DebuggedRun) throws {
    for script in Self.scripts {
      let debugger = try #require(run.player(script).debugger)
      for columns in [0, 1, 7, 30, 79, 80, 100, 120, 200, 260] {
        for rows in [0, 1, 5, 24, 30, 60] {
          for look in [Look.standard, Look(colors: .none, glyphs: .ascii)] {
            var surface = Surface(Size(columns: columns, rows: rows), look: look)
            debugger.draw(on: &surface)
            #expect(surface.clip == surface.bounds)
            if look.glyphs == .ascii {
              let isASCII = surface.description.allSatisfy(\.isASCII)
              #expect(isASCII)
            }
          }
        }
      }
    }
  }

  @Test(arguments: [(80, 24), (100, 30), (120, 36)])
  func theCurvedNetworkOpenedAtBackward(_ columns: Int, _ rows: Int) {
    let size = Size(columns: columns, rows: rows)
    let player = DebuggedRun.curved.player("B , , , , Tab", size: size)
    let difference = goldenDifference(
      player.picture(size), named: "network-c-\(columns)x\(rows)")
    #expect(difference == nil)
  }

  @Test(arguments: DebuggedRun.allCases)
  func everyHintDoesSomethingAndIsInTheHelp(_ run: DebuggedRun) throws {
    for script in Self.scripts + ["B M M h"] {
      let session = run.player(script).session
      guard case .debugger(let debugger) = session.screen else {
        Issue.record("The debugger is gone.")
        return
      }
      var owners: Set<Key> = []
      for binding in debugger.bindings {
        for key in binding.keys { #expect(owners.insert(key).inserted, "\(key)") }
        if let name = binding.entry {
          let line = KeyTable.entry(name)
          #expect(binding.keys.allSatisfy((line.keys + line.opposite).contains), "\(name)")
        } else {
          for key in binding.keys {
            guard case .character(let letter) = key else {
              Issue.record("\(key)")
              continue
            }
            #expect(letter.isUppercase && !KeyTable.claims(key, besideLab: false), "\(letter)")
          }
        }
        guard binding.priority != nil, !binding.name.isEmpty else { continue }
        #expect(debugger.help.rows.contains { $0.key == binding.name }, "\(binding.name)")
      }
    }
  }

  /// What the mouse can press does not trap, wherever it is.
  @Test(arguments: [DebuggedRun.curved, .digits, .recurrent])
  func whateverIsPressedIsChosen(_ run: DebuggedRun) {
    let size = Size(columns: 120, rows: 36)
    var player = run.player("B Tab", size: size)
    let regions = player.view(size).regions.filter { $0.owner != Pane.footer }
    #expect(regions.count > 20)
    for region in regions.enumerated().filter({ $0.offset % 7 == 0 }).map(\.element) {
      let event = MouseEvent(.press, column: region.area.column, row: region.area.row)
      player.send(.input(.mouse(event)))
      #expect(player.debugger != nil)
    }
  }

  @Test func aRowIsOpenedByAPressAndANumberByTwo() throws {
    let size = Size(columns: 120, rows: 36)
    var player = DebuggedRun.curved.player("B", size: size)
    func press(_ part: HitPart, _ owner: String) throws {
      let region = try #require(
        player.view(size).regions.last { $0.owner == owner && $0.part == part })
      let event = MouseEvent(.press, column: region.area.column, row: region.area.row)
      player.send(.input(.mouse(event)))
    }
    try press(.item(12), DebuggerOwner.plan)
    #expect(player.debugger?.plan.row == 12)
    #expect(player.debugger?.choice.name == "hidden")
    try press(.cell(row: 0, column: 3), DebuggerOwner.opened)
    #expect(player.debugger?.choice.element == TensorElement("hidden.gradient", 1))
    try press(.cell(row: 0, column: 3), DebuggerOwner.opened)
    #expect(player.why?.target == TensorElement("hidden.gradient", 1))
  }
}
