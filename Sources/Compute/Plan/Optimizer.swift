internal import Kernels

/// A rule that changes the parameters by their gradients.
public protocol Optimizer: Equatable, Sendable {
  /// As it appears in tensor names: `hidden.weight.adam.m`.
  var name: String { get }
  /// The learning rate at the start; a machine keeps it as the tensor `optimizer.rate`.
  var rate: Double { get set }
  /// The tensors it keeps for each parameter, zero at the start, such as `m` and `v`.
  var stateNames: [String] { get }
  /// The update of a stretch of parameters, made by one of the methods of `UpdateBlock`.
  func update(_ block: UpdateBlock) -> UpdateBlock.Update
  /// The rule for a reader, with `w` the parameter's name: `w − rate × w.gradient`.
  func formula(_ w: String) -> String
}

/// A stretch of parameters, their gradients and what the optimizer keeps for them.
public struct UpdateBlock {
  let kernels: KernelTable
  let parameters: Int
  let gradients: Int
  let states: [Int]
  let rate: Int
  let count: Int

  /// An update, bound to its parameters.
  public struct Update {
    let call: KernelCall
  }

  /// w −= rate · (g + decay · w)
  public func sgd(decay: Double) -> Update { make(.sgd(decay: decay)) }

  /// velocity = momentum · velocity + g,  w −= rate · velocity; the first state is the velocity.
  public func momentum(_ momentum: Double, nesterov: Bool, decay: Double) -> Update {
    make(.momentum(momentum, nesterov: nesterov, decay: decay, velocity: states[0]))
  }

  /// Adam, with decay a part of the gradient, or apart from it as in AdamW; the states are m and v.
  public func adam(
    beta1: Double, beta2: Double, epsilon: Double, decay: Double, isDecoupled: Bool
  ) -> Update {
    make(
      .adam(
        beta1: beta1, beta2: beta2, epsilon: epsilon, decay: decay, isDecoupled: isDecoupled,
        m: states[0], v: states[1]))
  }

  /// RMSProp; the states are v, then the mean gradient if it is centered, then the velocity if
  /// there is momentum.
  public func rmsProp(
    alpha: Double, epsilon: Double, decay: Double, momentum: Double, isCentered: Bool
  ) -> Update {
    make(
      .rmsProp(
        alpha: alpha, epsilon: epsilon, decay: decay, momentum: momentum, v: states[0],
        mean: isCentered ? states[1] : nil, velocity: momentum == 0 ? nil : states.last))
  }

  private func make(_ rule: UpdateKernel) -> Update {
    Update(
      call: kernels.update(
        rule, parameters: parameters, gradients: gradients, rate: rate, count: count))
  }
}

extension TensorName {
  /// The learning rate, one number; writing it takes effect at the next update.
  public static let rate: TensorName = "optimizer.rate"
}
