import Foundation
import Recall
import Storage
import Testing

/// Records that go from one machine to another, and one that is deleted.
@Suite struct ExchangeTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Answers, some of them of one moment, and a few things that only this machine saw.
  private func events(_ seed: Int) -> [LearnerEvent] {
    (0..<40).map { number in
      let time = Int64(1_700_000_000_000 + number / 3 * 86_400_000)
      return number % 7 == seed % 7
        ? LearnerEvent(time: time, .stepSeen(lesson: "L0\(seed)", step: number))
        : answer(number % 5 + seed % 2 * number, time: time)
    }
  }

  private func archive(_ store: RecordStore) throws -> String {
    try RecordArchive.text(of: store.events())
  }

  @Test(arguments: 1...6) func twoMachinesMergeToTheSameInEitherOrder(_ seed: Int) throws {
    let (here, there) = (events(seed), events(seed + 1))
    let stores = try [[here, there], [there, here], [here, there, here, there]].map { parts in
      let store = try RecordStore.inMemory()
      for part in parts { try store.merge(part) }
      return store
    }
    let records = try stores.map { try $0.record(in: StudyCalendar()) }
    #expect(records[0] == records[1] && records[1] == records[2])
    let archives = try stores.map(archive)
    #expect(archives[0] == archives[1] && archives[1] == archives[2])
    // What was exported, and imported elsewhere, is the same record.
    let copy = try RecordStore.inMemory()
    try copy.merge(RecordArchive.events(in: Array(archives[0].utf8), of: "a"))
    #expect(try copy.record(in: StudyCalendar()) == records[0])
    #expect(try archive(copy) == archives[0])
    #expect(try copy.merge(RecordArchive.events(in: Array(archives[0].utf8), of: "a")) == 0)
  }

  @Test func aDeletedRecordIsGone() throws {
    let store = try RecordStore.open(in: folder.data).store
    try store.append(answer(1))
    #expect(RecordStore.exists(in: folder.data))
    #expect(throws: RecordError.self) { try RecordStore.delete(in: folder.data) }
    #expect(try store.events().count == 1)
  }

  @Test func nothingOfADeletedRecordIsLeft() throws {
    try RecordStore.open(in: folder.data).store.append(answer(1))
    try RecordStore.delete(in: folder.data)
    #expect(try folder.names() == [])
    #expect(!RecordStore.exists(in: folder.data))
    try RecordStore.delete(in: folder.data)
  }

  @Test func aDamagedRecordCanBeDeleted() throws {
    try FileManager.default.createDirectory(
      atPath: folder.data, withIntermediateDirectories: true)
    try Data("this is no database".utf8).write(to: URL(fileURLWithPath: folder.record))
    try RecordStore.delete(in: folder.data)
    #expect(try folder.names() == [])
  }
}
