import Recall
import Testing

/// The export that brings a record to another machine.
@Suite struct RecordArchiveTests {
  private static let time: Int64 = 1_700_000_000_000

  /// One of everything that can happen.
  private static let events = LearnerEventCodingTests.kinds.enumerated().map {
    LearnerEvent(time: time + Int64($0.offset), $0.element)
  }

  private func read(_ text: String) throws -> [LearnerEvent] {
    try RecordArchive.events(in: Array(text.utf8), of: "a.json")
  }

  @Test func everyEventComesBack() throws {
    let text = try RecordArchive.text(of: Self.events)
    #expect(try read(text) == Self.events)
    #expect(try RecordArchive.text(of: try read(text)) == text)
  }

  @Test(arguments: [
    #"{"a":1.50,"version":9}"#, "no JSON at all", "[1,2]", #"{"b":1,"a":2}"#, "{ }", "",
    #"{"a":[null,true,-0.25,18446744073709551615,"ü\/"],"z":{}}"#,
  ])
  func whatNobodyKnowsComesBackWordForWord(_ payload: String) throws {
    let event = LearnerEvent(time: Self.time, .unknown(name: "dream", payload: payload))
    #expect(try read(try RecordArchive.text(of: [event])) == [event])
  }

  @Test(arguments: 0..<8) func theOrderAndNumberOfEventsDoNotMatter(_ seed: UInt64) throws {
    var dice = Dice(state: seed)
    // Several of one moment.
    let events = Self.events.map { LearnerEvent(time: Self.time + ($0.time & 3), $0.kind) }
    let mixed = (events + events.prefix(7)).shuffled(using: &dice)
    #expect(try RecordArchive.text(of: mixed) == RecordArchive.text(of: events))
  }

  @Test func anEmptyRecordIsAnEmptyList() throws {
    #expect(try read(try RecordArchive.text(of: [])) == [])
  }

  /// Each file with what must be said about it.
  @Test(arguments: [
    ("", "JSON"), ("{", "JSON"), ("null", "a.json"), ("{}", "no export"),
    ("{\"descent-record\":\n2,\"events\":[]}", "newer"), (#"{"descent-record":1}"#, "`events`"),
    (#"{"descent-record":1,"events":[{"time":1700000000000}]}"#, "event 1: `kind`"),
    (#"{"descent-record":1,"events":[{"time":1,"kind":"tour","event":{"version":1}}]}"#, "`time`"),
    (#"{"descent-record":1,"events":[{"time":1700000000000,"kind":"tour"}]}"#, "`event`"),
    (
      #"{"descent-record":1,"events":[{"time":1700000000000,"kind":"step-seen","event":{"version":1}}]}"#,
      "event 1: step-seen: `lesson` is missing"
    ),
    (
      #"{"descent-record":1,"events":[{"time":1700000000000,"kind":"step-seen","event":{"lesson":"L1","step":9223372036854775807,"version":1}}]}"#,
      "no lesson has such a step"
    ),
    (
      #"{"descent-record":1,"events":[{"time":1700000000000,"kind":"studied","event":{"seconds":99999999,"version":1}}]}"#,
      "`seconds`"
    ),
    (
      #"{"descent-record":1,"events":[{"time":1700000000000,"kind":"reset","event":{"lesson":"\u001b[2J","version":1}}]}"#,
      "control"
    ),
    (#"{"descent-record":1,"events":[{"time":"x","kind":"tour"}]}"#, "event 1: `time`"),
    (#"{"descent-record":1,"events":{}}"#, "`events`"),
  ])
  func aFileThatIsWrongIsToldWhere(_ text: String, _ words: String) throws {
    do {
      _ = try read(text)
      Issue.record("it was read")
    } catch let error as ExchangeError {
      #expect(error.description.hasPrefix("a.json: ") && error.description.hasSuffix("."))
      #expect(error.description.contains(words), "\(error)")
    }
  }

  @Test(arguments: 0..<300) func aDamagedFileIsReadOrRefused(_ seed: UInt64) throws {
    var dice = Dice(state: seed &* 977 &+ 5)
    var bytes = Array(try RecordArchive.text(of: Self.events).utf8)
    for _ in 0...Int.random(in: 0...3, using: &dice) {
      let place = Int.random(in: bytes.indices, using: &dice)
      if dice.falls(0.4) {
        bytes[place] = UInt8.random(in: .min ... .max, using: &dice)
      } else if dice.falls(0.5) {
        bytes.removeSubrange(place..<min(bytes.count, place + 9))
      } else {
        bytes.insert(contentsOf: Array("[{\"-1e99".utf8), at: place)
      }
    }
    let text = bytes
    do throws(ExchangeError) {
      // What comes through can be counted.
      _ = LearnerRecord(try RecordArchive.events(in: text, of: "a.json"))
    } catch {
      #expect(!error.description.contains("\n"))
    }
  }

  @Test func aTableHasARowForEachEvent() throws {
    let text = try RecordTable.text(of: Self.events)
    let rows = text.split(separator: "\r\n")
    #expect(rows.count == Self.events.count + 1)
    #expect(rows[0].hasPrefix("time,kind,lesson,"))
    #expect(rows[1] == "2023-11-14T22:13:20.000Z,position,L01,3,,,,,,,,,,,")
    #expect(text.contains("L05,,L05.rate,2,L05.2,\"0,2\",0.75,sure,M13,1,0,lesson,"), "\(text)")
    #expect(text.contains("\"L01.a/ü\"\"\""))
  }
}
