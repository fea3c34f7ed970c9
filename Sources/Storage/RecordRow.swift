internal import GRDB
internal import Recall

/// An event as the database holds it. Two events are the same when these are.
struct RecordRow: Hashable {
  let time: Int64
  let kind: String
  let payload: String

  /// By time, and by what they say where that is the same: the same events have the same order in
  /// every record.
  static let order = "time, kind, payload"

  init(_ event: LearnerEvent) throws {
    time = event.time
    kind = event.kindName
    payload = try event.payload()
  }

  /// A row whose first columns are time, kind and payload.
  init(_ row: Row) { (time, kind, payload) = (row[0], row[1], row[2]) }

  var event: LearnerEvent {
    get throws { try LearnerEvent(time: time, kindName: kind, payload: payload) }
  }
}
