internal import Foundation

/// Where lessons, assets and the learner's record are.
public struct Folders: Sendable, Equatable {
  /// The folder of lesson files.
  public var lessons: String
  /// The folder of data sets.
  public var assets: String
  /// Where the record is kept; nil if no home is known.
  public var record: String?

  /// Folders that are known.
  public init(lessons: String, assets: String, record: String?) {
    self.lessons = lessons
    self.assets = assets
    self.record = record
  }

  /// Lessons and assets are looked for in `$DESCENT_HOME`, beside the executable, in
  /// `../share/descent`, and in the folders above the executable; the record is kept in
  /// `$XDG_DATA_HOME/descent` or `~/.local/share/descent`.
  ///
  /// - Throws: `FoldersError` with every folder that was tried.
  public init(
    lessons: String?, dataDirectory: String?, environment: [String: String], executable: String
  ) throws(FoldersError) {
    let home = try Self.home(environment: environment, executable: executable, lessons: lessons)
    self.lessons = lessons ?? home + "/lessons"
    assets = home + "/assets"
    record = dataDirectory ?? Self.recordFolder(environment: environment)
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
