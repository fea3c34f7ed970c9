internal import FoundationEssentials

/// A whole record as a JSON text, to be kept, moved to another machine, or given to a teacher.
///
///     {"descent-record":1,"events":[
///     {"time":1700000000000,"kind":"step-seen","event":{"lesson":"L05","step":3,"version":1}}
///     ]}
///
/// It is a pure function of the events: sorted by time, kind and payload, each of them once, and
/// with nothing of the moment or place of writing. Kinds that this Descent does not know are in it as
/// they are; one whose payload is no JSON object of the usual form stands there as `text`.
public enum RecordArchive {
  /// The version of the form.
  public static let form = 1
  /// The most bytes that are read.
  public static let mostBytes = 256 << 20
  /// The most events that are read.
  public static let mostEvents = 2_000_000

  private static let head = "descent-record"

  /// The events as JSON, a line each.
  public static func text(of events: [LearnerEvent]) throws -> String {
    let lines = try ArchivedEvent.sorted(events).map { try $0.line() }
    return "{\"\(head)\":\(form),\"events\":[\n" + lines.joined(separator: ",\n")
      + (lines.isEmpty ? "]}\n" : "\n]}\n")
  }

  /// The events of such a text, all of them checked.
  ///
  /// - Parameter file: What the text is called in errors.
  /// - Throws: `ExchangeError` with the first entry that is wrong.
  public static func events(
    in bytes: [UInt8], of file: String
  ) throws(ExchangeError) -> [LearnerEvent] {
    guard bytes.count <= mostBytes else {
      throw ExchangeError(file, "more than \(mostBytes >> 20) MB are no learner's record")
    }
    let form: Int?
    do {
      form = try JSONDecoder().decode(Head.self, from: Data(bytes)).form
    } catch {
      throw ExchangeError(file, ExchangeError.reason(of: error))
    }
    guard let form else {
      throw ExchangeError(
        file, "it is no export of a record: descent progress export FILE.json writes one")
    }
    guard form <= Self.form else {
      throw ExchangeError(
        file, "a newer Descent wrote it (form \(form)); update Descent and import it again")
    }
    let entries: [Entry]
    do {
      entries = try JSONDecoder().decode(Body.self, from: Data(bytes)).events
    } catch {
      throw ExchangeError(file, ExchangeError.reason(of: error))
    }
    guard entries.count <= mostEvents else {
      throw ExchangeError(file, "more than \(mostEvents) events are no learner's record")
    }
    var events: [LearnerEvent] = []
    events.reserveCapacity(entries.count)
    for (index, entry) in entries.enumerated() {
      do throws(EntryProblem) {
        events.append(try entry.checked())
      } catch {
        throw ExchangeError(file, "event \(index + 1): \(error.reason)")
      }
    }
    return events
  }

  private struct Head: Decodable {
    var form: Int?
    enum CodingKeys: String, CodingKey { case form = "descent-record" }
  }

  private struct Body: Decodable {
    var events: [Entry]
  }

  private struct Entry: Decodable {
    var time: Int64
    var kind: String
    var event: JSONValue?
    var text: String?

    func checked() throws(EntryProblem) -> LearnerEvent {
      guard !kind.isEmpty, kind.utf8.count <= 64, !JSONValue.string(kind).hasControls else {
        throw EntryProblem("`kind` is no name")
      }
      guard EventLimits.times.contains(time) else {
        throw EntryProblem("`time` is no time between 2000 and 9999")
      }
      if event?.hasControls == true { throw EntryProblem("\(kind): it has control characters") }
      guard let payload = text ?? event?.text else {
        throw EntryProblem("\(kind): `event` is missing")
      }
      guard payload.utf8.count <= EventLimits.payload else {
        throw EntryProblem("\(kind): it is longer than \(EventLimits.payload >> 10) kB")
      }
      let event: LearnerEvent
      do {
        event = try LearnerEvent(time: time, kindName: kind, payload: payload)
      } catch let error as LearnerEventError {
        throw EntryProblem("\(error.kindName): \(error.reason)")
      } catch {
        throw EntryProblem("\(kind): it cannot be read")
      }
      if let problem = EventLimits.problem(with: event) {
        throw EntryProblem("\(kind): \(problem)")
      }
      return event
    }
  }
}

/// What is wrong with an entry.
private struct EntryProblem: Error {
  var reason: String
  init(_ reason: String) { self.reason = reason }
}

/// An event with its payload, in the order of archives.
struct ArchivedEvent {
  let event: LearnerEvent
  let payload: String

  /// Each once, by time, kind and payload; as bytes, which is how the record orders them.
  static func sorted(_ events: [LearnerEvent]) throws -> [ArchivedEvent] {
    let all = try events.map { ArchivedEvent(event: $0, payload: try $0.payload()) }
    let ordered = all.sorted { $0.precedes($1) }
    return ordered.enumerated().filter { index, event in
      index == 0 || ordered[index - 1].precedes(event)
    }.map(\.element)
  }

  func precedes(_ other: ArchivedEvent) -> Bool {
    guard event.time == other.event.time else { return event.time < other.event.time }
    let (name, otherName) = (event.kindName, other.event.kindName)
    guard name == otherName else {
      return name.utf8.lexicographicallyPrecedes(otherName.utf8)
    }
    return payload.utf8.lexicographicallyPrecedes(other.payload.utf8)
  }

  func line() throws -> String {
    let kind = JSONValue.string(event.kindName).text
    // Word for word, or in quotation marks: it must come back as it was.
    let isUsual = JSONValue(payload)?.isUsualForm(of: payload) == true
    let body = isUsual ? "\"event\":\(payload)" : "\"text\":\(JSONValue.string(payload).text)"
    return "{\"time\":\(event.time),\"kind\":\(kind),\(body)}"
  }
}
