internal import Compute
public import Learning
internal import TextUI

/// What networks are put through.
extension StressLab {
  /// The changes that the sliders are set to, in the order in which light comes to a camera.
  var setChanges: [PictureChange] {
    var changes: [PictureChange] = []
    if sheet.count("shift") != 0 {
      changes.append(.shift(right: sheet.count("shift"), down: 0))
    }
    if sheet.count("turn") != 0 { changes.append(.rotation(degrees: sheet.number("turn"))) }
    if sheet.isOn("invert") { changes.append(.inverted) }
    if sheet.number("light") != 1 { changes.append(.light(Float(sheet.number("light")))) }
    if sheet.isOn("fog") { changes.append(.fog) }
    if sheet.number("background") != 0 {
      changes.append(.background(Float(sheet.number("background"))))
    }
    if sheet.number("noise") != 0 {
      changes.append(.noise(Float(sheet.number("noise")), seed: 20))
    }
    return changes
  }

  /// The unseen digit that is looked at, from 0.
  var digitNumber: Int { sheet.count("digit") - 1 }

  /// The digit as the network gets it in this view.
  var shownDigit: Picture {
    let clear = data.unseen.picture(at: digitNumber) ?? StressData.dots(0)
    switch view {
    case .light:
      return setChanges.reduce(clear) { $0.changed(by: $1, number: digitNumber) }
    case .attack: return attacked(clear)
    case .nonsense: return StressData.nonsense[chosen].picture
    case .claims, .refuse, .varied: return clear
    }
  }

  /// The digit with noise of the size that is set.
  private func attacked(_ clear: Picture) -> Picture {
    let size = Float(sheet.number("size"))
    if sheet.word("kind") == "random" {
      return clear.changed(by: .speckles(size, seed: 20), number: digitNumber)
    }
    let slopes = digitSlopes
    guard slopes.count == clear.values.count else { return clear }
    let pair = data.unseen.rows([digitNumber])
    return StressData.aimed(pair, slopes: slopes, size: size).picture(at: 0) ?? clear
  }

  /// How the loss of the digit changes with each of its pixels.
  var digitSlopes: [Float] {
    let all = examined("slopes", "input.gradient")
    let width = StressData.side * StressData.side
    return all.count == data.unseen.inputs.count
      ? Array(all[digitNumber * width..<(digitNumber + 1) * width]) : []
  }

  /// What the network of the tests has been found to make of something.
  func examined(_ name: String, _ tensor: TensorName = "output") -> [Float] {
    desk.report(.base)?.examined[name]?[tensor] ?? []
  }

  /// What a run made of all unseen digits under a test; nil if it has not been asked.
  func claims(_ test: String, of run: StressRun = .base) -> Claims? {
    guard let scores = desk.report(run)?.examined[test]?["output"],
      scores.count == data.unseen.count * 10
    else { return nil }
    return Claims(scores: scores, classes: data.unseen.classes)
  }

  /// What the network of the tests is asked about what is shown.
  public func examination(_ name: String, ofJob number: Int) -> Examination? {
    examinations(isTested: true).first { $0.name == name }
  }

  /// Which numbers of that network the shares of its answer are, along the first row; nil before it
  /// has been asked.
  var shownNumbers: NumberGrid? {
    desk.marks(.base).map { NumberGrid($0.value(.output, of: "picture", form: .share)) }
  }

  /// The answer to the picture that is shown.
  var shownAnswer: Answer? { Answer(logits: examined("picture")) }

  // MARK: Asking

  /// Asks what the view shows, once for each state of the network and of the controls.
  mutating func questions() -> [LabCommand] {
    guard standing == view.group, !desk.isRunning, let last = runs.last,
      let job = desk.jobs[last]?.number, let report = desk.report(last)
    else { return [] }
    let isTested = tested.contains(view) && isTrained
    let key =
      "\(view) \(job) \(report.snapshot.position.step) \(isTested) \(chosen) "
      + view.dials.map { sheet.word($0) }.joined(separator: " ")
      + (view == .attack && digitSlopes.isEmpty ? "" : " aimed")
    if key != asked {
      asked = key
      let examinations = examinations(isTested: isTested)
      return examinations.isEmpty ? [] : [.examine(examinations)]
    }
    guard view == .attack, isTested, measuredJob != job, !digitSlopes.isEmpty else { return [] }
    measuredJob = job
    return [.measure(attackTrials)]
  }

  private func examinations(isTested: Bool) -> [Examination] {
    func all(_ name: String, _ changes: [PictureChange]) -> Examination {
      Examination(name, inputs: data.unseen.changed(by: changes).inputs, tensors: ["output"])
    }
    func test(_ test: StressTest) -> Examination { all(test.rawValue, StressData.changes(test)) }
    let picture = Examination("picture", inputs: shownDigit.values, tensors: ["output"])
    switch view {
    case .light:
      let standard = StressTest.allCases.filter { claims($0.rawValue) == nil }.map(test)
      return [picture] + (isTested ? [all("set", setChanges)] + standard : [])
    case .nonsense:
      let pieces = StressData.nonsense.flatMap(\.picture.values)
      let dots = (0..<100).flatMap { StressData.dots($0).values }
      return [picture]
        + (isTested
          ? [
            Examination("nonsense", inputs: pieces, tensors: ["output"]),
            Examination("dots", inputs: dots, tensors: ["output"]),
          ] : [])
    case .attack:
      let slopes = Examination(
        "slopes", inputs: data.unseen.inputs, targets: data.unseen.targets,
        tensors: ["input.gradient", "output"])
      return digitSlopes.isEmpty ? [slopes, picture] : [picture]
    case .refuse:
      guard isTested else { return [] }
      let world = StressTest(rawValue: sheet.word("world")) ?? .clear
      return [test(.clear)] + (world == .clear ? [] : [test(world)])
    case .claims: return []
    case .varied: return isTrained ? StressTest.allCases.map(test) : []
    }
  }

  /// The sizes that noise is measured at.
  static let sizes = (0...30).map { Double($0) / 100 }

  static func trialName(_ kind: String, _ size: Double) -> String {
    "\(kind).\(Numbers.fixed(size, decimals: 2))"
  }

  /// Noise of every size, at random and aimed.
  private var attackTrials: [Trial] {
    let slopes = examined("slopes", "input.gradient")
    return Self.sizes.flatMap { size in
      [
        Trial(
          name: Self.trialName("random", size),
          data: data.unseen.changed(by: [.speckles(Float(size), seed: 20)])),
        Trial(
          name: Self.trialName("aimed", size),
          data: StressData.aimed(data.unseen, slopes: slopes, size: Float(size))),
      ]
    }
  }

  /// Keeps what thresholds are set by, whatever is asked next.
  mutating func rememberWorlds() {
    guard view == .refuse, isTrained, tested.contains(.refuse) else { return }
    for test in StressTest.allCases {
      if let claims = claims(test.rawValue) { worlds[test.rawValue] = claims }
    }
    let threshold = sheet.number("threshold")
    guard sheet.word("world") == "fog", let clear = worlds["clear"], worlds["fog"] != nil else {
      return
    }
    let kept = clear.answering(from: threshold)
    if kept.error < 0.01, kept.answered > 0 { hasSeenThresholdFail = true }
  }
}
