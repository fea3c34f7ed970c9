import Compute
import Labs
import Learning
import SessionPlay
import Testing
import TextUI

/// Every number of a network on a stage is what the run says it is, and can be explained.
@Suite struct NumberMarkTests {
  private static let sizes = [Size(columns: 96, rows: 24), Size(columns: 190, rows: 50)]

  /// What stands on a stage at these sizes.
  private func pictures(_ lab: any Lab) -> [Surface] {
    Self.sizes.map { size in
      var surface = Surface(size)
      lab.draw(on: &surface, in: surface.bounds, focus: .stage)
      return surface
    }
  }

  @Test(arguments: CatalogView.all)
  func whatIsWrittenIsTheNumberThatIsMarked(_ view: CatalogView) throws {
    for lab in try Played.of(view).states {
      for surface in pictures(lab) {
        for number in surface.numbers {
          let text = WrittenNumber(number, on: surface)
          #expect(text.agrees, "\(number.mark): \(number.value) is written “\(text.text)”")
        }
      }
    }
  }

  @Test(arguments: CatalogView.all)
  func aMarkedNumberIsWhatTheReportSays(_ view: CatalogView) throws {
    let played = try Played.of(view)
    let lab = played.rig.lab
    for number in pictures(lab).flatMap(\.numbers) {
      guard let run = lab.run(ofJob: number.mark.run),
        let report = played.rig.reports[number.mark.run],
        let reported = ReportedNumber(number.mark, in: report, of: run.job)
      else { continue }
      let value = reported.value
      #expect(
        (value - number.value).magnitude <= 1e-5 * max(1, value.magnitude),
        "\(number.mark): drawn \(number.value), reported \(value)")
    }
  }

  @Test(arguments: CatalogView.all)
  func aMarkedNumberCanBeExplained(_ view: CatalogView) throws {
    var rig = try Played.of(view).rig
    let lab = rig.lab
    var origins: [Origin: [NumberRegion]] = [:]
    for number in pictures(lab).flatMap(\.numbers) {
      origins[Origin(number.mark), default: []].append(number)
    }
    let sorted = origins.sorted { "\($0.key)" < "\($1.key)" }
    // Taking a mean apart takes a while.
    for (_, numbers) in sorted.filter(\.key.isOfMany).prefix(2) {
      try expectParts(numbers, lab, &rig)
    }
    for (_, numbers) in sorted.filter({ !$0.key.isOfMany }).prefix(6) {
      // From all over the tensors, but not all of them.
      let chosen = stride(from: 0, to: numbers.count, by: max(1, numbers.count / 24)).map {
        numbers[$0]
      }
      try expectExplained(chosen, lab, &rig)
    }
  }

  /// Holds the means of one run over the same examples, or batches, to their parts.
  private func expectParts(_ numbers: [NumberRegion], _ lab: any Lab, _ rig: inout LabRig) throws {
    var parts: [BreakdownPart]?
    for (number, asked) in zip(numbers, lab.asked(numbers.map(\.mark))) {
      guard case .mean(let mean) = asked?.source else {
        Issue.record("\(number.mark) is no mean")
        continue
      }
      if parts == nil { parts = try rig.parts(of: mean) }
      let value = try #require(parts?.mean(mean.quantity), "\(number.mark)")
      #expect(
        (value - number.value).magnitude <= 1e-4 * max(0.1, value.magnitude),
        "\(number.mark): drawn \(number.value), its parts have a mean of \(value)")
    }
  }

  private func expectExplained(
    _ numbers: [NumberRegion], _ lab: any Lab, _ rig: inout LabRig
  ) throws {
    let asked = lab.asked(numbers.map(\.mark))
    #expect(asked.allSatisfy { $0 != nil }, "\(numbers[0].mark)")
    var subject: StepSubject?
    var elements: [TensorElement] = []
    for (number, asked) in zip(numbers, asked) {
      guard case .element(let element, let its) = asked?.source else {
        Issue.record("\(number.mark) is no element")
        continue
      }
      subject = its
      elements.append(element)
    }
    guard let subject else { return }
    let isOwn = numbers[0].mark.source == .network
    let found = try rig.explanations(of: elements, in: subject, isComputed: !isOwn)
    for (number, explanation) in zip(numbers, found) {
      let value = Double(try #require(explanation, "\(number.mark)").value)
      #expect(
        (value - number.value).magnitude <= 1e-4 * max(0.1, value.magnitude),
        "\(number.mark): drawn \(number.value), explained \(value)")
    }
  }

  @Test func viewsThatShowNetworksMarkTheirNumbers() throws {
    var table: [String] = []
    for view in CatalogView.all {
      let states = try Played.of(view).states
      let counts = states.map { Set(pictures($0).flatMap { $0.numbers.map(\.mark) }).count }
      table.append("\(view.testDescription.padded(to: 24)) \(counts.max() ?? 0)")
    }
    print(table.joined(separator: "\n"))
    #expect(table.count { !$0.hasSuffix(" 0") } >= 40)
  }
}

/// The network and the examples that a number is of.
private struct Origin: Hashable {
  var run: Int
  var source: NumberMark.Source

  init(_ mark: NumberMark) { (run, source) = (mark.run, mark.source) }

  /// Whether it is a mean over many examples or batches.
  var isOfMany: Bool {
    switch source {
    case .trial, .validation, .batches: true
    case .network, .examination, .example, .query: false
    }
  }
}

extension Experiment {
  /// How many outputs have one share each of the same whole; 1 for a sigmoid's, 0 for no shares.
  fileprivate var shareCount: Int {
    switch (loss, training.targets) {
    case (.crossEntropy, .classes(_, let count, _)): count
    case (.binaryCrossEntropy, _): 1
    default: 0
    }
  }
}

extension NumberMark {
  /// What the drawn number is made of: the element, or of a share all outputs that share.
  fileprivate func elements(sharing count: Int) -> [TensorElement] {
    let name = TensorName(tensor)
    guard form == .share, count > 1 else { return [TensorElement(name, index)] }
    let first = index / count * count
    return (first..<first + count).map { TensorElement(name, $0) }
  }

  /// What is drawn of those.
  fileprivate func drawn(_ values: [Double], classes: Int) -> Double {
    switch form {
    case .element: return values[0]
    case .share:
      guard classes > 1 else { return 1 / (1 + PortableMath.exp(-values[0])) }
      let highest = values.max() ?? 0
      let powers = values.map { PortableMath.exp($0 - highest) }
      return powers[index % classes] / powers.reduce(0, +)
    }
  }
}

/// What a report holds of a marked number.
private struct ReportedNumber {
  var value: Double

  /// Nil if it does not say.
  init?(_ mark: NumberMark, in report: RunReport, of job: Job) {
    let name = TensorName(mark.tensor)
    let classes = job.experiment.shareCount
    func value(in all: [Float]?, from start: Int) -> Double? {
      let indices = mark.elements(sharing: classes).map { start + $0.index }
      guard let all, indices.allSatisfy(all.indices.contains) else { return nil }
      return mark.drawn(indices.map { Double(all[$0]) }, classes: classes)
    }
    let found: Double?
    switch mark.source {
    case .network: found = value(in: report.snapshot.values[name], from: 0)
    case .examination(let examination):
      found = value(in: report.examined[examination]?[name], from: 0)
    case .example(let row, let examination):
      guard let asked = job.examinations.last(where: { $0.name == examination }),
        let all = report.examined[examination]?[name]
      else { return nil }
      let examples = asked.inputs.count / job.experiment.model.inputShape.count
      found = value(in: all, from: row * (all.count / examples))
    case .query(let row):
      // Answers are shares already.
      let queries = job.queries.count / job.experiment.model.inputShape.count
      let width = report.answers.count / max(1, queries)
      let index = row * width + mark.index
      found = report.answers.indices.contains(index) ? Double(report.answers[index]) : nil
    case .trial(let trial): found = Self.mean(mark, report.evaluations[trial])
    case .validation: found = Self.mean(mark, report.snapshot.evaluation)
    // What a report keeps of many steps is no longer single losses; their mean is tested below.
    case .batches: return nil
    }
    guard let found else { return nil }
    self.value = found
  }

  private static func mean(_ mark: NumberMark, _ evaluation: Evaluation?) -> Double? {
    guard let evaluation, let quantity = Breakdown.Quantity(rawValue: mark.tensor) else {
      return nil
    }
    switch quantity {
    case .loss: return Double(evaluation.loss)
    case .accuracy: return evaluation.accuracy.map(Double.init)
    }
  }
}

/// A number as it stands on a picture.
private struct WrittenNumber {
  let text: String
  /// Whether it says the number that is marked there, to its own digits, or is no text at all.
  let agrees: Bool

  init(_ number: NumberRegion, on surface: Surface) {
    let area = number.area
    let text = (area.row..<area.endRow).map { row in
      String((area.column..<area.endColumn).map { surface[$0, row].character })
    }.joined()
    self.text = text
    var digits = text.filter { !$0.isWhitespace && $0 != "\u{A0}" }
    guard digits.contains(where: \.isNumber) else {
      agrees = !digits.contains { $0.isLetter }
      return
    }
    let isPercent = digits.hasSuffix("%")
    if isPercent { digits.removeLast() }
    let isLess = digits.hasPrefix("<")
    if isLess { digits.removeFirst() }
    digits = digits.replacing("−", with: "-").replacing("+", with: "")
    if digits.hasPrefix(".") { digits = "0" + digits }
    guard let written = Double(digits) else {
      agrees = false
      return
    }
    let value = number.value * (isPercent ? 100 : 1)
    if isLess {
      agrees = value < written
      return
    }
    let parts = digits.split(separator: "e", maxSplits: 1)
    let places = parts[0].split(separator: ".").dropFirst().first?.count ?? 0
    let power = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    var unit = 1.0
    for _ in 0..<(places - power).magnitude { unit = places > power ? unit / 10 : unit * 10 }
    // A sign may stand before it.
    let hasOwnSign = text.contains("−") || text.contains("+")
    let wanted = hasOwnSign ? value : value.magnitude
    agrees = ((hasOwnSign ? written : written.magnitude) - wanted).magnitude <= unit * 0.5001
  }
}

extension String {
  fileprivate func padded(to columns: Int) -> String {
    self + String(repeating: " ", count: max(0, columns - count))
  }
}
