internal import Learning
internal import TextUI

/// How much larger a large language model is: exact arithmetic on the network that the dials say.
///
///     tokens = updates × 32 pieces × 20 words
///     work = 6 × weights × tokens, about: 2 operations a weight forward, 4 back
struct TinyScale {
  let weights: Double
  let tokens: Double
  /// Operations of a whole training, about.
  var work: Double { 6 * weights * tokens }

  init(weights: Double, tokens: Double) {
    self.weights = weights
    self.tokens = tokens
  }

  /// What a network of this lab is trained with.
  init(_ net: TinyNet) {
    self.init(
      weights: Double(net.weightCount), tokens: Double(net.updates * 32 * TinyText.context))
  }

  /// A published one: GPT-3 (Brown et al. 2020), 175 thousand million weights and 300 thousand
  /// million tokens.
  static let published = TinyScale(weights: 175e9, tokens: 300e9)
}

extension TinyLab {
  /// The network whose size is compared.
  private var scaledNet: TinyNet {
    TinyNet(
      layers: sheet.count("layers"), width: sheet.count("width"), updates: sheet.count("updates"),
      seed: seed)
  }

  func addScale(to metrics: inout [String: Double]) {
    let scale = TinyScale(scaledNet)
    metrics["weights"] = scale.weights
    metrics["tokens"] = scale.tokens
    metrics["work"] = scale.work
    metrics["times.weights"] = TinyScale.published.weights / scale.weights
    metrics["times.work"] = TinyScale.published.work / scale.work
  }

  /// Ours and theirs on one logarithmic axis, and how many times as much.
  func drawScale(on surface: inout Surface, in area: Rect) {
    let (ours, theirs) = (TinyScale(scaledNet), TinyScale.published)
    let bars = LogBars(
      title: .muted("ours, and a large one"),
      [
        LogBars.Bar("weights, ours", ours.weights), LogBars.Bar("weights, large", theirs.weights),
        LogBars.Bar("words, ours", ours.tokens), LogBars.Bar("words, large", theirs.tokens),
        LogBars.Bar("work, ours", ours.work), LogBars.Bar("work, large", theirs.work),
      ], axis: Axis(1, 1e24, scale: .logarithmic, ticks: [1, 1e6, 1e12, 1e18, 1e24]))
    func times(_ ratio: Double) -> String { "× \(Numbers.significant(ratio, digits: 2))" }
    let numbers = Readout(
      [
        Readout.Line("times the weights", times(theirs.weights / ours.weights), isStrong: true),
        Readout.Line("times the words read", times(theirs.tokens / ours.tokens), isStrong: true),
        Readout.Line("times the work", times(theirs.work / ours.work), isStrong: true),
        Readout.Line("the loop", "the same"),
      ], columns: 40)
    if area.columns >= 66, area.rows < 16 {
      surface.draw(bars, in: area.dropRight(42))
      surface.draw(numbers, in: area.right(38))
    } else {
      surface.draw(bars, in: area.top(9).left(110))
      surface.draw(numbers, in: area.dropTop(10))
    }
  }

  var scaleSummary: String {
    let ours = TinyScale(scaledNet)
    return "ours has \(Numbers.grouped(Int(ours.weights))) weights and reads "
      + "\(Numbers.grouped(Int(ours.tokens))) words; a large one has "
      + "\(Numbers.significant(TinyScale.published.weights / ours.weights, digits: 2)) times the "
      + "weights and \(Numbers.significant(TinyScale.published.work / ours.work, digits: 2)) "
      + "times the work, in the same loop"
  }
}
