import Foundation
import SessionPlay
import Testing
import TextUI

@testable import Tutor

/// One table says what keys mean, and every screen keeps to it.
@Suite struct KeyTableTests {
  /// Within one scope a key has one meaning; `everywhere` is part of every scope but that of words,
  /// in which letters are text.
  @Test func noKeyMeansTwoThingsInOneScope() {
    for scope in KeyScope.allCases where scope != .words {
      var owners: [Key: KeyName] = [:]
      for entry in KeyTable.entries where entry.scope == scope || entry.scope == .everywhere {
        for key in entry.keys + entry.opposite {
          #expect(owners[key] == nil, "\(key) in \(scope): \(owners[key] ?? .act), \(entry.name)")
          owners[key] = entry.name
        }
      }
    }
  }

  @Test func everyKeyOfTheHouseRulesIsInIt() {
    let keys: [Key] =
      [
        .up, .down, .left, .right, .pageDown, .pageUp, .enter, .tab, .backTab, .escape,
      ] + "np srR[],.x!?/gq".map(Key.character) + .digits(9)
    for key in keys { #expect(KeyTable.claims(key), "\(key)") }
  }

  /// A binding says which line of the table it is, and has no key but those of that line; what is
  /// in no line is a capital letter that the table does not know.
  @Test(arguments: States.all)
  func noScreenGivesAKeyAnotherMeaning(_ state: SessionState) {
    for group in state.session.keyGroups {
      guard let name = group.entry else {
        for key in group.keys {
          guard case .character(let letter) = key else {
            Issue.record("\(key) belongs to no line of the table")
            continue
          }
          let isClaimed = KeyTable.claims(
            key, besideLab: state.session.screen.shown.stageInSight != nil)
          #expect(letter.isUppercase && !isClaimed, "\(letter) \(group.label)")
        }
        continue
      }
      let line = KeyTable.entry(name)
      #expect(group.keys.allSatisfy((line.keys + line.opposite).contains), "\(name)")
    }
  }

  /// What no screen uses yet is not promised, and everything else is used somewhere.
  @Test func onlyReservedKeysAreWithoutUse() {
    let used = Set(States.all.flatMap(\.session.keyGroups).compactMap(\.entry))
    let unused = Set(KeyName.allCases).subtracting(used)
    #expect(unused == KeyTable.reserved)
  }

  @Test func theREADMEHasTheTable() throws {
    let readme = try String(contentsOfFile: CourseFiles.folder + "/README.md", encoding: .utf8)
    #expect(readme.contains(KeyTable.markdown), "\n\(KeyTable.markdown)")
  }

  @Test func theTableCanBePrinted() {
    let lines = KeyTable.plainText.split(separator: "\n").map(String.init)
    let told = KeyTable.entries.filter { !KeyTable.reserved.contains($0.name) }
    #expect(lines.count == told.count + Set(told.map(\.scope)).count)
    for line in lines { #expect(line.displayWidth <= 100, "\(line)") }
    for entry in told { #expect(lines.contains { $0.hasSuffix(entry.help) }) }
  }
}
