public import Recall

/// A record that was opened, and what happened on the way.
public struct OpenedRecord: Sendable {
  /// The record.
  public let store: RecordStore
  /// For the learner, in this order; usually empty.
  public let notices: [RecordNotice]

  /// A record and what happened when it was opened.
  public init(store: RecordStore, notices: [RecordNotice]) {
    self.store = store
    self.notices = notices
  }
}

/// What a record holds.
public struct RecordContents: Equatable, Sendable {
  /// The oldest first.
  public let events: [LearnerEvent]
  /// How many rows are no events: damaged, or written by another program. They are kept.
  public let unreadable: Int

  /// Events and the number of rows that are none.
  public init(events: [LearnerEvent], unreadable: Int) {
    self.events = events
    self.unreadable = unreadable
  }
}
