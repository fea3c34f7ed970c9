import Foundation
import Recall
import Storage
import Testing

import class GRDB.DatabaseQueue

/// What is in the record's place and is not the record is set aside, never overwritten.
@Suite struct DamageTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Runs SQL on the record's file, as another program would.
  private func sqlite(_ sql: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder.data, withIntermediateDirectories: true)
    let queue = try DatabaseQueue(path: folder.record)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }

  private func expectSetAside(
    _ reason: (RecordNotice.Reason) -> Bool, as name: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let before = try Data(contentsOf: URL(fileURLWithPath: folder.record))
    let opened = try RecordStore.open(in: folder.data)
    let path = folder.data + "/" + name
    guard case .setAside(let found, path)? = opened.notices.first, opened.notices.count == 1
    else {
      Issue.record("\(opened.notices)", sourceLocation: sourceLocation)
      return
    }
    #expect(reason(found), "\(found)", sourceLocation: sourceLocation)
    let after = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(after == before, sourceLocation: sourceLocation)
    try opened.store.append(answer(1))
    #expect(try opened.store.events() == [answer(1)], sourceLocation: sourceLocation)
  }

  @Test func aFileThatIsNoDatabaseIsSetAside() throws {
    try FileManager.default.createDirectory(atPath: folder.data, withIntermediateDirectories: true)
    try Data("not a database, but somebody's poem\n".utf8).write(
      to: URL(fileURLWithPath: folder.record))
    try expectSetAside(
      \.isDamaged, as: "record.damaged-1.sqlite")
  }

  @Test func aRecordWithABrokenPageIsSetAside() throws {
    do {
      let store = try RecordStore.open(in: folder.data).store
      for i in 0..<500 { try store.append(answer(i)) }
    }
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: folder.record))
    let size = try file.seekToEnd()
    try #require(size > 3 * 4096)
    try file.seek(toOffset: 2 * 4096)
    try file.write(contentsOf: Data(repeating: 0xA5, count: 4096))
    try file.close()
    try expectSetAside(
      \.isDamaged, as: "record.damaged-1.sqlite")
  }

  @Test func aRecordCutShortIsSetAside() throws {
    do {
      let store = try RecordStore.open(in: folder.data).store
      for i in 0..<500 { try store.append(answer(i)) }
    }
    try #require(truncate(folder.record, 2 * 4096) == 0)
    try expectSetAside(
      \.isDamaged, as: "record.damaged-1.sqlite")
  }

  @Test func aNewerRecordIsSetAside() throws {
    try RecordStore.open(in: folder.data).store.append(answer(1))
    try sqlite("PRAGMA user_version = 7; PRAGMA wal_checkpoint(TRUNCATE);")
    try expectSetAside({ $0 == .newer(version: 7) }, as: "record.newer-1.sqlite")
  }

  @Test func anotherProgramsDatabaseIsSetAside() throws {
    try sqlite("CREATE TABLE bookmark (url TEXT); INSERT INTO bookmark VALUES ('x');")
    try expectSetAside({ $0 == .foreign }, as: "record.foreign-1.sqlite")
  }

  @Test func whatWasSetAsideBeforeIsKept() throws {
    for number in 1...2 {
      try FileManager.default.createDirectory(
        atPath: folder.data, withIntermediateDirectories: true)
      for suffix in ["-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: folder.record + suffix)
      }
      try Data("damage \(number)".utf8).write(to: URL(fileURLWithPath: folder.record))
      try expectSetAside({ _ in true }, as: "record.damaged-\(number).sqlite")
    }
    let first = try String(
      contentsOfFile: folder.data + "/record.damaged-1.sqlite", encoding: .utf8)
    #expect(first == "damage 1")
  }

  @Test func anEmptyFileBecomesTheRecord() throws {
    try FileManager.default.createDirectory(atPath: folder.data, withIntermediateDirectories: true)
    try Data().write(to: URL(fileURLWithPath: folder.record))
    let opened = try RecordStore.open(in: folder.data)
    #expect(opened.notices.isEmpty)
    try opened.store.append(answer(1))
  }

  @Test func aRowThatIsNoEventIsCountedAndKept() throws {
    try RecordStore.open(in: folder.data).store.append(answer(1))
    try sqlite("INSERT INTO event (time, kind, payload) VALUES (5, 'answer', 'nonsense');")
    let store = try RecordStore.open(in: folder.data).store
    #expect(try store.contents() == RecordContents(events: [answer(1)], unreadable: 1))
    #expect(try store.remove { _ in true } == 1)
    #expect(try store.contents() == RecordContents(events: [], unreadable: 1))
  }

  @Test(arguments: ["/dev/null/deeper/descent", "/dev/null/descent"])
  func aFolderThatCannotBeMadeIsATypedError(_ path: String) {
    do throws(RecordError) {
      _ = try RecordStore.open(in: path)
      Issue.record("opened \(path)")
    } catch {
      guard case .unwritable = error else {
        Issue.record("\(error)")
        return
      }
      #expect("\(error)".contains(path))
      #expect("\(error)".contains("goes on without saving"))
    }
  }

  @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
  func aReadOnlyFolderIsATypedError() throws {
    try FileManager.default.createDirectory(
      atPath: folder.data, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o500])
    #expect(throws: RecordError.self) { try RecordStore.open(in: folder.data) }
  }

  @Test func eachTroubleOfSQLiteHasItsOwnSentence() {
    func error(_ code: Int32) -> RecordError {
      RecordError(resultCode: code, reason: "why", path: "/x/record.sqlite")
    }
    #expect(error(13) == .full(path: "/x/record.sqlite"))
    #expect(error(5) == .busy(path: "/x/record.sqlite"))
    #expect(error(11) == .damaged(path: "/x/record.sqlite", reason: "why"))
    #expect(error(8) == .unwritable(path: "/x/record.sqlite", reason: "why"))
    #expect(error(10) == .failed(path: "/x/record.sqlite", reason: "why"))
    for code: Int32 in [5, 8, 10, 11, 13] {
      #expect("\(error(code))".contains("the tutor goes on without saving"))
    }
  }
}

extension RecordNotice.Reason {
  fileprivate var isDamaged: Bool {
    if case .damaged = self { true } else { false }
  }
}
