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
  /// Pictures a second while something moves.
  private static let framesPerSecond = 30.0

  /// Throws if the process has no file descriptors left.
  public init(world: consuming World, clock: Clock = .system) throws {
    worker = try LabWorker()
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
    var isChanged = true
    while !isOver {
      let wait = isChanged ? max(0, shownAt + 1 / Self.framesPerSecond - clock.seconds()) : nil
      if let input = terminal.nextInput(waiting: wait, orUntilReadable: worker.doorbell) {
        isOver = perform(session.update(.input(input), at: clock.now()), on: &session)
        // A key is answered at once, whatever the frame rate.
        shownAt = -Double.infinity
        isChanged = true
      }
      for report in worker.takeReports() {
        isOver =
          perform(session.update(.report(report), at: clock.now()), on: &session) || isOver
        isChanged = true
      }
      guard !isOver, isChanged, clock.seconds() >= shownAt + 1 / Self.framesPerSecond else {
        continue
      }
      terminal.show(session.view(in: terminal.size, look: terminal.look))
      shownAt = clock.seconds()
      isChanged = false
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
      case .load(let names):
        effects += session.update(world.load(names), at: clock.now())
      }
    }
    return false
  }
}
