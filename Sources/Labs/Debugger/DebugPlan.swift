internal import Compute
internal import Learning
internal import TextUI

/// A row of the plan: one operation, its values, and the slopes of the loss there.
struct DebugRow: Equatable, Sendable {
  /// As the plan writes it: `h = tanh z`.
  var formula: String
  var values: [Double]
  var slopes: [Double]
  /// What it computes, with the numbers of this example put in.
  var forward: [String] = []
  /// How the slopes that arrive here are sent on.
  var backward: [String] = []
  /// The backward rule in words.
  var rule: String
  /// The tensor that the values are elements of, and the slopes those of its gradient; nil where they
  /// are made of something else.
  var tensor: TensorName?
  /// Whether the values are what a person reads of the outputs.
  var isRead = false
}

extension DebuggerLab {
  /// The operations of the network in the order of the forward pass; empty before the first report.
  var planRows: [DebugRow] {
    guard let trace, let pass else { return [] }
    let writer = DebugWriter(trace: trace, pass: pass)
    switch net.kind {
    case .c:
      return [
        writer.product, writer.bias, writer.bend, writer.outProduct, writer.outBias, writer.share,
        writer.loss,
      ]
    case .r: return [writer.sum, writer.bend, writer.outSum, writer.loss]
    case .free, .digits:
      return [writer.sum, writer.bend, writer.outSum, writer.share, writer.loss]
    }
  }
}

/// Writes the rows of a plan.
private struct DebugWriter {
  let trace: DebugTrace
  let pass: DebugPass

  private var net: DebugNet { trace.net }
  private var slopes: DebugTrace.Slopes { trace.slopes }
  /// Rows with numbers put in are for networks that can be read.
  private var isSmall: Bool { net.kind != .digits }

  private func text(_ value: Double) -> String { Numbers.significant(value) }
  private func factor(_ value: Double) -> String {
    value < 0 ? "(\(text(value)))" : text(value)
  }
  /// `0.5·1 + 0.25·2`.
  private func dot(_ weights: ArraySlice<Double>, _ values: [Double]) -> String {
    zip(weights, values).map { "\(factor($0))·\(factor($1))" }.joined(separator: " + ")
  }
  private func lines(_ count: Int, _ line: (Int) -> String) -> [String] {
    isSmall ? (0..<count).map(line) : []
  }
  private func weights(_ unit: Int) -> ArraySlice<Double> {
    let width = net.widths.inputs
    return pass.numbers[0][unit * width..<(unit + 1) * width]
  }
  private func outWeights(_ unit: Int) -> ArraySlice<Double> {
    let width = net.widths.hidden
    return pass.numbers[2][unit * width..<(unit + 1) * width]
  }

  var product: DebugRow {
    DebugRow(
      formula: "a = W₁·x", values: trace.a, slopes: slopes.a,
      forward: lines(trace.a.count) { unit in
        "a[\(unit + 1)] = \(dot(weights(unit), trace.input)) = \(text(trace.a[unit]))"
      },
      backward: lines(trace.a.count) { unit in
        "dL/dW₁[\(unit + 1),1] = \(factor(slopes.a[unit])) · \(factor(trace.input[0])) = "
          + text(slopes.parameters[0][unit * net.widths.inputs])
      }, rule: "a weight's slope: what arrives × what the weight was multiplied with",
      tensor: net.hidden.appending("product"))
  }

  var bias: DebugRow {
    DebugRow(
      formula: "z = a + b₁", values: trace.z, slopes: slopes.z,
      forward: lines(trace.z.count) { unit in
        "z[\(unit + 1)] = \(text(trace.a[unit])) + \(factor(pass.numbers[1][unit])) = "
          + text(trace.z[unit])
      },
      backward: lines(trace.z.count) { unit in
        "dL/db₁[\(unit + 1)] = \(text(slopes.z[unit])) · 1 = \(text(slopes.parameters[1][unit]))"
      }, rule: "a sum sends what arrives to both sides, unchanged",
      tensor: net.hidden.appending("sum"))
  }

  var sum: DebugRow {
    DebugRow(
      formula: "z = W₁·x + b₁", values: trace.z, slopes: slopes.z,
      forward: lines(trace.z.count) { unit in
        "z[\(unit + 1)] = \(dot(weights(unit), trace.input)) + \(factor(pass.numbers[1][unit])) = "
          + text(trace.z[unit])
      },
      backward: lines(trace.z.count) { unit in
        "dL/dW₁[\(unit + 1),1] = \(factor(slopes.z[unit])) · \(factor(trace.input[0])) = "
          + text(slopes.parameters[0][unit * net.widths.inputs])
      }, rule: "a weight's slope: what arrives × what the weight was multiplied with",
      tensor: net.hidden.appending("sum"))
  }

  var bend: DebugRow {
    let isTanh = net.bend == "tanh"
    return DebugRow(
      formula: "h = \(net.bend) z", values: trace.h, slopes: slopes.h,
      forward: lines(trace.h.count) { unit in
        "h[\(unit + 1)] = \(net.bend)(\(text(trace.z[unit]))) = \(text(trace.h[unit]))"
      },
      backward: lines(trace.h.count) { unit in
        let own = isTanh ? 1 - trace.h[unit] * trace.h[unit] : trace.z[unit] > 0 ? 1 : 0
        return "dL/dz[\(unit + 1)] = \(factor(slopes.h[unit])) · \(text(own)) = "
          + text(slopes.z[unit])
      },
      rule: isTanh
        ? "the bend's own slope is 1 − h²" : "its own slope is 1 where it is on, 0 where it is off",
      tensor: net.hidden)
  }

  var outProduct: DebugRow {
    DebugRow(
      formula: "c = w₂·h", values: trace.c, slopes: slopes.c,
      forward: lines(trace.c.count) { unit in
        "c = \(dot(outWeights(unit), trace.h)) = \(text(trace.c[unit]))"
      }, backward: throughOutput(slopes.c),
      rule: "to a weight: × what it was multiplied with; to h: × the weight",
      tensor: net.out.appending("product"))
  }

  var outBias: DebugRow {
    DebugRow(
      formula: "v = c + b₂", values: trace.v, slopes: slopes.v,
      forward: lines(1) { _ in
        "v = \(text(trace.c[0])) + \(factor(pass.numbers[3][0])) = \(text(trace.v[0]))"
      },
      backward: lines(1) { _ in
        "dL/db₂ = \(text(slopes.v[0])) · 1 = \(text(slopes.parameters[3][0]))"
      }, rule: "a sum sends what arrives to both sides, unchanged", tensor: net.answer)
  }

  var outSum: DebugRow {
    let name = net.kind == .r ? "y" : "v"
    let letter = trace.v.count == 1 ? "w₂" : "W₂"
    let shortcut = net.hasShortcut ? " + x" : ""
    return DebugRow(
      formula: "\(name) = \(letter)·h + b₂\(shortcut)", values: trace.v, slopes: slopes.v,
      forward: lines(trace.v.count) { unit in
        let index = trace.v.count == 1 ? "" : "[\(unit + 1)]"
        return "\(name)\(index) = \(dot(outWeights(unit), trace.h)) + "
          + factor(pass.numbers[3][unit])
          + (net.hasShortcut ? " + " + factor(trace.input[unit]) : "") + " = " + text(trace.v[unit])
      },
      backward: net.hasShortcut ? alongShortcut : throughOutput(slopes.v),
      rule: net.hasShortcut
        ? "x is used twice: the slopes of both ways add up"
        : "to a weight: × what it was multiplied with; to h: × the weight",
      tensor: net.answer)
  }

  private func throughOutput(_ arriving: [Double]) -> [String] {
    guard arriving.count == 1 else { return [] }
    return lines(trace.h.count) { unit in
      "dL/dw₂[\(unit + 1)] = \(factor(arriving[0])) · \(factor(trace.h[unit])) = "
        + "\(text(slopes.parameters[2][unit]));  dL/dh[\(unit + 1)] = \(factor(arriving[0])) · "
        + "\(factor(pass.numbers[2][unit])) = \(text(slopes.h[unit]))"
    }
  }

  private var alongShortcut: [String] {
    lines(trace.input.count) { unit in
      let around = slopes.v[unit]
      return "dL/dx[\(unit + 1)] = \(text(around)) (shortcut) + "
        + "\(factor(slopes.input[unit] - around)) (units) = \(text(slopes.input[unit]))"
    }
  }

  var share: DebugRow {
    let isOne = net.kind == .c
    return DebugRow(
      formula: isOne ? "y = sigmoid v" : "y = softmax v", values: trace.y,
      slopes: trace.slopeAtShare.map { [$0] } ?? [],
      forward: lines(trace.y.count) { unit in
        isOne
          ? "y = sigmoid(\(text(trace.v[0]))) = \(text(trace.y[0]))"
          : "y[\(unit + 1)] = e^\(text(trace.v[unit])) / sum = \(text(trace.y[unit]))"
      },
      backward: lines(trace.y.count) { unit in
        let target = isOne ? trace.target : trace.target == unit ? 1 : 0
        let index = isOne ? "" : "[\(unit + 1)]"
        return "dL/dv\(index) = y − t = \(text(trace.y[unit])) − \(target) = "
          + text(slopes.v[unit])
      }, rule: "with this loss behind it: the output less the target", tensor: .output,
      isRead: true)
  }

  var loss: DebugRow {
    let formula: String
    let words: String
    switch net.kind {
    case .r:
      formula = "L = ½(y − \(trace.target))²"
      words = "dL/dy = y − t = \(text(trace.v[0])) − \(trace.target) = \(text(slopes.v[0]))"
    case .c:
      formula = trace.target == 1 ? "L = −ln y" : "L = −ln(1 − y)"
      words =
        "dL/dy = " + (trace.target == 1 ? "−1/y" : "1/(1 − y)") + " = "
        + text(trace.slopeAtShare ?? .nan)
    case .free, .digits:
      formula = "L = −ln y[\(net.kind == .digits ? trace.target : trace.target + 1)]"
      words = "the share of the right answer counts alone"
    }
    return DebugRow(
      formula: formula, values: [trace.loss], slopes: [1],
      forward: ["L = \(text(trace.loss))"], backward: [words],
      rule: "the way back begins with a slope of 1", tensor: "loss")
  }
}
