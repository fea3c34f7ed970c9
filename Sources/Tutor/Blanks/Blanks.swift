internal import Compute
internal import Labs
internal import TextUI

/// Numbers of a step that the learner works out instead of reading them: which they are, what was
/// entered, and what a wrong entry tells.
///
/// A debugger shows `hidden` as `?`, asks for explanations of `elements`, and hands them in where an
/// answer has to be judged.
public struct Blanks: Equatable, Sendable {
  /// How many there are: 0, 2, 4 or 8, or as many as the network has.
  private(set) var count = 0
  private var plan: BlankPlan?
  private(set) var sheet = BlankSheet<TensorElement>()
  /// Whether the rule of the chosen one is shown.
  private(set) var showsRule = false
  /// Those that were entered rightly, or are shown since they were missed too often.
  private var settled: Set<TensorElement> = []

  /// No blanks.
  init() {}

  /// The blanks, the easiest first.
  var elements: [TensorElement] { plan?.elements(count) ?? [] }
  /// What is not to be read anywhere on the screen.
  var hidden: Set<TensorElement> { Set(elements).subtracting(settled) }
  /// The one that keys act on.
  var current: TensorElement? { sheet.current(elements) }
  /// Whether there are any.
  var isOn: Bool { !elements.isEmpty }

  /// More of them; after the most, none.
  mutating func takeMore(_ report: StepReport) {
    let all = plan ?? BlankPlan(report.rows, parameters: report.parameters)
    plan = all
    count = Self.count(after: count, of: all.elements.count)
    if !isOn { (sheet, settled) = (BlankSheet(), []) }
    sheet.choose(min(sheet.row, max(0, elements.count - 1)))
    showsRule = false
  }

  /// How many `takeMore` makes of them.
  func nextCount(_ report: StepReport) -> Int {
    let all = plan ?? BlankPlan(report.rows, parameters: report.parameters)
    return Self.count(after: count, of: all.elements.count)
  }

  /// A small network may have less than there are to be.
  private static func count(after count: Int, of most: Int) -> Int {
    count >= most ? 0 : min(BlankPlan.count(after: count), most)
  }

  /// The one that keys act on from now on, by its number.
  mutating func choose(_ row: Int) {
    sheet.choose(min(row, max(0, elements.count - 1)))
    showsRule = false
  }

  /// In another step there are other numbers: begins anew.
  mutating func restart() { (sheet, settled, showsRule) = (BlankSheet(), [], false) }

  /// Shows the rule of the chosen one, or hides it again.
  mutating func turnRule() { showsRule.toggle() }

  /// Types, chooses and enters.
  ///
  /// - Parameter explanation: Why a blank holds what it holds; nil before it is known.
  mutating func press(_ key: Key, _ explanation: (TensorElement) -> Explanation?) {
    let before = current
    sheet.press(key, cells: elements) { element, entry in
      explanation(element).flatMap { why in
        why.isComputed ? Slip.isMeant(entry, for: Double(why.value)) : nil
      }
    }
    if let before, isRight(before, explanation) == true || sheet.isShown(before) {
      settled.insert(before)
    }
    if current != before { showsRule = false }
  }

  /// Whether what was entered for a blank is right; nil if nothing was.
  func isRight(_ element: TensorElement, _ explanation: (TensorElement) -> Explanation?) -> Bool? {
    guard let entry = sheet.entered[element], let why = explanation(element) else { return nil }
    return Slip.isMeant(entry, for: Double(why.value))
  }

  /// What a wrong entry tells: the slip that gives this number, or else the rule; after too many
  /// misses the number itself.
  func advice(_ element: TensorElement, _ explanation: (TensorElement) -> Explanation?) -> Advice? {
    guard let why = explanation(element) else { return nil }
    guard why.isComputed else { return .notYet }
    guard let entry = sheet.entered[element], isRight(element, explanation) == false else {
      return nil
    }
    if sheet.isShown(element) {
      let open = hidden
      let numbers = open.compactMap { explanation($0)?.value.magnitude }
      return .number(
        why,
        tellsOthers: why.elements.contains {
          open.contains($0.element) || numbers.contains($0.value.magnitude)
        })
    }
    if let slip = why.slip(giving: entry) { return .slip(slip) }
    return .rule(why)
  }

  /// What there is to say of a blank.
  enum Advice {
    /// The run has not come there.
    case notYet
    case slip(Slip)
    case rule(Explanation)
    /// - Parameter tellsOthers: Whether what it is made of are blanks, too.
    case number(Explanation, tellsOthers: Bool)

    var text: String {
      switch self {
      case .notYet: "The step has not come there yet: run on."
      case .slip(let slip): "\(slip.kind.rawValue.sentenceCased). \(slip.sentence)"
      case .rule(let why): "The rule: \(why.symbols)."
      case .number(let why, let tellsOthers):
        "It is \(tellsOthers ? "" : why.numbers + " = ")"
          + "\(Numbers.significant(Double(why.value)))."
      }
    }
  }
}

extension Explanation {
  /// Whether there is a number of this step.
  var isComputed: Bool {
    switch origin {
    case .notYet, .never: false
    // Gradients are zero until backward adds to them; that of the loss stays what it is.
    case .filled: target.name == "loss.gradient"
    case .given, .setting, .initial, .lastUpdate, .made: true
    }
  }
}

extension String {
  /// With a capital at the beginning.
  var sentenceCased: String { prefix(1).uppercased() + dropFirst() }
}
