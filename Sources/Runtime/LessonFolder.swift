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
    Library.read(files: try files(), readAll: Self.readTogether)
  }

  /// Lessons are read on all processors: a whole course takes a third of a second on one.
  private static func readTogether(_ files: [SourceFile]) -> [Result<Lesson, LessonErrors>] {
    let count = min(files.count, max(1, ProcessInfo.processInfo.activeProcessorCount))
    guard count > 1 else { return files.map(LessonReader.result) }
    // Each takes every so many, as neighbours may be long together.
    let parts = (0..<count).map { part in
      Meanwhile {
        stride(from: part, to: files.count, by: count).map { LessonReader.result(files[$0]) }
      }
    }
    let results = parts.map { $0.value() }
    return files.indices.map { results[$0 % count][$0 / count] }
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
