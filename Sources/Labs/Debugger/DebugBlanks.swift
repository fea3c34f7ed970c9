internal import TextUI

/// A number of the plan that can be blanked.
enum DebugCell: String, CaseIterable, Hashable, Sendable {
  case slopeV, slopeW2, slopeH2, slopeZ2, z1, h2, slopeW11, slopeB2

  /// In the order in which they are taken away. Every network of two hidden units has them.
  static func cells(of kind: DebugNet.Kind) -> [DebugCell] { allCases }

  /// As the sheet names it, `v` standing for the sum of the output.
  func name(_ net: DebugNet) -> String {
    let output = net.kind == .r ? "y" : "v"
    switch self {
    case .slopeV: return "dL/d" + output
    case .slopeW2: return "dL/dw₂[1]"
    case .slopeH2: return "dL/dh[2]"
    case .slopeZ2: return "dL/dz[2]"
    case .z1: return "z[1]"
    case .h2: return "h[2]"
    case .slopeW11: return "dL/dW₁[1,1]"
    case .slopeB2: return "dL/db₁[2]"
    }
  }

  /// The rule that it follows from.
  func rule(_ net: DebugNet) -> String {
    switch self {
    case .slopeV: net.kind == .r ? "y − t" : "sigmoid(v) − t"
    case .slopeW2: "slope at the output × h[1]"
    case .slopeH2: "slope at the output × w₂[2]"
    case .slopeZ2: net.kind == .r ? "dL/dh[2], or 0 if it is off" : "dL/dh[2] × (1 − h²)"
    case .z1: "W₁[1,1]·x₁ + W₁[1,2]·x₂ + b₁[1]"
    case .h2: net.bend + "(z[2])"
    case .slopeW11: "dL/dz[1] × x₁"
    case .slopeB2: "dL/dz[2] × 1"
    }
  }

  /// What the engine has computed.
  func value(_ trace: DebugTrace) -> Double {
    switch self {
    case .slopeV: trace.slopes.v[0]
    case .slopeW2: trace.slopes.parameters[2][0]
    case .slopeH2: trace.slopes.h[1]
    case .slopeZ2: trace.slopes.z[1]
    case .z1: trace.z[0]
    case .h2: trace.h[1]
    case .slopeW11: trace.slopes.parameters[0][0]
    case .slopeB2: trace.slopes.parameters[1][1]
    }
  }

  /// Numbers that come out of common slips, with what was slipped.
  func slips(_ trace: DebugTrace) -> [(value: Double, words: String)] {
    let arriving = trace.slopes.v[0]
    let own: [(Double, String)] =
      switch self {
      case .slopeV: [(trace.y[0], "that is y; take the target away")]
      case .slopeW2:
        [
          (arriving * trace.z[0], "that took z for h"),
          (arriving + trace.h[0], "multiply, do not add"),
          (trace.slopes.parameters[2][1], "that is unit 2"),
        ]
      case .slopeH2:
        [(trace.slopes.h[0], "that is unit 1"), (arriving, "the weight on the way is missing")]
      case .slopeZ2:
        [
          (trace.slopes.h[1], "the bend's own slope is missing"),
          (trace.slopes.z[0], "that is unit 1"),
        ]
      case .z1: [(trace.z[1], "that is unit 2"), (trace.h[0], "that is after the bend")]
      case .h2: [(trace.z[1], "that is before the bend"), (trace.h[0], "that is unit 1")]
      case .slopeW11:
        [
          (trace.slopes.h[0] * trace.input[0], "the bend's own slope is missing"),
          (trace.slopes.z[0] * trace.h[0], "that took h for x"),
        ]
      case .slopeB2: [(trace.slopes.h[1], "the bend's own slope is missing")]
      }
    return [(-value(trace), "the sign is turned")] + own
  }
}

/// What the learner has written into the blanks.
struct DebugBlanks: Equatable, Sendable {
  /// How near is right.
  static let tolerance = 0.001

  /// The blank that keys act on.
  private(set) var row = 0
  /// What is being typed for it.
  private(set) var typed = ""
  /// What has been entered.
  private(set) var entered: [DebugCell: Double] = [:]

  /// All blanks empty.
  init() {}

  /// From a setting: `slopeV=-0.569,z1=0.375`.
  init(_ text: String) {
    for part in text.split(separator: ",") {
      let halves = part.split(separator: "=")
      if halves.count == 2, let cell = DebugCell(rawValue: String(halves[0])),
        let value = Double(halves[1]), value.isFinite
      {
        entered[cell] = value
      }
    }
  }

  /// As a setting.
  var text: String {
    DebugCell.allCases.compactMap { cell in
      entered[cell].map { "\(cell.rawValue)=\($0)" }
    }.joined(separator: ",")
  }

  /// Whether what was entered for a blank is right; nil if nothing was.
  func isRight(_ cell: DebugCell, _ trace: DebugTrace) -> Bool? {
    entered[cell].map { ($0 - cell.value(trace)).magnitude <= Self.tolerance }
  }

  /// How many of these blanks are right.
  func rightCount(_ cells: [DebugCell], _ trace: DebugTrace) -> Int {
    cells.count { isRight($0, trace) == true }
  }

  /// What may have gone wrong with an entry: a slip that gives this number, or the rule.
  func advice(_ cell: DebugCell, _ trace: DebugTrace) -> String? {
    guard let value = entered[cell], isRight(cell, trace) == false else { return nil }
    let slip = cell.slips(trace).first { (value - $0.value).magnitude <= Self.tolerance }
    return slip?.words ?? "the rule: " + cell.rule(trace.net)
  }

  /// Types, chooses and enters.
  mutating func press(_ key: Key, cells: [DebugCell], trace: DebugTrace) {
    guard !cells.isEmpty else { return }
    row = min(row, cells.count - 1)
    switch key {
    case .up: (row, typed) = (max(0, row - 1), "")
    case .down: (row, typed) = (min(cells.count - 1, row + 1), "")
    case .character("-"):
      typed = typed.hasPrefix("-") ? String(typed.dropFirst()) : "-" + typed
    case .character("."): if !typed.contains(".") { typed.append(".") }
    case .character(let digit) where digit.isASCII && digit.isNumber:
      if typed.count < 10 { typed.append(digit) }
    case .backspace: if !typed.isEmpty { typed.removeLast() }
    case .enter:
      guard let value = Double(typed) else { return }
      entered[cells[row]] = value
      typed = ""
      if isRight(cells[row], trace) == true { row = min(cells.count - 1, row + 1) }
    default: break
    }
  }
}
