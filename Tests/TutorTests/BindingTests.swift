import Labs
import Recall
import SessionPlay
import Testing
import TextUI

@testable import Tutor

/// Keys do what the footer and the help say, and nothing else.
@Suite struct BindingTests {
  @Test func thereAreManyStates() {
    #expect(States.lesson.count > 80)
    #expect(States.labRooms.count > 100)
  }

  @Test(arguments: States.all)
  func noTwoBindingsClaimTheSameKey(_ state: SessionState) {
    var owners: [Key: String] = [:]
    for group in state.session.keyGroups {
      for key in group.keys {
        let name = "\(group.name) \(group.label)"
        #expect(owners[key] == nil, "\(key): \(owners[key] ?? "") and \(name)")
        owners[key] = name
      }
    }
  }

  /// A key in the footer changes something that can be seen, or asks something of the world.
  ///
  /// Keys that belong together (↑↓) are one hint: at least one of them does something.
  @Test(arguments: States.all)
  func everyKeyInTheFooterDoesSomething(_ state: SessionState) {
    // What does not fit on the smallest screen shows on a larger one.
    let sizes = [Size.smallest, Size(columns: 120, rows: 40)].map {
      (size: $0, before: state.session.view(in: $0, look: .standard))
    }
    var isAlive: [String: Bool] = [:]
    var hint = ""
    for group in state.session.keyGroups {
      if !group.name.isEmpty { hint = group.isHint ? "\(group.name) \(group.label)" : "" }
      guard !hint.isEmpty else { continue }
      for key in group.keys where isAlive[hint] != true {
        var session = state.session
        let effects = session.update(.input(.key(key)), at: 0)
        isAlive[hint] =
          !effects.isEmpty
          || sizes.contains { session.view(in: $0.size, look: .standard) != $0.before }
      }
    }
    #expect(!isAlive.isEmpty)
    let idle = isAlive.filter { !$0.value }.keys.sorted()
    #expect(idle.isEmpty, "\(idle)")
  }

  /// A key that nobody claims changes nothing but a notice that goes away.
  @Test(arguments: States.all)
  func otherKeysDoNothing(_ state: SessionState) {
    let claimed = Set(state.session.keyGroups.flatMap(\.keys))
    var quiet = state.session
    quiet.notice = nil
    let before = quiet.view(in: .smallest, look: .standard)
    let keys: [Key] =
      [.function(5), .insert, .control("x"), .home, .end, .backTab, .enter, .left, .right, .up]
      + "wzvyXYZ=0".map(Key.character)
    var session = state.session
    for key in keys where !claimed.contains(key) {
      #expect(session.update(.input(.key(key)), at: 0).isEmpty, "\(key)")
    }
    #expect(session.view(in: .smallest, look: .standard) == before)
  }

  @Test(arguments: States.all)
  func theHelpNamesEveryKeyOfTheFooter(_ state: SessionState) {
    let help = state.session.screen.shown.help
    for group in state.session.keyGroups where group.isHint && !group.name.isEmpty {
      #expect(help.rows.contains { $0.key == group.name && !$0.text.isEmpty }, "\(group.name)")
    }
  }

  @Test(arguments: States.all)
  func theWayOutIsAlwaysThere(_ state: SessionState) {
    var session = state.session
    // The first half-minute is recorded first, whichever way it is left.
    #expect(session.update(.input(.key(.control("c"))), at: 0).last == .quit)
    #expect(state.session.keyGroups.contains { $0.keys.contains(.character("q")) })
    guard case .home = state.session.screen else {
      var leaving = state.session
      // In a debugger, each Esc goes back up by one reason; in a quiz it first leaves a field.
      let isDeep =
        switch state.session.screen {
        case .debugger, .breakdown, .quiz: true
        case .home, .reading, .labRoom, .tour, .debugMenu, .quizMenu, .doctor, .runs, .race,
          .progress:
          false
        }
      for _ in 0..<(isDeep ? 4 : 2) { _ = leaving.update(.input(.key(.escape)), at: 0) }
      guard case .home = leaving.screen else {
        Issue.record("Esc does not lead to the map")
        return
      }
      return
    }
  }
}
