import Kernels
import TestSupport
import Testing

@Suite struct PoolingTests {
  /// Windows side by side, overlapping, apart, padded, and one as large as the image.
  private static let windows = [
    window(2, 2), window(3, 2), window(2, 2, stride: 1), window(3, 3, stride: 2, padding: 1),
    window(2, 3, stride: 4), window(7, 9),
  ]

  private static func window(
    _ height: Int, _ width: Int, stride: Int? = nil, padding: Int = 0
  ) -> SlidingWindow {
    SlidingWindow(
      height: height, width: width, rowStride: stride ?? height, columnStride: stride ?? width,
      rowPadding: padding, columnPadding: padding)
  }

  @Test(arguments: InstructionSet.available, windows)
  func poolsAreThoseOfTheReference(_ set: InstructionSet, _ window: SlidingWindow) {
    for channels in [3, 8, 20] {
      for slope in [Activation.identity, .relu, .tanh] {
        let rig = PoolRig(set, window, channels: channels, slope: slope)
        for pool in [PoolKernel.max, .average] {
          rig.expectForwardMatches(pool)
          for accumulates in [false, true] where slope == .identity || !accumulates {
            rig.expectBackwardMatches(pool, accumulates: accumulates)
          }
        }
      }
    }
  }

  /// A relu makes many zeros, and of several equal maxima the first gets the gradient.
  @Test(arguments: InstructionSet.available, windows)
  func theFirstOfEqualMaximaGetsTheGradient(_ set: InstructionSet, _ window: SlidingWindow) {
    let rig = PoolRig(set, window, channels: 9, slope: .identity)
    for i in 0..<rig.x.view.count { rig.x.view[i] = Float((i * 7) % 3) }
    rig.expectForwardMatches(.max)
    rig.expectBackwardMatches(.max, accumulates: false)
  }

  /// A run that has diverged must not look healthy again.
  @Test(arguments: InstructionSet.available, windows)
  func aMaximumKeepsWhatIsNoNumber(_ set: InstructionSet, _ window: SlidingWindow) {
    for index in 0..<4 {
      let rig = PoolRig(set, window, channels: 1, slope: .identity)
      let (row, column) = (index / 2, index % 2)
      rig.x.view[0, 0, row, column] = .nan
      rig.forward(.max)
      #expect(rig.y.view[0, 0, 0, 0].isNaN)
    }
  }
}

/// The operands of a pool over images that are the output of an activation.
private struct PoolRig {
  let arena: TestArena
  let x, y, arriving, gradient, expected, expectedGradient: TestImages
  private let window: SlidingWindow
  private let slope: Activation
  private let sizes: PoolSizes

  init(_ set: InstructionSet, _ window: SlidingWindow, channels: Int, slope: Activation) {
    let arena = TestArena(set, examples: 2)
    self.arena = arena
    self.window = window
    self.slope = slope
    let image: InlineArray<4, Int> = [2, channels, 7, 9]
    let result: InlineArray<4, Int> = [
      2, channels, window.outputHeight(of: 7), window.outputWidth(of: 9),
    ]
    sizes = PoolSizes(height: 7, width: 9, window: window)
    x = TestImages(arena, image, seed: 1)
    y = TestImages(arena, result)
    arriving = TestImages(arena, result, seed: 2)
    gradient = TestImages(arena, image)
    expected = TestImages(arena, result)
    expectedGradient = TestImages(arena, image)
  }

  func forward(_ pool: PoolKernel) {
    arena.run(arena.kernels.pool(pool, x.matrix, into: y.matrix, sizes: sizes))
  }

  func expectForwardMatches(_ pool: PoolKernel) {
    forward(pool)
    switch pool {
    case .max: Reference.maxPool(x.view, window, into: expected.view)
    case .average: Reference.averagePool(x.view, window, into: expected.view)
    }
    expectClose(y.scalars, expected.scalars, tolerance: 1e-6)
    #expect(arena.wallsStand)
  }

  func expectBackwardMatches(_ pool: PoolKernel, accumulates: Bool) {
    gradient.fill(seed: 3)
    for i in 0..<expectedGradient.view.count { expectedGradient.view[i] = 0 }
    if accumulates { expectedGradient.fill(seed: 3) }
    arena.run(
      arena.kernels.poolBackward(
        pool, x.matrix, y.matrix, gradient: arriving.matrix, into: gradient.matrix,
        accumulates: accumulates, slope: slope, sizes: sizes))
    switch pool {
    case .max:
      Reference.addMaxPoolGradient(arriving.view, x.view, window, to: expectedGradient.view)
    case .average:
      Reference.addAveragePoolGradient(arriving.view, window, to: expectedGradient.view)
    }
    for i in 0..<expectedGradient.view.count {
      expectedGradient.view[i] *= slope.slope(atInput: x.view[i], value: x.view[i])
    }
    expectClose(gradient.scalars, expectedGradient.scalars, tolerance: 1e-5)
    #expect(gradient.isPaddingZero && arena.wallsStand)
  }
}
