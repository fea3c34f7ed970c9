import Kernels
import TestSupport
import Testing

/// Sizes of one path or another: a few channels or many, steps, borders, windows of one pixel.
struct ConvolutionSize: Sendable, CustomStringConvertible {
  let channels, height, width, outputs: Int
  let window: SlidingWindow

  init(
    _ channels: Int, _ height: Int, _ width: Int, to outputs: Int, by windowHeight: Int,
    _ windowWidth: Int, stride: Int = 1, padding: Int = 0
  ) {
    self.channels = channels
    self.height = height
    self.width = width
    self.outputs = outputs
    window = SlidingWindow(
      height: windowHeight, width: windowWidth, rowStride: stride, columnStride: stride,
      rowPadding: padding, columnPadding: padding)
  }

  var description: String {
    "\(channels) × \(height) × \(width) to \(outputs) by \(window.height) × \(window.width)"
  }
  var rows: Int { window.outputHeight(of: height) }
  var columns: Int { window.outputWidth(of: width) }

  static let all: [ConvolutionSize] = [
    ConvolutionSize(1, 9, 16, to: 8, by: 3, 3, padding: 1),
    ConvolutionSize(1, 7, 31, to: 32, by: 5, 5, padding: 2),
    ConvolutionSize(1, 8, 8, to: 5, by: 4, 4, stride: 2, padding: 1),
    ConvolutionSize(3, 9, 9, to: 16, by: 3, 3, stride: 2, padding: 1),
    ConvolutionSize(8, 14, 14, to: 16, by: 3, 3, padding: 1),
    ConvolutionSize(16, 5, 9, to: 7, by: 2, 3),
    ConvolutionSize(5, 6, 17, to: 33, by: 3, 2, stride: 3, padding: 2),
    ConvolutionSize(24, 5, 5, to: 40, by: 5, 5, padding: 2),
    ConvolutionSize(9, 4, 4, to: 72, by: 1, 1),
    ConvolutionSize(2, 4, 5, to: 3, by: 2, 2, padding: 3),
    ConvolutionSize(16, 4, 4, to: 24, by: 1, 1, stride: 2),
  ]
}

@Suite struct ConvolutionTests {
  private static let examples = 2

  @Test(arguments: InstructionSet.available, ConvolutionSize.all)
  func convolutionIsThatOfTheReference(_ set: InstructionSet, _ size: ConvolutionSize) {
    for isPlanar in [false, true] {
      let rig = ConvolutionRig(set, size, examples: Self.examples, isPlanar: isPlanar)
      rig.forward()
      let expected = rig.zeroImages(size.outputs, size.rows, size.columns)
      Reference.convolution(
        rig.x.view, rig.weight.view, bias: rig.bias.view, size.window, into: expected.view)
      expectClose(
        rig.y.scalars, expected.scalars.map { max(0, $0) }, tolerance: 1e-4)
      #expect(rig.arena.wallsStand)
    }
  }

  @Test(arguments: InstructionSet.available, ConvolutionSize.all)
  func gradientsAreThoseOfTheReference(_ set: InstructionSet, _ size: ConvolutionSize) {
    for isPlanar in [false, true] {
      let rig = ConvolutionRig(set, size, examples: Self.examples, isPlanar: isPlanar)
      for accumulates in [false, true] {
        let expected = rig.expectedGradients(accumulates: accumulates)
        rig.backward(accumulates: accumulates)
        expectClose(rig.weightGradient.scalars, expected.weight, tolerance: 1e-4)
        expectClose(rig.biasGradient.scalars, expected.bias, tolerance: 1e-4)
        expectClose(rig.inputGradient.scalars, expected.input, tolerance: 1e-4)
        #expect(rig.inputGradient.isPaddingZero && rig.weightGradient.isPaddingZero)
        #expect(rig.arena.wallsStand)
      }
    }
  }

  @Test(arguments: InstructionSet.available, [(2, 2), (3, 2), (4, 4)])
  func aPoolMayTakeTheResultAtOnce(_ set: InstructionSet, _ pool: (Int, Int)) {
    let size = ConvolutionSize(3, 9, 11, to: 10, by: 3, 3, padding: 1)
    for activation in [Activation.relu, .identity] {
      let rig = ConvolutionRig(
        set, size, examples: Self.examples, isPlanar: false, pool: pool, activation: activation)
      rig.forward()
      let whole = rig.zeroImages(size.outputs, size.rows, size.columns)
      Reference.convolution(
        rig.x.view, rig.weight.view, bias: rig.bias.view, size.window, into: whole.view)
      for i in 0..<whole.view.count { whole.view[i] = activation.value(at: whole.view[i]) }
      let window = SlidingWindow(
        height: pool.0, width: pool.1, rowStride: pool.0, columnStride: pool.1, rowPadding: 0,
        columnPadding: 0)
      let pooled = rig.zeroImages(size.outputs, size.rows / pool.0, size.columns / pool.1)
      Reference.maxPool(whole.view, window, into: pooled.view)
      expectClose(rig.y.scalars, pooled.scalars, tolerance: 1e-4)

      let spread = rig.zeroImages(size.outputs, size.rows, size.columns)
      Reference.addMaxPoolGradient(rig.arriving.view, whole.view, window, to: spread.view)
      for i in 0..<spread.view.count {
        spread.view[i] *= (activation == .relu && whole.view[i] <= 0 ? 0 : 1)
      }
      let expected = rig.expectedGradients(of: spread.view, accumulates: false)
      rig.backward(accumulates: false)
      expectClose(rig.weightGradient.scalars, expected.weight, tolerance: 1e-4)
      expectClose(rig.biasGradient.scalars, expected.bias, tolerance: 1e-4)
      expectClose(rig.inputGradient.scalars, expected.input, tolerance: 1e-4)
      #expect(rig.arena.wallsStand)
    }
  }

  @Test(arguments: InstructionSet.available)
  func flatteningTurnsChannelsToRows(_ set: InstructionSet) {
    for (channels, pixels) in [(3, 5), (8, 4), (13, 49)] {
      let arena = TestArena(set, examples: 2)
      let x = arena.matrix(
        numbers(2 * pixels * channels, seed: 1), rows: 2 * pixels, columns: channels)
      let y = arena.zeros(rows: 2, columns: channels * pixels)
      arena.run(arena.kernels.flattenImage(x, into: y, pixels: pixels, channels: channels))
      for example in 0..<2 {
        for index in 0..<channels * pixels {
          #expect(
            arena[y, example, index]
              == arena[x, example * pixels + index % pixels, index / pixels])
        }
      }
      let start = numbers(2 * pixels * channels, seed: 2)
      for accumulates in [false, true] {
        let back = arena.matrix(start, rows: 2 * pixels, columns: channels)
        arena.run(
          arena.kernels.unflattenImage(
            y, into: back, accumulates: accumulates, pixels: pixels, channels: channels))
        let expected = zip(arena.scalars(x, rows: 2 * pixels, columns: channels), start)
          .map { accumulates ? $0 + $1 : $0 }
        #expect(arena.scalars(back, rows: 2 * pixels, columns: channels) == expected)
        #expect(arena.isPaddingZero(back, rows: 2 * pixels, columns: channels))
      }
      #expect(arena.wallsStand)
    }
  }
}
