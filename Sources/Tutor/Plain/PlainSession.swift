internal import Course
public import Labs
internal import TextUI

/// The whole program as a conversation: a line comes in, lines go out, and what is to be done in
/// the world comes back as effects. For screen readers, pipes and tests.
///
/// It holds a `Session` and lets it act as keys would; what it says is made from the session's state
/// alone. Whoever drives it carries out the effects, trains until there is nothing left to train,
/// calls `rest`, writes `takeLines`, then `prompt`, and reads the next line.
///
///     var plain = PlainSession(Session(library: library, events: []))
///     var effects = plain.start(at: now)
///     plain.rest()                          // "Course map … "
///     effects = plain.answer("1", at: now)  // opens the first lesson
public struct PlainSession: Sendable {
  /// What the conversation is about.
  public internal(set) var session: Session
  /// Whether the learner has left.
  public private(set) var isOver = false
  let style: PlainStyle
  private var lines: [String] = []
  private var place: PlainPlace?
  /// What was said here, by its key.
  var said: Set<String> = []
  /// What `find` has named last, in its order.
  var found: [Place] = []
  /// How the stage stood when it was last spoken of.
  private var stageSaid: String?
  /// Pictures of the run under way that a screen would have shown.
  private var frames = 0
  /// When the run was last spoken of.
  private var spokenAt: Timestamp = 0

  /// A conversation about a session that has not started yet.
  public init(_ session: Session, style: PlainStyle = PlainStyle()) {
    self.session = session
    self.style = style
  }

  /// Goes to where the session begins.
  public mutating func start(at now: Timestamp) -> [Effect] {
    session.start(on: .smallest, at: now)
  }

  // MARK: What happens

  /// A line that was typed; nil at the end of the input, which ends the conversation. What was
  /// answered is kept.
  public mutating func answer(_ line: String?, at now: Timestamp) -> [Effect] {
    guard !isOver else { return [] }
    frames = 0
    session.toasts.clear()
    guard let line else { return session.tellingTime(leave(at: now), at: now) }
    let words = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    session.beat(at: now)
    var effects = session.screen.shown.answer(words, in: &self, at: now)
    effects = session.tellingTime(effects, at: now)
    if effects.contains(.quit) { isOver = true }
    return effects
  }

  /// What the world says: that events are on disk, and data.
  public mutating func update(_ message: Message, at now: Timestamp) -> [Effect] {
    session.update(message, at: now)
  }

  /// How the runs stand after as much training as a screen shows in one picture. They are spoken of
  /// as they go.
  public mutating func update(_ reports: [RunReport], at now: Timestamp) -> [Effect] {
    var effects = reports.flatMap { session.update(.report($0), at: now) }
    guard reports.contains(where: \.isRunning) else { return effects }
    frames += 1
    // Early, while a run changes most; then once a second, of a screen and of the clock.
    if [5, 15, 30].contains(frames) || frames.isMultiple(of: 30) && now >= spokenAt + 1000 {
      spokenAt = now
      sayProgress()
    }
    if frames == Self.longest, stage?.lab?.isRunnable == true, stage?.run == .running {
      effects += send(.run, at: now)
      say("Paused: it has run for long. run goes on.")
    }
    return effects
  }

  /// Nothing is under way any more: says what is new.
  public mutating func rest() {
    let here = currentPlace
    if place != here {
      place = here
      said.formIntersection(pieces.filter(\.isLasting).map(\.key))
      if !said.contains(where: { $0.hasPrefix("scene ") }) { stageSaid = nil }
    }
    for toast in session.toasts.waiting { say(toast.text) }
    session.toasts.clear()
    for piece in pieces { say(piece) }
    if isOver, case .reading(let reading) = session.screen, said.insert("kept").inserted {
      // Without a record the next start knows nothing of this one.
      guard !session.isRecordBroken else { return }
      say("Kept: descent learn \(reading.lesson.id) --plain goes on here.")
    }
  }

  /// Stops the run under way, which goes on later.
  ///
  /// - Returns: nothing if nothing can be stopped.
  public mutating func pause(at now: Timestamp) -> [Effect] {
    if case .race(let race) = session.screen, race.desk.isRunning {
      say("Paused.")
      return session.changeScreen(at: now) { $0.send(.run, at: now) }
    }
    guard stage?.run == .running, stage?.lab?.isRunnable == true else { return [] }
    say("Paused.")
    return send(.run, at: now)
  }

  /// Everything said since the last call.
  public mutating func takeLines() -> [String] {
    defer { lines = [] }
    return lines
  }

  /// What is asked for next, in one line without an end.
  public var prompt: String {
    guard !isOver else { return "" }
    let text = session.screen.shown.prompt(in: self)
    return style.written(text) + ": "
  }

  /// Leaves as `q` does; an answer that was not yet asked how sure it is counts all the same.
  private mutating func leave(at now: Timestamp) -> [Effect] {
    isOver = true
    guard case .reading = session.screen else { return [.quit] }
    return session.changeReading(at: now) { reading in
      reading.keepPendingAnswer(at: now) + reading.perform(.quit, key: .character("q"), at: now)
    }
  }

  // MARK: Saying

  /// Says one paragraph.
  mutating func say(_ text: String) { lines += style.lines(text) }

  mutating func say(lines more: [String]) { lines += more }

  private mutating func say(_ piece: PlainPiece) {
    guard !piece.lines.isEmpty else { return }
    var isSetOff = piece.isSetOff
    if piece.key.hasPrefix(PlainPiece.stage) {
      guard stageSaid != piece.key else { return }
      // What has changed follows what was done at once.
      if stageSaid != nil { isSetOff = false }
      stageSaid = piece.key
    } else {
      guard said.insert(piece.key).inserted else { return }
    }
    if isSetOff, lines.last?.isEmpty != true { lines.append("") }
    lines += piece.lines
  }

  /// Says everything here anew.
  mutating func repeatAll() {
    said = []
    stageSaid = nil
  }

  /// Says how the stage stands, even if that was said.
  mutating func repeatStage() { stageSaid = "" }

  private mutating func sayProgress() {
    guard let lab = stage?.lab else { return }
    let piece = PlainPiece.stage(lab, style)
    if stageSaid != piece.key {
      stageSaid = piece.key
      lines += piece.lines
    } else if !lab.status.isEmpty, said.insert("status \(lab.status)").inserted {
      say(lab.status)
    }
  }

  /// Two minutes of pictures: a run that has no end must not keep anybody waiting for ever.
  private static let longest = 3600

  // MARK: Where we are

  private var currentPlace: PlainPlace { session.screen.shown.plainPlace }

  private var pieces: [PlainPiece] { session.screen.shown.pieces(in: self) }

  /// The stage that is up, if there is one.
  var stage: Stage? { session.screen.shown.stageInSight }

  /// Lets something happen to the lab on stage.
  mutating func send(_ event: LabEvent, at now: Timestamp) -> [Effect] {
    session.screen.shown.stageInSight == nil
      ? [] : session.changeScreen(at: now) { $0.send(event, at: now) }
  }
}
