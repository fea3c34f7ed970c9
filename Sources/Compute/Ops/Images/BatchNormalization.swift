public import Kernels

/// Gives each channel mean 0 and variance 1, then a scale and a shift that are learned:
/// `nn.BatchNorm1d` on [n × channels], `nn.BatchNorm2d` on [n × channels × height × width]
/// (Ioffe and Szegedy 2015).
///
///     x̂ = (x − mean) / √(variance + 1e-5), both of the channel
///     y = weight · x̂ + bias
///     x.gradient += weight / √(variance + 1e-5) · (g − mean of g − x̂ · mean of g·x̂), g = y.gradient
///     weight.gradient += Σ g·x̂
///     bias.gradient += Σ g
///
/// Inputs: x, weight, bias, running mean, running variance. In training, mean and variance are
/// those of the batch, and the running ones follow them: running += 0.1 · (batch − running), the
/// variance over count − 1. Outside of training the running ones are used, and stay as they are.
///
/// A mean is over the whole batch, so this op alone cannot work on a part of one. A last batch of
/// one value a channel becomes `bias` and leaves the running variance alone.
public struct BatchNormalization: Op {
  public let name = "batchNorm"
  /// Whether mean and variance are those of the batch.
  public let isTraining: Bool
  /// Added to the variance, so that a channel that never changes is not divided by 0.
  public static let epsilon = 1e-5
  /// How far the running statistics go towards those of a batch.
  public static let momentum = 0.1

  /// With the statistics of the batch, or with the running ones.
  public init(isTraining: Bool) { self.isTraining = isTraining }

  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    try requireInputs(5, inputs)
    let x = inputs[0]
    guard x.rank == 2 || x.rank == 4 else {
      throw ShapeError(
        "batchNorm: \(x) has \(x.rank) axes; give [n × features] or "
          + "[n × channels × height × width].")
    }
    let channels = x.extents[1]
    for other in inputs.dropFirst() where other != Shape(channels) {
      throw ShapeError(
        "batchNorm: \(other) does not fit \(x); there must be one number for each of the "
          + "\(channels) channels.")
    }
    guard !isTraining || x.count > channels else {
      throw ShapeError(
        "batchNorm: \(x) has one value a channel, and so no variance; use a larger batch.")
    }
    return x
  }

  /// The mean and the variance of each channel that x is normalized by.
  public func auxiliaries(for inputs: [Shape]) -> [Auxiliary] {
    let shape = Shape(inputs[0].extents[1])
    return [
      Auxiliary("mean", shape: shape, isBatched: false),
      Auxiliary("variance", shape: shape, isBatched: false),
    ]
  }

  /// In training, an example's result depends on the others.
  public var mixesExamples: Bool { isTraining }

  /// The running statistics follow the batch; no gradient reaches them.
  public func differentiates(input index: Int) -> Bool { index < 3 }

  public func forward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    let x = operands.input(0).asImages
    let (mean, variance) = (operands.auxiliary(0), operands.auxiliary(1))
    let (runningMean, runningVariance) = (operands.input(3), operands.input(4))
    if isTraining {
      Reference.channelStatistics(x, mean: mean, variance: variance)
      Reference.follow(
        mean: mean, variance: variance, count: x.valuesPerChannel,
        momentum: Scalar(Self.momentum), runningMean: runningMean,
        runningVariance: runningVariance)
    } else {
      for c in 0..<mean.count {
        (mean[c], variance[c]) = (runningMean[c], runningVariance[c])
      }
    }
    Reference.normalizeChannels(
      x, mean: mean, variance: variance, epsilon: Scalar(Self.epsilon),
      weight: operands.input(1), bias: operands.input(2), into: operands.output.asImages)
  }

  public func backward<Scalar>(_ operands: borrowing Operands<Scalar>) {
    let (x, arriving) = (operands.input(0).asImages, operands.outputGradient.asImages)
    let (mean, variance) = (operands.auxiliary(0), operands.auxiliary(1))
    if let gradient = operands.inputGradient(0) {
      Reference.addNormalizeInputGradient(
        arriving, x, mean: mean, variance: variance, epsilon: Scalar(Self.epsilon),
        weight: operands.input(1), areFixed: !isTraining, to: gradient.asImages)
    }
    if let gradient = operands.inputGradient(1) {
      Reference.addNormalizeWeightGradient(
        arriving, x, mean: mean, variance: variance, epsilon: Scalar(Self.epsilon), to: gradient)
    }
    if let gradient = operands.inputGradient(2) {
      Reference.addChannelSums(arriving, to: gradient)
    }
  }

  public func formula(_ operands: [String]) -> String {
    let (mean, variance) =
      isTraining ? ("mean", "variance") : (operands[3], operands[4])
    return "(\(operands[0]) − \(mean)) / √(\(variance) + ε) × \(operands[1]) + \(operands[2])"
  }

  public func gradientFormula(ofInput index: Int, _ operands: [String], output: String) -> String {
    switch index {
    case 0:
      "\(output).gradient × \(operands[1]) / √(variance + ε)"
        + (isTraining ? ", less its shares in mean and variance" : "")
    case 1: "the sum of \(output).gradient × (\(operands[0]) − mean) / √(variance + ε)"
    default: "the sum of \(output).gradient over the batch"
    }
  }

  /// Examples, or pixels with their channels side by side, are rows of channels.
  public func storageOrder(of output: Shape, from inputs: [AxisOrder]) -> AxisOrder { inputs[0] }
  /// Images in another order than channels last go through the reference loops.
  public var takesAnyOrder: Bool { true }
  /// The kernel has both the input and its gradient at hand.
  public var inputThatTakesSlope: Int? { 0 }
  /// It adds its bias itself.
  public func fuses(_ epilogue: Epilogue) -> Bool {
    switch epilogue {
    case .activation: true
    case .bias, .maxPool: false
    }
  }

  public func lower(_ context: inout LoweringContext) {
    let (x, kernels) = (context.input(0), context.kernels)
    guard x.shape.rank == 2 ? x.order.isRowMajor : x.order == .channelsLast else {
      return context.lowerToReference()
    }
    let channels = x.shape.extents[1]
    let norm = BatchNormKernel(
      isTraining: isTraining, rows: x.rowCount, columns: channels, epsilon: Self.epsilon,
      momentum: Self.momentum)
    let statistics = ChannelPair(context.auxiliary(0).offset, context.auxiliary(1).offset)
    let room = context.temporary(rows: 2, columns: channels)
    context.forward(
      kernels.batchNorm(
        norm, x.matrix, weights: ChannelPair(context.input(1).offset, context.input(2).offset),
        activation: context.fusedActivation, into: context.fusedOutput.matrix,
        statistics: statistics,
        running: ChannelPair(context.input(3).offset, context.input(4).offset),
        room: room.offset))
    let wanted = (0..<3).filter { context.inputGradient($0) != nil }
    guard let first = wanted.first(where: { $0 > 0 }) ?? wanted.first else { return }
    let sums = ChannelPair(room.offset, room.offset + room.stride)
    context.zeroForAdding(to: [1, 2])
    context.backward(
      kernels.batchNormSums(
        norm, x.matrix, gradient: context.outputGradient.matrix, statistics: statistics,
        into: sums, weight: context.inputGradient(1)?.offset,
        bias: context.inputGradient(2)?.offset),
      ofInput: first)
    guard let gradient = context.inputGradient(0) else { return }
    context.backward(
      kernels.batchNormBackward(
        norm, x.matrix, gradient: context.outputGradient.matrix, weight: context.input(1).offset,
        statistics: statistics, sums: sums, into: gradient.matrix,
        accumulates: context.accumulates(input: 0), slope: context.absorbedSlope),
      ofInput: 0)
  }
}

extension TensorView {
  /// [n × channels] as images of one pixel; images as they are.
  fileprivate var asImages: TensorView { rank == 2 ? addingAxes(2) : self }
}

extension BatchNormalization {
  public func rule(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> ElementRule? {
    let x = operands.input(0)
    func channel(_ c: Int) -> [RuleElement] {
      let pixels = x.extents[2] * x.extents[3]
      return (0..<x.extents[0]).flatMap { n in
        (0..<pixels).map { operands.element(.input(0), (n * x.extents[1] + c) * pixels + $0) }
      }
    }
    let index = element.index
    switch element.tensor {
    case .input(let place):
      guard isTraining, place == 3 || place == 4 else { return nil }
      return following(place, index, x.valuesPerChannel, in: operands)
    case .auxiliary(let place):
      guard isTraining else { return .element(operands.element(.input(3 + place), index)) }
      guard place == 0 else {
        return .variance(channel(index), mean: operands.element(.auxiliary(0), index))
      }
      return .over(
        .products(channel(index).map { ElementProduct($0) }), Double(x.valuesPerChannel))
    case .output:
      let c = x.imagePlace(of: index).1
      let distance = ElementRule.difference(
        .element(operands.element(.input(0), index)),
        .element(operands.element(.auxiliary(0), c)))
      let deviation = ElementRule.function(
        .squareRoot,
        .sum([.element(operands.element(.auxiliary(1), c)), .named("ε", Self.epsilon)]))
      return .sum([
        .product([
          .quotient(distance, deviation), .element(operands.element(.input(1), c)),
        ]),
        .element(operands.element(.input(2), c)),
      ])
    }
  }

  /// How a running statistic has followed the batch's; where it came from lies no longer in memory
  /// but follows from where it is.
  private func following(
    _ place: Int, _ c: Int, _ count: Int, in operands: borrowing Operands<Float>
  ) -> ElementRule? {
    let unbiased = place == 4 ? Double(count) / Double(max(1, count - 1)) : 1
    guard place == 3 || count > 1 else { return nil }
    let batch = operands.element(.auxiliary(place - 3), c)
    let share = ElementProduct(batch, scale: Self.momentum * unbiased)
    let now = Double(operands.element(.input(place), c).value)
    return .sum([
      .product([
        .constant(1 - Self.momentum),
        .named("what it was", (now - share.value) / (1 - Self.momentum)),
      ]),
      .products([share]),
    ])
  }

  /// Its channel in the whole batch; outside of training the element at the same place alone.
  public func readers(
    of element: OpElement, in operands: borrowing Operands<Float>
  ) -> [OpElement] {
    let y = operands.output
    guard element.tensor != .input(0) || isTraining else {
      return [OpElement(.output, element.index)]
    }
    let c =
      element.tensor == .input(0) ? y.imagePlace(of: element.index).1 : element.index
    let pixels = y.extents[2] * y.extents[3]
    return (0..<y.extents[0]).flatMap { n in
      (0..<pixels).map { OpElement(.output, (n * y.extents[1] + c) * pixels + $0) }
    }
  }
}
