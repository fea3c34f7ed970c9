import Foundation
import Recall
import Storage
import Testing

/// A folder for one test, removed when the test ends.
final class TemporaryFolder {
  let path: String

  init() throws {
    var template = Array((NSTemporaryDirectory() + "descent-XXXXXX").utf8CString)
    guard let made = mkdtemp(&template) else { throw POSIXError(.EIO) }
    path = String(cString: made)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// A folder in it that does not exist yet.
  var data: String { path + "/share/descent" }
  var record: String { data + "/record.sqlite" }

  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: data).sorted()
  }
}

func answer(_ number: Int, time: Int64? = nil) -> LearnerEvent {
  LearnerEvent(
    time: time ?? Int64(number),
    .answer(
      AnswerEvent(
        lesson: "L05", item: "L05.q\(number)", revision: 1, objective: "L05.2", response: "2",
        score: 1, misconception: nil, confidence: .sure, attempt: 1, hints: 0)))
}

@Suite struct RecordStoreTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func everyKindOfEventIsReadAsItWasWritten() throws {
    let events = [
      answer(1),
      LearnerEvent(time: 2, .position(lesson: "L05", step: 3, screen: 1)),
      LearnerEvent(time: 3, .stepSeen(lesson: "L05", step: 3)),
      LearnerEvent(
        time: 4, .prediction(PredictionEvent(lesson: "L05", item: "p", response: "0", isRight: nil))
      ),
      LearnerEvent(
        time: 5, .labRun(lab: "descent", lesson: nil, settings: ["a": "ü"], metrics: ["x": 0.1])),
      LearnerEvent(time: 6, .goalMet(lab: "descent", lesson: "L05")),
      LearnerEvent(time: 7, .flag(item: "L05.q1", lesson: "L05")),
      LearnerEvent(time: 8, .skip(item: "L05.q2", lesson: "L05")),
      LearnerEvent(time: 9, .unknown(name: "dream", payload: #"{"version":9}"#)),
    ]
    let store = try RecordStore.inMemory()
    for event in events { try store.append(event) }
    #expect(try store.events() == events)
  }

  @Test func whatWasWrittenIsThereAfterReopening() throws {
    try RecordStore.open(in: folder.data).store.append(answer(1))
    let opened = try RecordStore.open(in: folder.data)
    #expect(opened.notices.isEmpty)
    try opened.store.append(answer(2))
    #expect(try opened.store.events() == [answer(1), answer(2)])
    #expect(try opened.store.problems() == [])
  }

  @Test func eventsComeInTheOrderOfTheirTime() throws {
    let store = try RecordStore.inMemory()
    for (number, time) in [(1, 20), (2, 10), (3, 10)] {
      try store.append(answer(number, time: Int64(time)))
    }
    #expect(
      try store.events() == [answer(2, time: 10), answer(3, time: 10), answer(1, time: 20)])
  }

  @Test func theFolderAndTheFileAreTheLearnersAlone() throws {
    let store = try RecordStore.open(in: folder.data).store
    try store.append(answer(1))
    func mode(_ path: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    #expect(try mode(folder.data) == 0o700)
    #expect(try mode(folder.path + "/share") == 0o700)
    for suffix in ["", "-wal", "-shm"] {
      #expect(try mode(folder.record + suffix) == 0o600, "\(suffix)")
    }
  }

  @Test func aRecordThatOthersCouldReadIsMadePrivate() throws {
    try RecordStore.open(in: folder.data).store.append(answer(1))
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder.record)
    _ = try RecordStore.open(in: folder.data)
    let mode = try FileManager.default.attributesOfItem(atPath: folder.record)[.posixPermissions]
    #expect(mode as? Int == 0o600)
  }

  @Test func twoStoresOnOneFileLoseNothing() async throws {
    let count = 100
    let stores = try (0..<2).map { _ in try RecordStore.open(in: folder.data).store }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (number, store) in stores.enumerated() {
        group.addTask { for i in 0..<count { try store.append(answer(2 * i + number)) } }
      }
      try await group.waitForAll()
    }
    let expected = (0..<2 * count).map { answer($0) }
    for store in stores { #expect(try store.events() == expected) }
  }

  @Test func mergingTwiceIsMergingOnce() throws {
    let store = try RecordStore.inMemory()
    try store.append(answer(2))
    let export = [answer(1), answer(2), answer(3)]
    #expect(try store.merge(export) == 2)
    #expect(try store.merge(export) == 0)
    #expect(try store.events() == export)
  }

  @Test func removingTakesOutThoseChosenAndNoOthers() throws {
    let store = try RecordStore.inMemory()
    for i in 1...4 { try store.append(answer(i)) }
    #expect(try store.remove { $0.time % 2 == 0 } == 2)
    #expect(try store.events() == [answer(1), answer(3)])
  }

  @Test func anErasedRecordLeavesNoTraceInItsFiles() throws {
    let store = try RecordStore.open(in: folder.data).store
    let secret = LearnerEvent(time: 1, .flag(item: "a-secret-item", lesson: "L05"))
    for _ in 0..<50 { try store.append(secret) }
    try store.erase()
    #expect(try store.events().isEmpty)
    for name in try folder.names() {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.data + "/" + name))
      #expect(bytes.firstRange(of: Data("a-secret-item".utf8)) == nil, "\(name)")
    }
    try store.append(answer(1))
    #expect(try RecordStore.open(in: folder.data).store.events() == [answer(1)])
  }
}
