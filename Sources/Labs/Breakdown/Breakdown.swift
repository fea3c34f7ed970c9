public import Learning

/// A number on a stage that is no element of a tensor but the mean of many measurements: what it is
/// the mean of, so that it can be taken apart.
public struct Breakdown: Equatable, Sendable {
  /// Where it stands: `spiral`.
  public var title: String
  /// The run whose network was measured, as it was then.
  public var run: RunExport
  /// What is the mean.
  public var quantity: Quantity
  /// What a reader calls it: `loss of “unseen”`.
  public var label: String
  /// What it is the mean of.
  public var parts: Parts

  /// What was measured.
  public enum Quantity: String, Sendable {
    case loss, accuracy
  }

  /// Measurements that a mean is made of.
  public enum Parts: Equatable, Sendable {
    /// One for each of these examples, taken through the network as it is.
    case examples(Dataset)
    /// One for the batch of each of the last so many steps, taken before its update.
    case batches(Int)
  }

  /// The mean of these parts.
  public init(
    title: String, run: RunExport, quantity: Quantity, label: String, parts: Parts
  ) {
    self.title = title
    self.run = run
    self.quantity = quantity
    self.label = label
    self.parts = parts
  }

  /// How many parts there are.
  public var count: Int {
    switch parts {
    case .examples(let data): data.count
    case .batches(let count): count
    }
  }

  /// What opens one of the parts in a debugger: that example alone in the network as it is, or the
  /// run before the step of that batch.
  public func subject(ofPart number: Int) -> StepSubject {
    switch parts {
    case .examples(let data):
      return StepSubject(title: title, run: run, examples: data.rows([number]))
    case .batches(let count):
      var run = run
      run.steps = max(0, run.steps - count + number)
      run.edits = run.edits.filter { $0.step <= run.steps }
      return StepSubject(title: title, run: run)
    }
  }
}

/// One of the measurements that a mean is made of.
public struct BreakdownPart: Equatable, Sendable {
  /// The loss of this part alone.
  public var loss: Float
  /// How often it counts: the places of an example that have a class each, else 1.
  public var weight: Int
  /// How many of those places were put into the right class; nil where there are no classes.
  public var right: Int?
  /// The class that was wanted, where there is one place.
  public var wanted: Int?
  /// The class that the network said, where there is one place.
  public var said: Int?

  /// A part that counts once, unless it is said otherwise.
  public init(
    loss: Float, weight: Int = 1, right: Int? = nil, wanted: Int? = nil, said: Int? = nil
  ) {
    self.loss = loss
    self.weight = weight
    self.right = right
    self.wanted = wanted
    self.said = said
  }

  /// The part of one example, by what was measured of it alone.
  public init(_ evaluation: Evaluation, loss kind: Loss) {
    let confusion = evaluation.confusion
    let all = confusion.joined().reduce(0, +)
    let right = confusion.indices.reduce(0) { $0 + confusion[$1][$1] }
    let wanted = confusion.firstIndex { row in row.contains { $0 > 0 } }
    self.init(
      loss: evaluation.loss, weight: kind == .crossEntropy ? all : 1,
      right: confusion.isEmpty ? nil : right)
    guard all == 1, let wanted else { return }
    self.wanted = wanted
    said = confusion[wanted].firstIndex { $0 > 0 }
  }

  /// Whether all of it is right; nil where there are no classes.
  public var isRight: Bool? { right.map { $0 >= weight } }
}

extension [BreakdownPart] {
  /// Σ weight.
  public var weight: Int { reduce(0) { $0 + $1.weight } }
  /// Σ weight · loss.
  public var lossSum: Double { reduce(0) { $0 + Double($1.weight) * Double($1.loss) } }
  /// The places put into the right class; nil where there are no classes.
  public var right: Int? {
    contains { $0.right != nil } ? reduce(0) { $0 + ($1.right ?? 0) } : nil
  }

  /// The mean that stands on the stage; nil if nothing counts.
  public func mean(_ quantity: Breakdown.Quantity) -> Double? {
    guard weight > 0 else { return nil }
    switch quantity {
    case .loss: return lossSum / Double(weight)
    case .accuracy: return right.map { Double($0) / Double(weight) }
    }
  }
}

/// What the trainer's thread says of a mean that is taken apart.
public struct BreakdownReport: Equatable, Sendable {
  /// The number of the run's job.
  public var job: Int
  /// Grows from report to report of one question.
  public var serial: Int
  /// How far it is.
  public var state: State

  /// From measuring the parts to having them all.
  public enum State: Equatable, Sendable {
    /// So many of them are measured, or steps gone through again to get there.
    case measuring(RunProgress)
    /// It cannot be run: a sentence.
    case failed(String)
    /// All of them, in order.
    case found([BreakdownPart])
  }

  /// How far the answer about a job is.
  public init(job: Int, serial: Int = 0, _ state: State) {
    self.job = job
    self.serial = serial
    self.state = state
  }
}
