import Foundation
import Recall
import Storage
import Testing

import class GRDB.DatabaseQueue

/// An examination tells how the record is, and changes nothing.
@Suite struct HealthTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func whereThereIsNoneNoneIsMade() throws {
    #expect(try RecordStore.health(in: folder.data) == .absent)
    #expect(try RecordStore.health(in: folder.data + "/deep/down") == .absent)
    #expect(!FileManager.default.fileExists(atPath: folder.data))
  }

  @Test func aSoundRecordIsCounted() throws {
    let store = try RecordStore.open(in: folder.data).store
    try store.append(answer(1))
    try store.append(answer(2))
    #expect(try RecordStore.health(in: folder.data) == .sound(events: 2, unreadable: 0))
    #expect(try store.events().count == 2)
  }

  @Test func rowsThatAreNoEventsAreCounted() throws {
    _ = try RecordStore.open(in: folder.data)
    let queue = try DatabaseQueue(path: folder.record)
    try queue.write {
      try $0.execute(sql: "INSERT INTO event (time, kind, payload) VALUES (1, 'answer', 'nonsense')")
    }
    try queue.close()
    #expect(try RecordStore.health(in: folder.data) == .sound(events: 0, unreadable: 1))
  }

  @Test func whatIsNoRecordIsNamedAndLeftAlone() throws {
    try FileManager.default.createDirectory(
      atPath: folder.data, withIntermediateDirectories: true)
    let poem = Data("not a database, but somebody's poem\n".utf8)
    try poem.write(to: URL(fileURLWithPath: folder.record))
    guard case .unusable(.damaged) = try RecordStore.health(in: folder.data) else {
      Issue.record("a poem passes for a record")
      return
    }
    #expect(FileManager.default.contents(atPath: folder.record) == poem)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.data).count == 1)
  }

  @Test func aPlaceWhereNothingCanBeKeptIsAnError() throws {
    // A file stands where the folder should be: nobody can write there, not even root.
    let file = folder.data + "/file"
    try FileManager.default.createDirectory(
      atPath: folder.data, withIntermediateDirectories: true)
    try Data().write(to: URL(fileURLWithPath: file))
    #expect(throws: RecordError.self) { try RecordStore.health(in: file) }
    #expect(throws: RecordError.self) { try RecordStore.health(in: file + "/record") }
  }
}
