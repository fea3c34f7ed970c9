internal import Compute
internal import Learning

/// Every value and every slope of one example on its way through a network, as the engine has
/// computed them.
struct DebugTrace: Equatable, Sendable {
  let net: DebugNet
  /// What goes in.
  let input: [Double]
  /// What should come out: 0 or 1, a number, or a class.
  let target: Int
  /// Products and sums of the hidden units, and what the bend makes of them.
  let a: [Double]
  let z: [Double]
  let h: [Double]
  /// The product of the outputs and their sums; with a shortcut the input is in them.
  let c: [Double]
  let v: [Double]
  let loss: Double
  /// Slopes of the loss at each of them.
  let slopes: Slopes

  /// Slopes of the loss.
  struct Slopes: Equatable, Sendable {
    var input: [Double]
    var a: [Double]
    var z: [Double]
    var h: [Double]
    var c: [Double]
    var v: [Double]
    /// By each weight and bias, as in `DebugPass.numbers`.
    var parameters: [[Double]]
  }

  /// From a report; nil before the first one.
  init?(_ net: DebugNet, example: Int, _ report: RunReport?, data: Dataset) {
    guard let found = report?.examined[DebugNet.examination(example)], example < data.count else {
      return nil
    }
    func values(_ name: TensorName) -> [Double] { (found[name] ?? []).map(Double.init) }
    func slopes(_ name: TensorName) -> [Double] {
      values(name.gradient)
    }
    self.net = net
    input = data.input(at: example).map(Double.init)
    switch data.targets {
    case .values(let values, _): target = Int(values[example])
    case .classes(let classes, _, _): target = Int(classes[example])
    }
    let (inputs, hidden, outputs) = net.widths
    a = values(net.hidden.appending("product"))
    z = values(net.hidden.appending("sum"))
    h = values(net.hidden)
    c = values(net.out.appending("product"))
    v = values(net.answer)
    output = values(.output)
    slopeAtOutput = slopes(.output)
    loss = values("loss").first ?? .nan
    self.slopes = Slopes(
      input: slopes("input"), a: slopes(net.hidden.appending("product")),
      z: slopes(net.hidden.appending("sum")), h: slopes(net.hidden),
      c: slopes(net.out.appending("product")), v: slopes(net.answer),
      parameters: net.parameters.map(slopes))
    guard z.count == hidden, h.count == hidden, v.count == outputs,
      self.slopes.parameters.map(\.count)
        == [inputs * hidden, hidden, hidden * outputs, outputs]
    else { return nil }
  }

  /// What comes out behind them.
  private let output: [Double]
  private let slopeAtOutput: [Double]

  /// What a person reads: the share of each answer, or the output itself.
  var y: [Double] {
    switch net.kind {
    case .r, .c: return output
    case .free, .digits:
      let highest = v.max() ?? 0
      let powers = v.map { PortableMath.exp($0 - highest) }
      let sum = powers.reduce(0, +)
      return powers.map { $0 / sum }
    }
  }

  /// The slope of C's loss at y, behind the sigmoid: −1/y, or 1/(1 − y) where the target is 0.
  var slopeAtShare: Double? { net.kind == .c ? slopeAtOutput.first : nil }

  /// The sum of the squares of all slopes of weights and biases: what a step of rate η promises is
  /// η times that.
  var squares: Double { slopes.parameters.joined().reduce(0) { $0 + $1 * $1 } }
}
