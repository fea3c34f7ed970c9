internal import Compute
public import Course
public import Labs
public import Recall
internal import Runtime
public import TextUI
public import Tutor

/// Plays a session with the real engine, without a terminal, a clock or a thread.
///
/// Effects are carried out at once: events go into a list, data files come from the assets, and
/// training runs between two keys until it has nothing left to do.
///
///     var player = Player(Session(library: CourseFiles.library, events: []))
///     player.play("Enter 2 Space")
public struct Player {
  public private(set) var session: Session
  /// What was recorded, oldest first.
  public private(set) var events: [LearnerEvent] = []
  /// What the last key asked of the world, and what followed from it.
  public private(set) var effects: [Effect] = []
  public private(set) var hasQuit = false
  /// What was asked of the place where kept runs are, in order.
  public private(set) var shelved: [ShelfCommand] = []
  /// Milliseconds since 1970; never moves by itself.
  public var now: Timestamp = 1_700_000_000_000
  /// Why nothing can be written; nil while the disk works.
  public var recordFailure: String?
  /// Why no data file can be read.
  public var tableFailure: String?
  /// Whether training waits for `settle` or `frames`, instead of running on after each key.
  public var holdsTrainer = false
  public var reporting = Reporting.eachPicture
  /// Whether the session is kept as it was after each key, in `past`.
  public var keepsPast = false
  public private(set) var past: [Session] = []
  private var bench: LabBench
  private var commands: [LabCommand] = []

  /// How many of the trainer's reports reach the session: the newest wins, so any of these may
  /// happen.
  public enum Reporting: CaseIterable, Sendable {
    /// One after every command and every picture.
    case everything
    case eachPicture
    /// Only what is left once the trainer has nothing more to do.
    case lastOnly
  }

  /// - Parameters:
  ///   - size: The screen that the session is told of; it can be drawn at any other.
  ///   - motion: Whether runs are shown as they go.
  ///   - isRepeatable: Whether every machine gives the same numbers, times among them.
  ///   - now: The time when it begins.
  public init(
    _ session: Session, reporting: Reporting = .eachPicture, size: Size = .standard,
    motion: Bool = true, isRepeatable: Bool = false, now: Timestamp = 1_700_000_000_000
  ) {
    self.session = session
    self.now = now
    bench = LabBench(
      motion: motion, isRepeatable: isRepeatable, stopwatch: isRepeatable ? .madeUp : .system)
    self.reporting = reporting
    perform(self.session.start(on: size, at: now))
    settle()
  }

  /// A session that was kept, as it is; nothing of it is under way.
  public init(resuming session: Session) {
    self.session = session
    bench = LabBench(motion: true, isRepeatable: false, stopwatch: .system)
  }

  /// A session on the shipped course.
  public init(
    events: [LearnerEvent] = [], opening: Session.Opening = .home,
    library: Library = CourseFiles.library, shelf: [ShelfFile] = [],
    reporting: Reporting = .eachPicture,
    size: Size = .standard, motion: Bool = true, isRepeatable: Bool = false
  ) {
    self.init(
      Session(library: library, events: events, opening: opening, shelf: shelf),
      reporting: reporting,
      size: size, motion: motion, isRepeatable: isRepeatable)
  }

  /// Someone who has never been here, on the shipped course.
  public static func newcomer(
    glyphs: GlyphChoice = GlyphChoice(.braille), opening: Session.Opening = .home,
    events: [LearnerEvent] = [], size: Size = .standard
  ) -> Player {
    Player(
      Session(
        library: CourseFiles.library, events: events, opening: opening, glyphs: glyphs,
        offersTour: true), size: size)
  }

  // MARK: What happens

  public mutating func play(_ script: KeyScript) {
    for key in script.keys { press(key) }
  }

  public mutating func press(_ key: Key) { send(.input(.key(key))) }

  public mutating func send(_ message: Message) {
    guard !hasQuit else { return }
    effects = []
    perform(session.update(message, at: now))
    if !holdsTrainer { settle() }
    if keepsPast { past.append(session) }
  }

  /// Trains until there is nothing left to do.
  public mutating func settle() { frames(.max) }

  /// Trains for that many pictures at most.
  public mutating func frames(_ count: Int) {
    var left = count
    var last: [RunReport] = []
    while left > 0, !commands.isEmpty || bench.isMoving {
      left -= 1
      let reports = advance()
      if let diagnosis = bench.diagnosisReport() {
        perform(session.update(.diagnosed(diagnosis), at: now))
      }
      if let breakdown = bench.breakdownReport() {
        perform(session.update(.brokenDown(breakdown), at: now))
      }
      if let report = bench.stepReport() { perform(session.update(.steps(report), at: now)) }
      if reporting == .lastOnly { last = reports } else { receive(reports) }
      if reporting == .lastOnly, commands.isEmpty, !bench.isMoving {
        receive(last)
        last = []
      }
    }
    receive(last)
  }

  /// Whether the trainer has something to do.
  public var isTraining: Bool { !commands.isEmpty || bench.isMoving }

  // MARK: The world

  private mutating func perform(_ effects: [Effect]) {
    var waiting = effects
    while !waiting.isEmpty {
      let effect = waiting.removeFirst()
      self.effects.append(effect)
      switch effect {
      case .quit: hasQuit = true
      case .lab(let command): commands.append(command)
      case .record(let event): waiting += session.update(write(event), at: now)
      case .load(let files): waiting += session.update(read(files), at: now)
      case .shelf(let command): shelved.append(command)
      }
    }
  }

  private mutating func write(_ event: LearnerEvent) -> Message {
    if let recordFailure { return .notRecorded(event, reason: recordFailure) }
    events.append(event)
    return .recorded(event)
  }

  private func read(_ files: [LabFile]) -> Message {
    if let tableFailure { return .notLoaded(tableFailure) }
    return .loaded(CourseFiles.data.only(files))
  }

  /// What the trainer's thread does between two looks into its mailbox.
  private mutating func advance() -> [RunReport] {
    let orders = commands
    commands = []
    for order in orders {
      bench.obey(order)
      if reporting == .everything { receive(bench.reports()) }
    }
    _ = bench.advanceOneFrame { true }
    return bench.reports()
  }

  private mutating func receive(_ reports: [RunReport]) {
    for report in reports { perform(session.update(.report(report), at: now)) }
  }
}

// What is on the screen.
extension Player {
  public var reading: ReadingScreen? {
    if case .reading(let reading) = session.screen { reading } else { nil }
  }

  public var room: LabRoom? {
    if case .labRoom(let room) = session.screen { room } else { nil }
  }

  public var doctor: DoctorScreen? {
    if case .doctor(let doctor) = session.screen { doctor } else { nil }
  }

  public var debugger: DebuggerScreen? {
    if case .debugger(let debugger) = session.screen { debugger } else { nil }
  }

  public var race: RaceScreen? {
    if case .race(let race) = session.screen { race } else { nil }
  }

  public var runs: RunsScreen? {
    if case .runs(let runs) = session.screen { runs } else { nil }
  }

  public var isAtEnd: Bool { reading?.isAtEnd == true }
  public var isHome: Bool { if case .home = session.screen { true } else { false } }

  /// The lab on stage.
  public var lab: (any Lab)? { reading?.stage?.lab ?? room?.stage.lab }

  public func view(_ size: Size = .standard, look: Look = .standard) -> Surface {
    session.view(in: size, look: look)
  }

  /// What the text of a lesson says, or else the whole screen, as words apart by single blanks; no
  /// part of it is off the edge.
  public var words: String {
    var lines = view(Size(columns: reading == nil ? 160 : 100, rows: 200)).lines
    if let reading {
      let text = ScreenGrid(Size(columns: 100, rows: 200)).text
      let columns = reading.page.lab == nil ? 70 : text.endColumn + 1
      lines = lines.dropFirst(2).dropLast(2).map { String($0.prefix(columns)) }
    }
    return lines.joined(separator: " ").split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }
}

extension Player: CustomStringConvertible {
  /// Short, since failing tests print it.
  public var description: String {
    let place = reading.map { "page \($0.number) of \($0.lesson.id)" } ?? "no lesson"
    return "player at \(place) after \(events.count) events"
  }
}
