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
