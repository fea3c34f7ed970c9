internal import Learning
internal import TextUI

/// A mean that a run's report says, and the mark by which it can be asked about: what is drawn of it
/// asks by itself.
///
///     desk.right(tag).percent()
///     desk.loss(tag, on: "learned").significant(isStrong: true)
struct MeanFigure {
  /// The mean; nil before anything was measured.
  var value: Double?
  /// Which it is; nil where it cannot be taken apart.
  var mark: NumberMark?

  /// `97.3 %`, or a dash.
  func percent(decimals: Int = 1, isStrong: Bool = false) -> StyledText {
    text(isStrong: isStrong) { Numbers.percent($0, decimals: decimals) }
  }

  /// `0.0412`, or a dash.
  func significant(isStrong: Bool = false) -> StyledText {
    text(isStrong: isStrong) { Numbers.significant($0) }
  }

  /// The number as it is written out, or a dash.
  func text(isStrong: Bool = false, _ write: (Double) -> String) -> StyledText {
    let text = value.map(write) ?? "–"
    return asking(isStrong ? .strong(text) : StyledText(text))
  }

  /// A text of this number, which can be asked about.
  func asking(_ text: StyledText) -> StyledText {
    guard let value, value.isFinite else { return text }
    return text.asking(mark, value)
  }

  /// Whether there is a number.
  var isKnown: Bool { value != nil }

  /// What can be asked about where it stands, if anything.
  var number: StyledText.Number? {
    guard let value, value.isFinite else { return nil }
    return mark.map { StyledText.Number($0, value) }
  }

  /// The number, or a dash as long as it is not to be shown.
  func shown(_ isShown: Bool) -> MeanFigure { isShown ? self : MeanFigure() }

  /// A number that was worked out beside the report; it can be asked about where the report says the
  /// same.
  func counted(as value: Double?) -> MeanFigure {
    let gap = ((value ?? .nan) - (self.value ?? .nan)).magnitude
    return MeanFigure(value: value, mark: gap <= 1e-5 ? mark : nil)
  }

  /// A number that was kept from before; it can be asked about as long as it is still the same.
  func kept(as value: Double?) -> MeanFigure {
    value == self.value ? self : MeanFigure(value: value)
  }
}

extension RunDesk {
  /// The share of the validation data that a run has right.
  func right(_ tag: Tag?) -> MeanFigure { mean(.accuracy, tag) }

  /// The share of a trial that a run has right.
  func right(_ tag: Tag?, on trial: String) -> MeanFigure { mean(.accuracy, tag, trial: trial) }

  /// A run's loss on its validation data.
  func loss(_ tag: Tag?) -> MeanFigure { mean(.loss, tag) }

  /// A run's loss on a trial.
  func loss(_ tag: Tag?, on trial: String) -> MeanFigure { mean(.loss, tag, trial: trial) }

  /// The mean loss of a run's last batches.
  func recentLoss(_ tag: Tag?, over steps: Int) -> MeanFigure {
    guard let tag else { return MeanFigure() }
    return MeanFigure(
      value: reports[tag]?.recentLoss(over: steps), mark: recentLossMark(tag, over: steps))
  }

  private func mean(_ quantity: Breakdown.Quantity, _ tag: Tag?) -> MeanFigure {
    guard let tag else { return MeanFigure() }
    return MeanFigure(
      value: reports[tag]?.snapshot.evaluation?.mean(quantity),
      mark: validationMark(tag, quantity))
  }

  private func mean(
    _ quantity: Breakdown.Quantity, _ tag: Tag?, trial: String
  ) -> MeanFigure {
    guard let tag else { return MeanFigure() }
    return MeanFigure(
      value: reports[tag]?.evaluations[trial]?.mean(quantity),
      mark: meanMark(tag, quantity, trial: trial))
  }
}

extension Readout.Line {
  /// A share of right answers, which can be asked about.
  init(_ name: String, _ share: MeanFigure, isStrong: Bool = false) {
    self.init(name, share.percent(isStrong: isStrong))
  }
}

extension ShareBars.Share {
  /// A mean as it is written out, which can be asked about.
  ///
  /// - Parameter unknown: What stands there before it was measured.
  init(
    _ name: String, _ mean: MeanFigure, unknown: String = "–", isEmphasised: Bool = false,
    write: (Double) -> String
  ) {
    self.init(
      name, mean.value ?? 0, text: mean.value.map(write) ?? unknown, isEmphasised: isEmphasised,
      mark: mean.mark)
  }

  /// A share of right answers, which can be asked about.
  ///
  /// - Parameter unknown: What stands there before it was measured.
  init(_ name: String, _ share: MeanFigure, unknown: String = "–", isEmphasised: Bool = false) {
    self.init(
      name, share.value ?? 0, text: share.value == nil ? unknown : nil,
      isEmphasised: isEmphasised, mark: share.mark)
  }
}
