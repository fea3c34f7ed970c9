internal import Labs
public import Tutor

/// Holds a conversation on a console until the learner leaves or the input ends.
public struct PlainLoop: ~Copyable {
  private let clock: Clock
  private var world: World
  private var trainer = InlineTrainer()

  /// A loop in which events and data go to that world.
  public init(world: consuming World, clock: Clock = .system) {
    self.world = world
    self.clock = clock
  }

  /// - Returns: the conversation as it was at the end.
  @discardableResult
  public mutating func run(
    _ conversation: consuming PlainSession, on console: inout LineConsole
  ) -> PlainSession {
    var plain = conversation
    perform(plain.start(at: clock.now()), on: &plain)
    while true {
      train(&plain, on: &console)
      plain.rest()
      console.write(lines: plain.takeLines())
      guard !plain.isOver else { return plain }
      console.write(plain.prompt)
      let line = console.readLine()
      perform(plain.answer(line, at: clock.now()), on: &plain)
    }
  }

  /// Trains until there is nothing left to train; a person may stop it with Enter.
  private mutating func train(_ plain: inout PlainSession, on console: inout LineConsole) {
    while trainer.isBusy, !plain.isOver {
      let reports = trainer.advance()
      perform(plain.update(reports, at: clock.now()), on: &plain)
      if let walk = trainer.stepReport() {
        perform(plain.update(.steps(walk), at: clock.now()), on: &plain)
      }
      if let diagnosis = trainer.diagnosisReport() {
        perform(plain.update(.diagnosed(diagnosis), at: clock.now()), on: &plain)
      }
      if let breakdown = trainer.breakdownReport() {
        perform(plain.update(.brokenDown(breakdown), at: clock.now()), on: &plain)
      }
      console.write(lines: plain.takeLines())
      if trainer.isBusy, console.isInteractive, console.takeInterrupt() {
        perform(plain.pause(at: clock.now()), on: &plain)
      }
    }
  }

  /// Carries out effects and what follows from them.
  private mutating func perform(_ effects: [Effect], on plain: inout PlainSession) {
    var effects = effects
    while !effects.isEmpty {
      let effect = effects.removeFirst()
      switch effect {
      // The conversation knows by itself that it is over.
      case .quit: break
      case .lab(.export(let export)):
        effects += plain.update(world.export(export), at: clock.now())
      case .lab(let command): trainer.post(command)
      case .record(let event):
        effects += plain.update(world.record(event), at: clock.now())
      case .load(let files):
        effects += plain.update(world.load(files), at: clock.now())
      case .shelf(let command):
        if let message = world.shelf(command) {
          effects += plain.update(message, at: clock.now())
        }
      }
    }
  }
}
