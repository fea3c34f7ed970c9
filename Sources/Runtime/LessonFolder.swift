public import Course
internal import Foundation

/// A folder of lessons.
public struct LessonFolder: Sendable {
  private let path: String

  /// The folder at that path; nothing is read yet.
  public init(_ path: String) { self.path = path }

  /// Reads every Markdown file below it.
  ///
  /// - Returns: the lessons that could be read, and what is wrong with the others.
  public func read() throws -> (Library, [LessonError]) {
    Library.read(files: try files())
  }

  /// Every Markdown file below it, by its path within the folder, in the order of paths.
  public func files() throws -> [SourceFile] {
    let names: [String]
    do {
      names = try FileManager.default.subpathsOfDirectory(atPath: path)
    } catch {
      throw ProgramError("\(path): this folder of lessons cannot be read.")
    }
    return try names.filter { $0.hasSuffix(".md") }.sorted().map {
      let file = path + "/" + $0
      guard let bytes = FileManager.default.contents(atPath: file) else {
        throw ProgramError("\(file): cannot be read.")
      }
      return SourceFile(path: $0, text: String(decoding: bytes, as: UTF8.self))
    }
  }
}
