internal import Course
internal import Foundation
internal import Labs
internal import NetworkFiles
internal import Synchronization
internal import TerminalIO
public import TextUI
public import Tutor

/// What `descent gallery` needs of the world.
extension Program {
  /// Every widget, chart and screen, with the lessons and the data in these folders.
  public static func gallery(folders: Folders) throws -> Gallery {
    let (library, _) = try LessonFolder(folders.lessons).read()
    let shelf = DataShelf(DataFolder(folders.assets))
    return Gallery(library: library, data: shelf.data(_:))
  }

  /// How pictures are written to standard output, and whether with colours and bold letters at all: a
  /// pipe gets bare characters, unless it was asked to be coloured.
  public static func printedLook(_ screen: ScreenOptions) -> (look: Look, isColored: Bool) {
    let environment = ProcessInfo.processInfo.environment
    let options = TerminalOptions(
      colors: screen.colors, glyphs: screen.glyphs, theme: screen.theme)
    let isAsked = screen.colors.map { $0 != .none } ?? false
    let isColored = isAsked || isatty(1) == 1 && environment["TERM"] ?? "dumb" != "dumb"
    let name = environment["TERM"] ?? ""
    let described: ColorDepth = name.contains("256color") ? .palette256 : .sixteen
    let colors = options.wantedColors(in: environment) ?? described
    let look = Look(
      colors: isColored ? colors : .none, glyphs: options.glyphSet(in: environment),
      theme: screen.theme ?? .dark)
    return (look, isColored)
  }
}

/// Data that stays there once it was read.
private final class DataShelf: Sendable {
  private let folder: DataFolder
  private let known = Mutex(LabData())

  init(_ folder: DataFolder) { self.folder = folder }

  /// What cannot be read is left out; whoever asked says so.
  @Sendable func data(_ files: [LabFile]) -> LabData {
    known.withLock { known in
      for file in files where !known.contains(file) {
        if let found = try? folder.data([file]) { known.merge(found) }
      }
      return known.only(files)
    }
  }
}
