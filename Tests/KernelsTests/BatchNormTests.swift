import Kernels
import TestSupport
import Testing

@Suite struct BatchNormTests {
  /// Rows that leave a rest in every block, and channels that leave one in every vector.
  @Test(arguments: InstructionSet.available, [(5, 3), (300, 8), (257, 21)])
  func trainingIsThatOfTheReference(_ set: InstructionSet, _ size: (rows: Int, channels: Int)) {
    let rig = NormRig(set, rows: size.rows, channels: size.channels, isTraining: true)
    rig.expectForwardMatches()
    for accumulates in [false, true] { rig.expectBackwardMatches(accumulates: accumulates) }
  }

  @Test(arguments: InstructionSet.available, [(5, 3), (257, 21)])
  func fixedStatisticsAreThoseOfTheReference(
    _ set: InstructionSet, _ size: (rows: Int, channels: Int)
  ) {
    let rig = NormRig(set, rows: size.rows, channels: size.channels, isTraining: false)
    rig.expectForwardMatches()
    for accumulates in [false, true] { rig.expectBackwardMatches(accumulates: accumulates) }
  }

  /// The last batch of an epoch may be one example: no variance can be told from that.
  @Test(arguments: InstructionSet.available)
  func oneRowLeavesTheRunningVarianceAlone(_ set: InstructionSet) {
    let rig = NormRig(set, rows: 1, channels: 3, isTraining: true)
    let before = rig.runningVariance.scalars
    rig.expectForwardMatches()
    #expect(rig.runningVariance.scalars == before)
    expectClose(rig.y.scalars, rig.bias.scalars.map { max(0, $0) }, tolerance: 1e-6)
  }
}

/// The operands of batch normalization with a relu after it; x is the output of a tanh.
private struct NormRig {
  let arena: TestArena
  let x, y, arriving, gradient: TestImages
  let weight, bias, mean, variance, runningMean, runningVariance, sums, products, room: TestImages
  let weightGradient, biasGradient: TestImages
  private let norm: BatchNormKernel
  private let rows, channels: Int
  private let epsilon: Float = 1e-5

  init(_ set: InstructionSet, rows: Int, channels: Int, isTraining: Bool) {
    let arena = TestArena(set, examples: rows)
    self.arena = arena
    (self.rows, self.channels) = (rows, channels)
    func row(_ seed: Int?) -> TestImages { TestImages(arena, [1, channels, 1, 1], seed: seed) }
    let all: InlineArray<4, Int> = [rows, channels, 1, 1]
    x = TestImages(arena, all, seed: 1)
    y = TestImages(arena, all)
    arriving = TestImages(arena, all, seed: 2)
    gradient = TestImages(arena, all)
    (weight, bias, runningMean) = (row(3), row(4), row(5))
    (mean, variance, sums, products, room) = (row(nil), row(nil), row(nil), row(nil), row(nil))
    runningVariance = row(6)
    (weightGradient, biasGradient) = (row(nil), row(nil))
    for i in 0..<channels { runningVariance.view[i] = abs(runningVariance.view[i]) + 0.1 }
    norm = BatchNormKernel(
      isTraining: isTraining, rows: .perExample(1), columns: channels, epsilon: 1e-5,
      momentum: 0.1)
  }

  private func pair(_ a: TestImages, _ b: TestImages) -> ChannelPair {
    ChannelPair(a.matrix.offset, b.matrix.offset)
  }
  private func row() -> TestImages { TestImages(arena, [1, channels, 1, 1]) }
  private func copy(_ images: TestImages) -> TestImages {
    let copy = row()
    for i in 0..<channels { copy.view[i] = images.view[i] }
    return copy
  }

  func expectForwardMatches() {
    var (expectedMean, expectedVariance) = (row(), row())
    let (followingMean, followingVariance) = (copy(runningMean), copy(runningVariance))
    if norm.isTraining {
      Reference.channelStatistics(
        x.view, mean: expectedMean.view, variance: expectedVariance.view)
      Reference.follow(
        mean: expectedMean.view, variance: expectedVariance.view, count: rows, momentum: 0.1,
        runningMean: followingMean.view, runningVariance: followingVariance.view)
    } else {
      (expectedMean, expectedVariance) = (copy(runningMean), copy(runningVariance))
    }
    let expected = TestImages(arena, [rows, channels, 1, 1])
    Reference.normalizeChannels(
      x.view, mean: expectedMean.view, variance: expectedVariance.view, epsilon: epsilon,
      weight: weight.view, bias: bias.view, into: expected.view)
    arena.run(
      arena.kernels.batchNorm(
        norm, x.matrix, weights: pair(weight, bias), activation: .relu, into: y.matrix,
        statistics: pair(mean, variance), running: pair(runningMean, runningVariance),
        room: room.matrix.offset))
    expectClose(y.scalars, expected.scalars.map { max(0, $0) }, tolerance: 1e-5)
    expectClose(mean.scalars, expectedMean.scalars, tolerance: 1e-6)
    expectClose(variance.scalars, expectedVariance.scalars, tolerance: 1e-6)
    expectClose(runningMean.scalars, followingMean.scalars, tolerance: 1e-6)
    expectClose(runningVariance.scalars, followingVariance.scalars, tolerance: 1e-6)
    #expect(arena.wallsStand)
  }

  /// After forward.
  func expectBackwardMatches(accumulates: Bool) {
    let expected = TestImages(arena, [rows, channels, 1, 1])
    if accumulates { expected.fill(seed: 7) }
    let (expectedWeight, expectedBias) = (row(), row())
    expectedWeight.fill(seed: 8)
    expectedBias.fill(seed: 9)
    Reference.addNormalizeInputGradient(
      arriving.view, x.view, mean: mean.view, variance: variance.view, epsilon: epsilon,
      weight: weight.view, areFixed: !norm.isTraining, to: expected.view)
    Reference.addNormalizeWeightGradient(
      arriving.view, x.view, mean: mean.view, variance: variance.view, epsilon: epsilon,
      to: expectedWeight.view)
    Reference.addChannelSums(arriving.view, to: expectedBias.view)
    let slope = accumulates ? Activation.identity : .tanh
    for i in 0..<expected.view.count {
      expected.view[i] *= slope.slope(atInput: x.view[i], value: x.view[i])
    }
    gradient.fill(seed: 7)
    weightGradient.fill(seed: 8)
    biasGradient.fill(seed: 9)
    arena.run(
      arena.kernels.batchNormSums(
        norm, x.matrix, gradient: arriving.matrix, statistics: pair(mean, variance),
        into: pair(sums, products), weight: weightGradient.matrix.offset,
        bias: biasGradient.matrix.offset))
    arena.run(
      arena.kernels.batchNormBackward(
        norm, x.matrix, gradient: arriving.matrix, weight: weight.matrix.offset,
        statistics: pair(mean, variance), sums: pair(sums, products), into: gradient.matrix,
        accumulates: accumulates, slope: slope))
    expectClose(gradient.scalars, expected.scalars, tolerance: 2e-5)
    expectClose(weightGradient.scalars, expectedWeight.scalars, tolerance: 1e-4)
    expectClose(biasGradient.scalars, expectedBias.scalars, tolerance: 1e-4)
    #expect(gradient.isPaddingZero && weightGradient.isPaddingZero && arena.wallsStand)
  }
}
