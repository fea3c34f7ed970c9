internal import Compute
public import Labs
internal import Runtime

/// One lab with its trainer, without a session around it.
public struct LabRig {
  public private(set) var lab: any Lab
  /// Every command that the lab has given.
  public private(set) var commands: [LabCommand] = []
  private var run: LabRun?
  private var waiting: [LabCommand] = []

  /// Opens the lab with the shipped data, and runs what it starts by itself.
  public init(
    _ id: String, view: String, seed: UInt64 = 1, settings: [String: String] = [:]
  ) throws {
    guard let entry = LabCatalog.entry(named: id) else { throw LabError("no lab \(id)") }
    lab = try entry.open(
      LabContext(tables: CourseFiles.tables, seed: seed, settings: settings))
    send(.opened(view: view, settings: [:]))
  }

  public mutating func send(_ event: LabEvent) {
    post(lab.update(event))
    settle()
  }

  /// The event alone; the trainer stands still.
  public mutating func sendOnly(_ event: LabEvent) { post(lab.update(event)) }

  public mutating func show(_ view: String, _ settings: [String: String] = [:]) {
    send(.opened(view: view, settings: settings))
  }

  private mutating func post(_ new: [LabCommand]) {
    commands += new
    waiting += new
  }

  public mutating func settle() {
    while !waiting.isEmpty || run?.isMoving == true { frame() }
  }

  /// Trains for one picture.
  public mutating func frame() {
    let orders = waiting
    waiting = []
    for order in orders {
      switch order {
      case .stop: run = nil
      case .start(let job):
        do {
          run = try LabRun(job)
        } catch {
          run = nil
          post(lab.update(.report(RunReport(job: job.number, failure: error.description))))
        }
      case .go(let pace): run?.go(pace)
      case .pause: run?.pause()
      case .step: run?.step()
      case .measure(let trials): run?.measure(trials)
      }
    }
    guard let run else { return }
    _ = run.advanceOneFrame { true }
    post(lab.update(.report(run.currentReport())))
  }
}
