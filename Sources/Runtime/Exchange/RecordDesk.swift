internal import Course
internal import Foundation
internal import Recall
internal import Storage
internal import Tutor

/// What the command line does with a learner's record: shows it, takes it along, brings another one
/// in, begins a lesson anew, and erases it all.
public struct RecordDesk {
  private let folders: Folders

  /// The record of these folders; nothing is opened yet.
  public init(_ folders: Folders) { self.folders = folders }

  /// The form of an export.
  public enum Form: Sendable {
    /// Everything, to be imported again.
    case json
    /// A row each event.
    case csv
    /// Questions as notes.
    case anki

    /// The form that a file's ending asks for; JSON for standard output, `-`.
    public init(of path: String) throws {
      let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
      switch path == "-" ? "json" : path.contains(".") ? ending : "" {
      case "json": self = .json
      case "csv": self = .csv
      case "txt", "tsv": self = .anki
      default:
        throw ProgramError(
          "\(path): its ending says what is written: .json (everything), .csv (a table), .txt or "
            + ".tsv (notes for Anki).")
      }
    }
  }

  // MARK: Reading

  /// All that the record says of a course today, in lines.
  public func report() throws -> [String] {
    let (library, _) = try LessonFolder(folders.lessons).read()
    let record = try store()?.record(in: .local) ?? LearnerRecord(calendar: .local)
    let day = record.calendar.day(of: Clock.system.now())
    return ProgressReport(record, library.outline, on: day).lines
  }

  /// The text of an export.
  public func export(_ form: Form) throws -> String {
    let events = try store()?.events() ?? []
    switch form {
    case .json: return try RecordArchive.text(of: events)
    case .csv: return try RecordTable.text(of: events)
    case .anki:
      let (library, _) = try LessonFolder(folders.lessons).read()
      return AnkiNotes.text(LearnerRecord(events, calendar: .local), library)
    }
  }

  // MARK: Writing

  /// Adds what an export holds and the record does not: all of it, or nothing.
  ///
  /// - Returns: how many events were added, and how many the file holds.
  public func bringIn(_ path: String) throws -> (added: Int, of: Int) {
    let events = try RecordArchive.events(in: ExchangeFile.bytes(of: path), of: path)
    guard let folder = folders.record else { throw ProgramError(nowhere("import")) }
    let opened = try opening { () throws(RecordError) in try RecordStore.open(in: folder) }
    return (try opening { () throws(RecordError) in try opened.store.merge(events) }, events.count)
  }

  /// What beginning a lesson anew would take back, in a sentence; nil where there is nothing.
  ///
  /// - Throws: `ProgramError` where the course has no such lesson and the record knows none.
  public func loss(byResetting lesson: String) throws -> String? {
    let (library, _) = try LessonFolder(folders.lessons).read()
    let record = try store()?.record(in: .local) ?? LearnerRecord(calendar: .local)
    guard library.lesson(lesson) != nil || record.lessons[lesson] != nil else {
      let known = library.lessons.map(\.id).joined(separator: ", ")
      throw ProgramError("There is no lesson \(lesson). There is: \(known).")
    }
    guard let progress = record.lessons[lesson] else { return nil }
    let answers = progress.answered.reduce(0) { $0 + (record.answers[$1]?.count ?? 0) }
    let seconds = record.secondsStudied[lesson] ?? 0
    let parts = [
      "steps seen (\(progress.stepsSeen.count))", "goals met (\(progress.goalsMet.count))",
      "answers (\(answers))", "predictions (\(progress.predicted.count))",
      "time (\(ProgressReport.duration(seconds)))",
    ]
    return "\(lesson) begins anew, and these count no more: \(parts.joined(separator: ", "))."
  }

  /// Begins a lesson anew.
  public func reset(_ lesson: String) throws {
    guard let folder = folders.record else { throw ProgramError(nowhere("reset")) }
    let now = Clock.system.now()
    try opening { () throws(RecordError) in
      try RecordStore.open(in: folder).store.append(
        LearnerEvent(time: now, .reset(lesson: lesson)))
    }
  }

  /// What erasing the record would lose, in a sentence; nil where there is none.
  public func lossByErasing() throws -> String? {
    guard let folder = folders.record, RecordStore.exists(in: folder) else { return nil }
    // One that cannot be read can still be erased; opening it would set it aside.
    let contents: String
    switch try? RecordStore.health(in: folder) {
    case .sound(let events, _): contents = "\(events) events"
    case .absent: return nil
    case .broken, .unusable, nil: contents = "a record that cannot be read"
    }
    return "\(folder)/record.sqlite is deleted with all that it holds (\(contents)): progress, "
      + "answers, reviews. Nothing is set aside; only an export could bring it back."
  }

  /// Deletes the record.
  ///
  /// - Returns: what stays in its folder, by name.
  public func erase() throws -> [String] {
    guard let folder = folders.record else { throw ProgramError(nowhere("erase")) }
    try opening { () throws(RecordError) in try RecordStore.delete(in: folder) }
    return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  // MARK: -

  /// The record, if there is one.
  private func store() throws -> RecordStore? {
    guard let folder = folders.record, RecordStore.exists(in: folder) else { return nil }
    return try opening { () throws(RecordError) in
      // To show or take along a record must not set it aside.
      if case .unusable = try RecordStore.health(in: folder) {
        throw .damaged(path: folder + "/record.sqlite", reason: "it cannot be read")
      }
      return try RecordStore.open(in: folder).store
    }
  }

  private func opening<Result>(
    _ body: () throws(RecordError) -> Result
  ) throws -> Result {
    do throws(RecordError) {
      return try body()
    } catch {
      throw ProgramError(error.sentence)
    }
  }

  private func nowhere(_ command: String) -> String {
    folders.isGuest
      ? "A guest keeps nothing: progress \(command) goes without --guest."
      : "HOME is not set; --data-dir names the folder of the record."
  }
}

extension RecordError {
  /// What happened, for commands that do nothing but this.
  fileprivate var sentence: String {
    switch self {
    case .unwritable(let path, let reason):
      "\(path) cannot be written (\(reason)); --data-dir DIR names another folder."
    case .full(let path): "There is no room on the disk for \(path); nothing was changed."
    case .busy(let path):
      "\(path) is in use by another program; close it and try again. Nothing was changed."
    case .damaged(let path, let reason):
      "\(path) cannot be read (\(reason)); start descent to set it aside and begin a new one."
    case .failed(let path, let reason): "\(path): \(reason)."
    }
  }
}
