internal import Compute
internal import Learning
public import TextUI

/// Networks from inside: every value, every slope, and where they come from.
///
/// The networks R and C have one example and fixed weights, so that every number can be checked by
/// hand; 3-4-3 has a shortcut, on which slopes add up; the last one reads digits.
///
/// Metrics: `loss` and `output` of the example that is followed; `slope` of the chosen number,
/// `change` (of the loss, for the nudge as set), `quotient` (that change by the nudge), `promise`
/// (slope times nudge), `checked` (the relative difference of slope and two-sided measurement at the
/// last check); in `move` `update`, `first` (the loss before the first update), `last` (the latest
/// loss of a batch), `squares` (the sum of all squared slopes) and `promised` (the change that the
/// next update promises); `filled`, `right`, `blanks` of the blanks; `passes` (forward passes that
/// nudging every number takes) and `weights` in `wide`.
/// `goal` is 1 once at least six of eight blanks are right, and one check by nudges has agreed with
/// the slope to a thousandth.
public struct DebuggerLab: DeskLab {
  /// `debugger`.
  public static let id = "debugger"
  /// The digits.
  public static let tables = [DigitPots.table]
  /// The network with its numbers.
  public static let mainView = DebuggerStage.network.rawValue

  let digits: Dataset
  /// The view on stage.
  public var view = DebuggerStage.network
  /// The dials of every view.
  public var book = freshBook
  /// Where numbers of the larger networks come from.
  public var seed: UInt64
  /// The runs.
  public var desk: RunDesk<DebuggerRun>
  /// Which weight or bias is talked about, from 0.
  var chosen = 0
  /// Which operation is opened.
  var row = 0
  /// What the learner has filled in.
  var sheetOfBlanks = DebugBlanks()
  /// What the last check by nudges found: the relative difference; nil before the first one.
  var checked: Double?

  /// Prepares the digits and takes the settings over.
  public init(_ context: LabContext) throws(LabError) {
    digits = try DigitPots(context, lab: Self.id).training
    seed = context.seed
    desk = RunDesk(firstJob: context.firstJob)
    adopt(context.settings)
  }

  // MARK: What is on stage

  /// The network that the dials say.
  var net: DebugNet {
    var net = DebugNet(kind: DebugNet.Kind(rawValue: sheet.word("net")) ?? .c, seed: seed)
    switch view {
    case .nudge, .plan, .move: net.rate = sheet.number("rate")
    case .network:
      net.rate = sheet.number("rate")
      net.target = sheet.count("target")
    case .blanks: net.target = sheet.count("target")
    case .wide: net.rate = 0.1
    }
    return net
  }

  /// The example that is followed, from 0.
  var example: Int {
    switch view {
    case .nudge, .network, .plan, .wide: min(sheet.count("example"), net.exampleCount) - 1
    case .blanks, .move: 0
    }
  }

  /// The run of the view on stage.
  var tag: DebuggerRun { DebuggerRun(net: net) }
  /// By what the run of the view is known.
  public var orderTags: [DebuggerRun] { [tag] }
  /// What Space trains.
  public var orders: [RunOrder<DebuggerRun>] { [RunOrder(tag, net.job(digits))] }
  /// One update a picture for small networks.
  public var paces: [Pace] {
    switch net.kind {
    case .r, .c, .free: Self.slowPaces
    case .digits: RunPace.levels
    }
  }

  private static let slowPaces: [Pace] = [
    .steps(1), .steps(1), .steps(1), .steps(1), .steps(1), .steps(2), .steps(8), .unlimited,
  ]

  /// Every value and slope of the example that is followed; nil before the first report.
  var trace: DebugTrace? {
    guard let job = desk.jobs[tag] else { return nil }
    return DebugTrace(net, example: example, desk.report(tag), data: job.experiment.training)
  }

  /// The weights as they are.
  var pass: DebugPass? { desk.report(tag).flatMap { DebugPass(net, $0.snapshot.values) } }

  /// The number that is talked about.
  var place: DebugPass.Place? {
    pass.flatMap { $0.places.indices.contains(chosen) ? $0.places[chosen] : $0.places.first }
  }

  // MARK: Settings and keys

  /// What the view on stage can be set to: R and C have one example, and they alone a target of
  /// their own.
  public var controls: [LabControl] {
    let isSmall = net.exampleCount == 1
    return sheet.controls(
      sheet.dials.map(\.name).filter { isSmall ? $0 != "example" : $0 != "target" })
  }

  /// What is chosen, filled in and checked.
  public var extraSettings: [String: String] {
    [
      "weight": "\(chosen + 1)", "row": "\(row + 1)", "filled": sheetOfBlanks.text,
      "checked": checked.map { "\($0)" } ?? "",
    ]
  }

  /// Takes them over.
  public mutating func setExtra(_ name: String, to value: String) {
    switch name {
    case "weight": chosen = max(1, Int(value) ?? 1) - 1
    case "row": row = max(1, Int(value) ?? 1) - 1
    case "filled": sheetOfBlanks = DebugBlanks(value)
    case "checked": checked = Double(value)
    default: break
    }
  }

  /// The keys of the view on stage, as far as they do something now.
  public var keys: [LabKey] {
    guard trace != nil else { return [] }
    switch view {
    case .nudge: return nudgeKeys
    case .network: return [Self.weightKey]
    case .wide:
      return net.kind == .digits
        ? [LabKey([.left, .right], "←→", "unit", help: "Another hidden unit")] : []
    case .plan:
      return [LabKey([.up, .down], "↑↓", "row", help: "Open the operation above or below")]
    case .blanks: return blankCells.isEmpty ? [] : blankKeys
    case .move: return []
    }
  }

  private static let weightKey = LabKey(
    [.left, .right], "←→", "weight", help: "Another weight or bias")

  private var nudgeKeys: [LabKey] {
    var keys = [Self.weightKey]
    if !desk.isRunning {
      keys.append(LabKey(["+", "-"], "+ −", "nudge", help: "Add the nudge to it, or take it away"))
    }
    if !isChecked {
      keys.append(
        LabKey(["F"], "F", "check", help: "Measure the slope with a nudge up and one down"))
    }
    return keys
  }

  private var blankKeys: [LabKey] {
    let typed = sheetOfBlanks.typed
    var keys = [
      LabKey([.up, .down], "↑↓", "blank", help: "The blank above or below"),
      LabKey(
        "0123456789.-".map(Key.character), "0-9", "type",
        help: "Type the number; − turns its sign"),
    ]
    if Double(typed) != nil {
      keys.append(LabKey([.enter], "Enter", "check", help: "See whether it is right"))
    }
    if !typed.isEmpty {
      keys.append(LabKey([.backspace], "⌫", "delete", help: "Delete the last digit"))
    }
    return keys
  }

  /// Does what a key of the stage does.
  public mutating func press(_ key: Key) -> [LabCommand] {
    switch (view, key) {
    case (.nudge, .left), (.network, .left): chooseWeight(by: -1)
    case (.nudge, .right), (.network, .right): chooseWeight(by: 1)
    case (.wide, .left): chooseUnit(by: -1)
    case (.wide, .right): chooseUnit(by: 1)
    case (.nudge, "+"): return nudge(by: sheet.number("size"))
    case (.nudge, "-"): return nudge(by: -sheet.number("size"))
    case (.nudge, "F"): checkSlope()
    case (.plan, .up): row = max(0, min(row, planRows.count - 1) - 1)
    case (.plan, .down): row = min(planRows.count - 1, row + 1)
    case (.blanks, _): pressBlanks(key)
    default: break
    }
    return []
  }

  private mutating func chooseWeight(by places: Int) {
    let count = net.parameterCount
    chosen = ((min(chosen, count - 1) + places) % count + count) % count
  }

  /// To the first weight of another hidden unit.
  private mutating func chooseUnit(by places: Int) {
    let (inputs, hidden, _) = net.widths
    let unit = min(chosen / inputs, hidden - 1)
    chosen = ((unit + places + hidden) % hidden) * inputs
  }

  /// Sets the chosen number by hand; the network moves on from there.
  private func nudge(by amount: Double) -> [LabCommand] {
    guard !desk.isRunning, let place, let pass else { return [] }
    // To millionths, so that the way back ends where it began.
    let value = ((pass[place] + amount) * 1e6).rounded() / 1e6
    return [.edit([TensorEdit(net.parameters[place.tensor], place.index, to: Float(value))])]
  }

  private mutating func checkSlope() { checked = slopeDifference ?? checked }

  /// How far the chosen number's slope and the one that nudges find are apart, as a share of them.
  var slopeDifference: Double? {
    guard let place, let pass, let trace else { return nil }
    let slope = trace.slopes.parameters[place.tensor][place.index]
    let measured = pass.measuredSlope(place, trace.input, target: trace.target)
    let size = max(slope.magnitude, measured.magnitude)
    // Two zeros agree.
    return size == 0 ? 0 : (slope - measured).magnitude / size
  }

  /// Whether the last check was of this number as it is.
  var isChecked: Bool { checked != nil && checked == slopeDifference }

  private mutating func pressBlanks(_ key: Key) {
    guard let trace else { return }
    let cells = Array(DebugCell.cells(of: net.kind).prefix(sheet.count("blanks")))
    sheetOfBlanks.press(key, cells: cells, trace: trace)
  }

  /// Empties the blanks and forgets the check.
  public mutating func forgetMarks() {
    switch view {
    case .blanks: sheetOfBlanks = DebugBlanks()
    case .nudge: checked = nil
    case .network, .plan, .move, .wide: break
    }
  }
}

/// A run of the lab: the network says everything about it.
public struct DebuggerRun: Hashable, Sendable {
  var net: DebugNet
}
