internal import Course
internal import Foundation
internal import Recall
internal import Storage
internal import TerminalIO
public import TextUI
public import Tutor

/// How the screen was asked to be; nil leaves it to what the terminal says of itself.
public struct ScreenOptions: Sendable, Equatable {
  /// How many colours to use.
  public var colors: ColorDepth?
  /// Which marks to draw with.
  public var glyphs: GlyphSet?
  /// Which background to expect.
  public var theme: Theme?
  /// Whether the mouse is listened to.
  public var mouse: Bool
  /// Whether training is shown as it goes, or only where it comes to rest.
  public var motion: Bool

  /// What was asked for; nil where nothing was.
  public init(
    colors: ColorDepth?, glyphs: GlyphSet?, theme: Theme?, mouse: Bool, motion: Bool = true
  ) {
    self.colors = colors
    self.glyphs = glyphs
    self.theme = theme
    self.mouse = mouse
    self.motion = motion
  }
}

/// What the command line starts.
public enum Program {
  /// Opens the screen and stays until the learner leaves.
  ///
  /// - Throws: `NoTerminal` if there is no usable terminal; other errors say in a sentence what is
  ///   missing.
  public static func run(
    opening: Session.Opening, folders: Folders, screen: ScreenOptions
  ) throws {
    let environment = ProcessInfo.processInfo.environment
    let opened = try open(opening, folders: folders)
    let options = TerminalOptions(
      colors: screen.colors, glyphs: screen.glyphs, theme: screen.theme, mouse: screen.mouse)
    var terminal: NcursesTerminal
    do {
      terminal = try NcursesTerminal(options, environment: environment)
    } catch {
      throw NoTerminal(description: error.description)
    }
    defer { terminal.close() }
    // Where nothing is kept, nobody can tell whether the learner has been here before.
    let session = opened.session(
      glyphs: GlyphChoice(terminal.look.glyphs, isGiven: screen.glyphs != nil), offersTour: true)
    var loop = try EventLoop(world: opened.world(folders), motion: screen.motion)
    loop.run(session, on: &terminal)
  }

  /// The lessons, and the record that events go to.
  struct Opened {
    fileprivate let opening: Session.Opening
    fileprivate let library: Library
    fileprivate let problems: [LessonError]
    fileprivate let record: OpenRecord
    fileprivate let shelf: [ShelfFile]

    /// A session on them.
    ///
    /// - Parameter offersTour: Whether a newcomer is shown the first half-minute.
    func session(glyphs: GlyphChoice = GlyphChoice(.braille), offersTour: Bool = false) -> Session {
      Session(
        library: library, record: record.record,
        notices: record.notices + problems.prefix(1).map(\.description), opening: opening,
        glyphs: glyphs, offersTour: offersTour && record.store != nil, shelf: shelf)
    }

    /// What its effects reach.
    func world(_ folders: Folders) -> World {
      World(
        store: record.store, reason: record.reason, folders: folders,
        exports: FileManager.default.currentDirectoryPath)
    }
  }

  /// Reads the lessons and the learner's record.
  static func open(_ opening: Session.Opening, folders: Folders) throws -> Opened {
    let meanwhile = Meanwhile {
      let record = openRecord(in: folders)
      let runs = RunFolder(inRecord: record.store == nil ? nil : folders.record)
      return (record, runs?.files() ?? [])
    }
    let lessons = Result { try LessonFolder(folders.lessons).read() }
    let (record, shelf) = meanwhile.value()
    let (library, problems) = try lessons.get()
    if case .lesson(let id, _) = opening, library.lesson(id) == nil {
      throw ProgramError(unknownLesson(id, library, problems, in: folders.lessons))
    }
    if case .quiz(let scope?, _, _) = opening { try expect(scope, in: library, problems, folders) }
    return Opened(
      opening: opening, library: library, problems: problems, record: record, shelf: shelf)
  }

  /// What a quiz is asked for must be there.
  private static func expect(
    _ scope: QuizScope, in library: Library, _ problems: [LessonError], _ folders: Folders
  ) throws {
    switch scope {
    case .due, .everything: break
    case .lesson(let id):
      guard library.lesson(id) != nil else {
        throw ProgramError(unknownLesson(id, library, problems, in: folders.lessons))
      }
    case .unit(let number):
      let units = library.syllabus.units
      guard units.contains(where: { $0.number == number }) else {
        let known = units.map { "\($0.number)" }.joined(separator: ", ")
        throw ProgramError("There is no unit \(number). There is: \(known).")
      }
    }
  }

  private static func unknownLesson(
    _ id: String, _ library: Library, _ problems: [LessonError], in folder: String
  ) -> String {
    if library.syllabus.units.contains(where: { $0.lessons.contains { $0.id == id } }) {
      return problems.first?.description
        ?? "\(id) is not written yet; descent opens the course map."
    }
    let written = library.lessons.map(\.id).joined(separator: ", ")
    let others = written.isEmpty ? "\(folder) holds none." : "There is: \(written)."
    // What could not be read may be the one that is looked for.
    return (["There is no lesson \(id).", others] + problems.prefix(1).map(\.description))
      .joined(separator: " ")
  }

  fileprivate struct OpenRecord: Sendable {
    var store: RecordStore?
    var reason = ""
    var record = LearnerRecord(calendar: .local)
    var notices: [String] = []
  }

  /// The tutor teaches without a record too; then it says that nothing is kept.
  private static func openRecord(in folders: Folders) -> OpenRecord {
    if folders.isGuest {
      let reason = "You are a guest: nothing is kept when you leave."
      return OpenRecord(store: try? RecordStore.inMemory(), reason: reason, notices: [reason])
    }
    guard let folder = folders.record else {
      let reason = "HOME is not set, so nothing is kept; --data-dir names a folder for the record."
      return OpenRecord(reason: reason, notices: [reason])
    }
    do {
      let opened = try RecordStore.open(in: folder)
      return OpenRecord(
        store: opened.store, record: try opened.store.record(in: .local, onLongRead: sayReading),
        notices: opened.notices.map(\.description))
    } catch {
      return OpenRecord(reason: error.description, notices: [error.description])
    }
  }

  /// The screen is not there yet: who waits for longer than a moment is told why.
  private static func sayReading(_ events: Int) {
    guard isatty(STDERR_FILENO) == 1 else { return }
    let text = "Reading \(events) events of the learner's record…\n"
    FileHandle.standardError.write(Data(text.utf8))
  }
}

/// There is no terminal to draw on.
public struct NoTerminal: Error, CustomStringConvertible {
  /// The sentence.
  public let description: String
}
