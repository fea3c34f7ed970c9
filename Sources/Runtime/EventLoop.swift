internal import Handoff
internal import Labs
internal import Learning
internal import Recall
public import TerminalIO
internal import TextUI
public import Tutor

/// Runs a session on a terminal until it wants to quit.
///
/// The loop sleeps until a key, a resize or the trainer's doorbell wakes it: when nothing moves, it
/// uses no processor time at all.
public struct EventLoop: ~Copyable {
  private let clock: Clock
  private var world: World
  private let worker: LabWorker
  /// Data files that were asked for.
  private var loads: [[LabFile]] = []
  /// Seconds between two pictures while something moves.
  private static let frame = 1.0 / 30

  /// Throws if the process has no file descriptors left.
  ///
  /// - Parameter motion: Whether training is shown as it goes, or only where it comes to rest.
  public init(world: consuming World, clock: Clock = .system, motion: Bool = true) throws {
    worker = try LabWorker(motion: motion, exportsTo: world.exports)
    self.world = world
    self.clock = clock
  }

  /// - Returns: the session as it was at the end.
  @discardableResult
  public mutating func run(
    _ session: consuming Session, on terminal: inout some Terminal
  ) -> Session {
    worker.start()
    defer { worker.stop() }
    var isOver = perform(
      session.start(on: terminal.size, at: clock.now()), on: &session)
    var shownAt = -Double.infinity
    var answeredAt = -Double.infinity
    var isAsked = false
    // When the next picture is due; never while nothing has changed.
    var due = clock.seconds()
    while !isOver {
      if due == .infinity, !loads.isEmpty {
        // Reading takes a while: what can be seen without the data is on the screen by now.
        isOver = perform(
          session.update(world.load(loads.removeFirst()), at: clock.now()), on: &session)
        due = clock.seconds()
        continue
      }
      let wait = due < .infinity ? max(0, due - clock.seconds()) : nil
      let input = terminal.nextInput(waiting: wait, orUntilReadable: worker.doorbell)
      if let input {
        isOver = perform(session.update(.input(input), at: clock.now()), on: &session)
        // A key is answered at once, whatever moves; a hail of them as often as pictures come.
        due = min(due, answeredAt + Self.frame)
        isAsked = true
      }
      for report in worker.takeReports() {
        isOver =
          perform(session.update(.report(report), at: clock.now()), on: &session) || isOver
        due = min(due, shownAt + Self.frame)
      }
      if let walk = worker.takeStepReport() {
        isOver = perform(session.update(.steps(walk), at: clock.now()), on: &session) || isOver
        due = min(due, shownAt + Self.frame)
      }
      if let diagnosis = worker.takeDiagnosis() {
        isOver =
          perform(session.update(.diagnosed(diagnosis), at: clock.now()), on: &session) || isOver
        due = min(due, shownAt + Self.frame)
      }
      if let breakdown = worker.takeBreakdown() {
        isOver =
          perform(session.update(.brokenDown(breakdown), at: clock.now()), on: &session) || isOver
        due = min(due, shownAt + Self.frame)
      }
      for outcome in worker.takeOutcomes() {
        let message = Message.exported(outcome.sentence, isError: outcome.isError)
        isOver = perform(session.update(message, at: clock.now()), on: &session) || isOver
        due = min(due, clock.seconds())
      }
      let now = clock.seconds()
      // What has come together is answered together.
      guard !isOver, now >= due, input == nil || now >= shownAt + Self.frame else { continue }
      terminal.show(session.view(in: terminal.size, look: terminal.look))
      // On a slow line pictures wait for each other: half the time is left for keys.
      let cost = clock.seconds() - now
      (shownAt, due) = (now + max(0, 2 * cost - Self.frame), .infinity)
      if isAsked { (answeredAt, isAsked) = (now, false) }
    }
    return session
  }

  /// Carries out effects and what follows from them.
  ///
  /// - Returns: whether the session wants to end.
  private mutating func perform(_ effects: [Effect], on session: inout Session) -> Bool {
    var effects = effects
    while !effects.isEmpty {
      let effect = effects.removeFirst()
      switch effect {
      case .quit: return true
      case .lab(let command): worker.post(command)
      case .record(let event):
        effects += session.update(world.record(event), at: clock.now())
      case .load(let files): loads.append(files)
      case .shelf(let command):
        if let message = world.shelf(command) {
          effects += session.update(message, at: clock.now())
        }
      }
    }
    return false
  }
}
