public import Kernels

/// A function of one number in a rule.
public enum ElementFunction: Equatable, Sendable {
  case activation(Activation)
  case logarithm, squareRoot, square, absolute, sign
  /// ln(1 + eˣ)
  case softplus
  /// The smaller of x and 1.
  case atMostOne
  /// The larger of x and 0.
  case atLeastZero

  /// The value at x.
  func value(at x: Double) -> Double {
    switch self {
    case .activation(let activation): activation.value(at: x)
    case .logarithm: Double.log(x)
    case .squareRoot: x.squareRoot()
    case .square: x * x
    case .absolute: abs(x)
    case .sign: x > 0 ? 1 : x < 0 ? -1 : 0
    case .softplus: Double.softplus(x)
    case .atMostOne: min(x, 1)
    case .atLeastZero: max(x, 0)
    }
  }

  /// The derivative where the argument is `x`, written with the function's value `y` where that
  /// reads better; nil where it is 0.
  func slope(at x: ElementRule, value y: ElementRule) -> ElementRule? {
    switch self {
    case .activation(.identity): .constant(1)
    case .activation(.tanh): .difference(.constant(1), .function(.square, y))
    case .activation(.sigmoid): .times([y, .difference(.constant(1), y)])
    case .activation(let activation): .activationSlope(activation, x)
    case .logarithm: .quotient(.constant(1), x)
    case .squareRoot: .quotient(.constant(1), .times([.constant(2), y]))
    case .square: .times([.constant(2), x])
    case .absolute: .function(.sign, x)
    case .sign: nil
    case .softplus: .function(.activation(.sigmoid), x)
    case .atMostOne: x.value < 1 ? .constant(1) : nil
    case .atLeastZero: x.value > 0 ? .constant(1) : nil
    }
  }

  /// The function of something that is written down already.
  func text(of argument: String) -> String {
    switch self {
    case .activation(.identity): argument
    case .activation(let activation): "\(activation.name)(\(argument))"
    case .logarithm: "ln(\(argument))"
    case .squareRoot: "√(\(argument))"
    case .square: "(\(argument))²"
    case .absolute: "|\(argument)|"
    case .sign: "sign(\(argument))"
    case .softplus: "ln(1 + e^(\(argument)))"
    case .atMostOne: "min(1, \(argument))"
    case .atLeastZero: "max(0, \(argument))"
    }
  }
}
