internal import Foundation

/// Where lessons, assets and the learner's record are.
public struct Folders: Sendable, Equatable {
  /// The folder of lesson files.
  public var lessons: String
  /// The folder of data sets.
  public var assets: String
  /// Where the record is kept; nil if no home is known.
  public var record: String?
  /// Whether somebody learns here who leaves nothing behind.
  public var isGuest: Bool

  /// Folders that are known.
  public init(lessons: String, assets: String, record: String?, isGuest: Bool = false) {
    self.lessons = lessons
    self.assets = assets
    self.record = record
    self.isGuest = isGuest
  }

  /// Lessons and assets are looked for in `$DESCENT_HOME`, beside the executable, in
  /// `../share/descent`, and in the folders above the executable; the record is kept in
  /// `$XDG_DATA_HOME/descent` or `~/.local/share/descent`.
  ///
  /// - Parameters:
  ///   - learner: Who learns, on a computer that several share: each has a folder below
  ///     `learners/`.
  ///   - isGuest: Whether nothing is kept, and nothing read that was.
  /// - Throws: `FoldersError` with every folder that was tried.
  public init(
    lessons: String?, dataDirectory: String?, learner: String? = nil, isGuest: Bool = false,
    environment: [String: String], executable: String
  ) throws(FoldersError) {
    self.isGuest = isGuest
    let home = try Self.home(environment: environment, executable: executable, lessons: lessons)
    self.lessons = lessons ?? home + "/lessons"
    assets = home + "/assets"
    let record = dataDirectory ?? Self.recordFolder(environment: environment)
    self.record = isGuest ? nil : try Self.folder(of: learner, in: record)
    if let lessons, !Self.isFolder(lessons) {
      throw FoldersError(
        "--lessons \(lessons): there is no such folder; name one that holds lesson files.")
    }
  }

  private static func home(
    environment: [String: String], executable: String, lessons: String?
  ) throws(FoldersError) -> String {
    var candidates: [String] = []
    if let home = environment["DESCENT_HOME"], !home.isEmpty { candidates.append(home) }
    var folder = URL(fileURLWithPath: executable).resolvingSymlinksInPath()
      .deletingLastPathComponent()
    candidates.append(folder.path)
    candidates.append(
      folder.deletingLastPathComponent().appendingPathComponent("share/descent").path)
    while folder.path != "/" {
      folder = folder.deletingLastPathComponent()
      candidates.append(folder.path)
    }
    for candidate in candidates
    where isFolder(candidate + "/assets") && (lessons != nil || isFolder(candidate + "/lessons")) {
      return candidate
    }
    throw FoldersError(
      """
      lessons and assets were not found in \(candidates.joined(separator: ", ")); \
      set DESCENT_HOME to the folder that holds both.
      """)
  }

  /// A name is part of a path, and must not lead anywhere else.
  private static func folder(of learner: String?, in record: String?) throws(FoldersError)
    -> String?
  {
    guard let learner else { return record }
    let isPlain = learner.allSatisfy { $0.isLetter || $0.isNumber || "-_. ".contains($0) }
    guard isPlain, (1...40).contains(learner.count), learner.utf8.count <= 160,
      learner.first != ".", learner.first != " ", learner.last != " "
    else {
      throw FoldersError(
        "--learner \(String(learner.filter { !$0.isNewline }.prefix(60))): a name has 1 to 40 "
          + "letters, digits, hyphens and underscores.")
    }
    return record.map { $0 + "/learners/" + learner }
  }

  private static func recordFolder(environment: [String: String]) -> String? {
    // The XDG specification: a relative path is to be ignored.
    if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") { return data + "/descent" }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return home + "/.local/share/descent"
  }

  private static func isFolder(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    return unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
      && isDirectory.boolValue
  }
}

/// Folders that are not where they should be.
public struct FoldersError: Error, Equatable, CustomStringConvertible {
  /// What is missing, where it was looked for, and what to do.
  public let description: String

  /// An error that says this sentence.
  public init(_ description: String) { self.description = description }
}
