internal import Compute
public import Labs
internal import Runtime

/// One lab with its trainer, without a session around it.
public struct LabRig {
  public private(set) var lab: any Lab
  /// Every command that the lab has given.
  public private(set) var commands: [LabCommand] = []
  private var bench: LabBench
  private var waiting: [LabCommand] = []

  /// Opens the lab with the shipped data, and runs what it starts by itself.
  ///
  /// - Parameter isRepeatable: Whether every machine gives the same numbers, times among them.
  public init(
    _ id: String, view: String, seed: UInt64 = 1, settings: [String: String] = [:],
    isRepeatable: Bool = false
  ) throws {
    bench = LabBench(isRepeatable: isRepeatable)
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

  /// Whether anything is under way.
  public var isMoving: Bool { !waiting.isEmpty || bench.isMoving }

  public mutating func settle() {
    while isMoving { frame() }
  }

  /// Trains for one picture.
  public mutating func frame() {
    let orders = waiting
    waiting = []
    for order in orders { bench.obey(order) }
    _ = bench.advanceOneFrame { true }
    for report in bench.reports() { post(lab.update(.report(report))) }
  }
}
