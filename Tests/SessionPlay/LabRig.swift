public import Compute
public import Labs
internal import Learning
internal import Runtime

/// One lab with its trainer, without a session around it.
public struct LabRig {
  public private(set) var lab: any Lab
  /// Every command that the lab has given.
  public private(set) var commands: [LabCommand] = []
  /// The latest report of each job.
  public private(set) var reports: [Int: RunReport] = [:]
  private var bench: LabBench
  private var waiting: [LabCommand] = []

  /// Opens the lab with the shipped data, and runs what it starts by itself.
  ///
  /// - Parameters:
  ///   - isTimed: Whether times are taken of this machine instead of one that is made up.
  ///   - isRepeatable: Whether every machine gives the same numbers.
  public init(
    _ id: String, view: String, seed: UInt64 = 1, settings: [String: String] = [:],
    isTimed: Bool = false, isRepeatable: Bool = false
  ) throws {
    bench = LabBench(isRepeatable: isRepeatable, stopwatch: isTimed ? .system : .madeUp)
    guard let entry = LabCatalog.entry(named: id) else { throw LabError("no lab \(id)") }
    lab = try entry.open(
      LabContext(data: CourseFiles.data, seed: seed, settings: settings))
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
    for report in bench.reports() {
      reports[report.job] = report
      post(lab.update(.report(report)))
    }
  }

  /// Why elements are what they are, as a debugger says it that is opened beside the runs.
  ///
  /// - Parameter isComputed: Whether to go on until the step's values and slopes are there.
  public mutating func explanations(
    of elements: [TensorElement], in subject: StepSubject, isComputed: Bool
  ) throws -> [Explanation?] {
    bench.obey(.shelve)
    defer { bench.obey(.unshelve) }
    bench.obey(.steps(.open(subject)))
    while bench.isMoving { _ = bench.advanceOneFrame { false } }
    if isComputed {
      bench.obey(.steps(.run(until: .backward)))
      while bench.isMoving { _ = bench.advanceOneFrame { false } }
    }
    bench.obey(.steps(.watch(StepInterest(elements: elements))))
    let report = bench.stepReport()
    if let failure = report?.failure { throw LabError(failure) }
    return report?.explanations ?? []
  }

  /// What a mean is made of.
  public mutating func parts(of mean: Breakdown) throws -> [BreakdownPart] {
    bench.obey(.shelve)
    defer { bench.obey(.unshelve) }
    bench.obey(.breakDown(mean))
    while bench.isMoving { _ = bench.advanceOneFrame { false } }
    switch bench.breakdownReport()?.state {
    case .found(let parts): return parts
    case .failed(let sentence): throw LabError(sentence)
    case .measuring, nil: return []
    }
  }
}

extension Stopwatch {
  /// A machine of four processors: 100 G operations and 10 GB a second each, memory for two of them;
  /// plain loops reach a hundredth to a tenth, and each job takes a microsecond to begin.
  static let madeUp = Stopwatch(processors: 4) { workload in
    let (peak, memory) = (100e9, 10e9)
    let work = workload.work
    let speed: Double
    var threads = 1
    switch workload.kind {
    case .loops(.plain, _): speed = 0.01
    case .loops(.rowwise, _): speed = 0.08
    case .loops(.blocked, _): speed = 0.1
    case .library(_, let count):
      speed = 0.95
      threads = count
    case .graphs(let graphs):
      speed = 0.9
      threads = graphs.count
    case .stream(_, let count):
      speed = 1
      threads = count
    case .branches: speed = 0.005
    }
    return max(
      work.operations / (peak * speed * Double(threads)),
      work.bytes / (memory * Double(min(2, threads)))) + 1e-6
  }
}
