public import Compute
public import Learning
public import TextUI

/// What a number on a stage is, and what opens it.
public struct AskedNumber: Equatable, Sendable {
  /// Where it came from.
  public var source: Source
  /// What a reader calls it: `hidden.weight[2, 1]`.
  public var label: String

  /// Where a number came from.
  public enum Source: Equatable, Sendable {
    /// An element of a tensor, in a run with the examples that it was measured with.
    case element(TensorElement, in: StepSubject)
    /// The mean of many measurements.
    case mean(Breakdown)
  }

  /// What numbers of one kind have in common: `hidden.weight`, `loss`.
  public var kind: String {
    switch source {
    case .element(let element, _): element.name.text
    case .mean(let mean): mean.quantity.rawValue
    }
  }

  /// The run it belongs to.
  public var run: RunExport {
    get {
      switch source {
      case .element(_, let subject): subject.run
      case .mean(let mean): mean.run
      }
    }
    set {
      switch source {
      case .element(let element, var subject):
        subject.run = newValue
        source = .element(element, in: subject)
      case .mean(var mean):
        mean.run = newValue
        source = .mean(mean)
      }
    }
  }
}

extension Lab {
  /// What a marked number is; nil if its run is gone, or has no such number.
  public func asked(_ mark: NumberMark) -> AskedNumber? { asked([mark])[0] }

  /// The same of several.
  public func asked(_ marks: [NumberMark]) -> [AskedNumber?] {
    var known: [Origin: (subject: StepSubject, labels: TensorLabels)?] = [:]
    return marks.map { mark in
      if let mean = mean(mark) { return AskedNumber(source: .mean(mean), label: mean.label) }
      let origin = Origin(run: mark.run, source: mark.source)
      if known[origin] == nil { known[origin] = .some(subject(of: mark)) }
      guard case .some(.some(let found)) = known[origin] else { return nil }
      let name = TensorName(mark.tensor)
      let isShare = mark.form == .share && found.subject.run.job.experiment.loss.readsShares
      let element = TensorElement(found.labels.known(isShare ? name.share : name), mark.index)
      guard let label = found.labels.text(of: element) else { return nil }
      return AskedNumber(source: .element(element, in: found.subject), label: label)
    }
  }

  /// What the number is the mean of; nil for an element of a tensor.
  private func mean(_ mark: NumberMark) -> Breakdown? {
    guard let quantity = Breakdown.Quantity(rawValue: mark.tensor),
      let run = run(ofJob: mark.run)
    else { return nil }
    let parts: (Breakdown.Parts, name: String)? =
      switch mark.source {
      case .trial(let name):
        run.job.trials.first { $0.name == name }.map { (.examples($0.data), "on \(name)") }
      case .validation:
        run.job.experiment.validation.map { (.examples($0), "on the validation data") }
      case .batches(let count): (.batches(count), "of the last \(count) steps")
      case .network, .examination, .example, .query: nil
      }
    return parts.map { parts, name in
      Breakdown(
        title: title(of: run), run: run, quantity: quantity, label: "\(quantity) \(name)",
        parts: parts)
    }
  }

  private func title(of run: RunExport) -> String { run.name.isEmpty ? Self.id : run.name }

  /// What opens the number, and how its tensors' elements are called.
  private func subject(of mark: NumberMark) -> (subject: StepSubject, labels: TensorLabels)? {
    guard let run = run(ofJob: mark.run), let examples = examples(of: mark, in: run),
      let labels = TensorLabels(run.job.experiment, examples: examples?.count ?? 1)
    else { return nil }
    return (StepSubject(title: title(of: run), run: run, examples: examples), labels)
  }

  /// The examples that a number was measured with, none for one of the network alone; nil if they are
  /// not known.
  private func examples(of mark: NumberMark, in run: RunExport) -> Dataset?? {
    let experiment = run.job.experiment
    let size = experiment.model.inputShape.count
    switch mark.source {
    case .network: return .some(nil)
    case .examination(let name):
      return examination(name, ofJob: mark.run).map { .some(experiment.dataset($0)) }
    case .example(let row, let name):
      guard let data = examination(name, ofJob: mark.run).map(experiment.dataset),
        (0..<data.count).contains(row)
      else { return nil }
      return data.rows([row])
    case .query(let row):
      let range = row * size..<(row + 1) * size
      guard range.lowerBound >= 0, range.upperBound <= run.job.queries.count else { return nil }
      let alone = Examination("query", inputs: Array(run.job.queries[range]), tensors: [])
      return experiment.dataset(alone)
    // Those are means of many examples or batches.
    case .trial, .validation, .batches: return nil
    }
  }

  /// One of those that the run's reports hold.
  public func examination(_ name: String, ofJob number: Int) -> Examination? {
    run(ofJob: number)?.job.examinations.last { $0.name == name }
  }

  /// None.
  public func run(ofJob number: Int) -> RunExport? { nil }
}

/// The run that a number is of, and what went through its network.
private struct Origin: Hashable {
  var run: Int
  var source: NumberMark.Source
}

extension DeskLab {
  /// The run of that job, whichever view it belongs to.
  public func run(ofJob number: Int) -> RunExport? { desk.run(ofJob: number, legend) }
}

extension Experiment {
  /// The examples of an examination. What has no targets gets none where classes are asked for, and
  /// zeros where numbers are.
  func dataset(_ examination: Examination) -> Dataset {
    let count = examination.inputs.count / max(1, model.inputShape.count)
    let targets: Dataset.Targets =
      switch (examination.targets, training.targets) {
      case (.some(let targets), _): targets
      case (nil, .values(_, let shape)):
        .values([Float](repeating: 0, count: count * shape.count), shape: shape)
      case (nil, .classes(_, let classes, let shape)):
        .classes(
          [Int32](repeating: Dataset.ignored, count: count * shape.count), count: classes,
          shape: shape)
      }
    return Dataset(inputs: examination.inputs, inputShape: model.inputShape, targets: targets)
  }
}
