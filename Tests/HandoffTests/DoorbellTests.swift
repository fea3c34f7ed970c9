import Foundation
import Handoff
import Testing

@Suite(.serialized) struct DoorbellTests {
  private func isRinging(_ bell: Doorbell, waiting milliseconds: Int32 = 0) -> Bool {
    var request = pollfd(fd: bell.descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, milliseconds) == 1
  }

  @Test func itRingsUntilItIsCleared() throws {
    let bell = try Doorbell()
    #expect(!isRinging(bell))
    bell.ring()
    #expect(isRinging(bell))
    #expect(isRinging(bell))
    bell.clear()
    #expect(!isRinging(bell))
  }

  @Test func ringingAHundredThousandTimesBlocksNobodyAndIsClearedAtOnce() throws {
    let bell = try Doorbell()
    for _ in 0..<100_000 { bell.ring() }
    bell.clear()
    #expect(!isRinging(bell))
    bell.ring()
    #expect(isRinging(bell))
  }

  @Test func nothingPostedBeforeARingIsOverlooked() throws {
    let bell = try Doorbell()
    let mailbox = Mailbox<Pair>()
    let count = 50_000
    for _ in 0..<2 {
      Thread.detachNewThread {
        for i in 0..<count {
          mailbox.post(Pair(i))
          bell.ring()
        }
      }
    }
    var received = 0
    var isWhole = true
    while received < 2 * count {
      guard isRinging(bell, waiting: 60_000) else {
        Issue.record("asleep with \(received) of \(2 * count) messages received")
        return
      }
      bell.clear()
      for pair in mailbox.drain() {
        isWhole = isWhole && pair.isWhole
        received += 1
      }
    }
    #expect(isWhole)
  }
}
