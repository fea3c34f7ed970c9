internal import Course
internal import Foundation
internal import Recall

/// What the command line makes of the exports of a class.
public enum ClassDesk {
  /// Records, and sentences on the files that hold none.
  public struct Gathering: Sendable {
    /// The events of each learner.
    var records: [[LearnerEvent]]
    /// What is wrong with the other files.
    public internal(set) var problems: [String]
    /// Whether no file could be read.
    public var isEmpty: Bool { records.isEmpty }
  }

  /// A class summed up: lines for people, and a table.
  public static func report(
    of gathering: Gathering, _ folders: Folders
  ) throws -> (lines: [String], table: String) {
    let report = ClassReport(gathering.records)
    let titles = try titles(folders)
    return (report.lines(titles), report.table(titles))
  }

  /// The records in files and in folders of them (`.json`), in the order of paths. The same record
  /// twice counts once.
  public static func gather(_ places: [String]) throws -> Gathering {
    var gathering = Gathering(records: [], problems: [])
    var seen: Set<String> = []
    for path in try places.flatMap(files).sorted() {
      do {
        let events = try RecordArchive.events(in: ExchangeFile.bytes(of: path), of: path)
        if try seen.insert(RecordArchive.text(of: events)).inserted || events.isEmpty {
          gathering.records.append(events)
        } else {
          gathering.problems.append("\(path): the same record as another file; it counts once.")
        }
      } catch {
        gathering.problems.append("\(error)")
      }
    }
    guard !gathering.records.isEmpty || !gathering.problems.isEmpty else {
      throw ProgramError(
        "No exports in \(places.joined(separator: ", ")): learners write theirs with "
          + "descent progress export NAME.json.")
    }
    return gathering
  }

  /// What wrong ideas and questions are called.
  static func titles(_ folders: Folders) throws -> ClassReport.Titles {
    let (library, _) = try LessonFolder(folders.lessons).read()
    return Dictionary(
      library.misconceptions.map { ($0.id, $0.belief) }, uniquingKeysWith: { first, _ in first })
  }

  private static func files(in place: String) throws -> [String] {
    var isFolder: ObjCBool = false
    guard unsafe FileManager.default.fileExists(atPath: place, isDirectory: &isFolder) else {
      throw ProgramError("\(place): there is no such file or folder.")
    }
    guard isFolder.boolValue else { return [place] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    return names.filter { $0.lowercased().hasSuffix(".json") }
      .map { (place.hasSuffix("/") ? place : place + "/") + $0 }
  }
}
