internal import Foundation
internal import Learning
internal import NetworkFiles
public import Tutor

/// The learner's kept runs, a file each: `runs/playground-1.yaml` in the folder of the record.
public struct RunFolder: Sendable {
  private static let ending = ".yaml"
  /// More would not find a place on the shelf.
  private static let most = 64
  private let path: String

  /// - Parameter record: the folder of the learner's record; nil where nothing is kept.
  public init?(inRecord record: String?) {
    guard let record else { return nil }
    path = record + "/runs"
  }

  /// Every file that is there, by name; one that cannot be read comes with a sentence that says why.
  public func files() -> [ShelfFile] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter { $0.hasSuffix(Self.ending) }.sorted(by: Self.isBefore).prefix(Self.most)
      .map { name in
        let stem = String(name.dropLast(Self.ending.count))
        do throws(NetworkFileError) {
          return ShelfFile(stem, recipe: try RunRecipeFile.read(path + "/" + name))
        } catch {
          return ShelfFile(
            stem, recipe: nil, problem: "A kept run cannot be read. \(error.description)")
        }
      }
  }

  /// `spam-9` comes before `spam-10`.
  private static func isBefore(_ a: String, _ b: String) -> Bool {
    a.compare(b, options: .numeric) == .orderedAscending
  }

  /// Does as it is told.
  ///
  /// - Returns: why it could not; nil if it could.
  func perform(_ command: ShelfCommand) -> String? {
    switch command {
    case .write(let recipe, let file):
      do {
        try FileManager.default.createDirectory(
          atPath: path, withIntermediateDirectories: true)
        let text = RunRecipeFile.text(of: recipe)
        try FileWriter.write(Array(text.utf8), to: path + "/" + file + Self.ending)
        return nil
      } catch let error as DataFileError {
        return error.description
      } catch {
        return "\(path) could not be made; check its permissions."
      }
    case .remove(let file):
      try? FileManager.default.removeItem(atPath: path + "/" + file + Self.ending)
      return nil
    }
  }

  /// The recipes in a folder that was taken along, or in one file.
  ///
  /// - Throws: `ProgramError` if there is none, or one cannot be read.
  static func recipes(in place: String) throws -> [RunRecipe] {
    var isFolder: ObjCBool = false
    guard unsafe FileManager.default.fileExists(atPath: place, isDirectory: &isFolder) else {
      throw ProgramError("--reload \(place): there is no such folder; X in a lab makes one.")
    }
    var files = [place]
    if isFolder.boolValue {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
      files = names.filter { $0.hasSuffix(RunRecipeFile.name) }.sorted()
        .map { place + "/" + $0 }
      if files.isEmpty {
        // A folder of kept runs has nothing else.
        files = names.filter { $0.hasSuffix(ending) && !$0.hasPrefix("run") }.sorted(by: isBefore)
          .map { place + "/" + $0 }
      }
    }
    guard !files.isEmpty else {
      throw ProgramError(
        "--reload \(place): no \(RunRecipeFile.name) is there; X in a lab writes one once its run "
          + "has begun.")
    }
    do {
      return try files.map(RunRecipeFile.read)
    } catch {
      throw ProgramError(error.description)
    }
  }
}

extension Program {
  /// Where a session begins that makes runs again.
  ///
  /// - Parameter place: a folder that was taken along, or a file of it.
  /// - Throws: errors that say in a sentence what is wrong with it.
  public static func reloading(_ place: String) throws -> Session.Opening {
    .runs(try RunFolder.recipes(in: place))
  }
}
