import Foundation
import Recall
import Storage
import Testing

@Suite struct SuddenDeathTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The files as they are at this moment are what a killed process leaves behind.
  @Test func theFilesAtAnyMomentHoldEveryAcknowledgedEvent() throws {
    let store = try RecordStore.open(in: folder.data).store
    for count in 1...40 {
      try store.append(answer(count))
      guard count % 8 == 0 else { continue }
      let copy = try TemporaryFolder()
      try FileManager.default.createDirectory(
        atPath: copy.path + "/share", withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: folder.data, toPath: copy.data)
      // Shared memory does not outlive the machine.
      try? FileManager.default.removeItem(atPath: copy.record + "-shm")
      let opened = try RecordStore.open(in: copy.data)
      #expect(opened.notices.isEmpty)
      #expect(try opened.store.events() == (1...count).map { answer($0) })
    }
  }

  #if compiler(>=6.3)
    @Test func aKilledWriterLosesNothingThatItAcknowledged() async throws {
      let data = folder.data
      let result = await #expect(
        processExitsWith: .signal(SIGKILL), observing: [\.standardOutputContent]
      ) { [data = data as String] in
        let store = try RecordStore.open(in: data).store
        let death = Thread {
          usleep(150_000)
          kill(getpid(), SIGKILL)
        }
        death.start()
        for number in 1... {
          try store.append(answer(number))
          var line = Array("acknowledged \(number)\n".utf8)
          write(STDOUT_FILENO, &line, line.count)
        }
      }
      let said = String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
      let acknowledged = said.split(separator: "\n").filter { $0.hasPrefix("acknowledged") }.count
      #expect(acknowledged > 0)
      let opened = try RecordStore.open(in: folder.data)
      #expect(opened.notices.isEmpty)
      let events = try opened.store.events()
      #expect(events.count >= acknowledged)
      #expect(events == (1...max(1, events.count)).map { answer($0) })
    }
  #endif
}
