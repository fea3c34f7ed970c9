import Kernels

/// Images [examples × channels × height × width] in a test arena, with the channels of a pixel or
/// the pixels of a row side by side.
struct TestImages {
  let arena: TestArena
  let matrix: ArenaMatrix
  let images: ArenaImages
  let view: TensorView<Float>
  private let rows: Int
  private let columns: Int

  init(
    _ arena: TestArena, _ extents: InlineArray<4, Int>, isPlanar: Bool = false, seed: Int? = nil
  ) {
    let (examples, channels) = (extents[0], extents[1])
    let (height, width) = (extents[2], extents[3])
    self.arena = arena
    rows = isPlanar ? examples * channels * height : examples * height * width
    columns = isPlanar ? width : channels
    matrix = arena.zeros(rows: rows, columns: columns)
    let stride = matrix.stride
    images =
      isPlanar
      ? ArenaImages(
        offset: matrix.offset, example: channels * height * stride, row: stride, pixel: 1,
        channel: height * stride)
      : ArenaImages(
        offset: matrix.offset, example: height * width * stride, row: width * stride,
        pixel: stride, channel: 1)
    view = arena.view(
      matrix, rank: 4, extents,
      strides: [images.example, images.channel, images.row, images.pixel])
    if let seed { fill(seed: seed) }
  }

  func fill(seed: Int) {
    for (i, x) in numbers(view.count, seed: seed).enumerated() { view[i] = x }
  }

  /// In the order of the axes.
  var scalars: [Float] { (0..<view.count).map { view[$0] } }
  var isPaddingZero: Bool { arena.isPaddingZero(matrix, rows: rows, columns: columns) }
}

/// The operands of a convolution, its result, and all their gradients.
struct ConvolutionRig {
  let arena: TestArena
  let x, y, arriving, inputGradient, weight, weightGradient, bias, biasGradient: TestImages
  private let size: ConvolutionSize
  private let sizes: ConvolutionSizes
  private let examples: Int
  private let activation: Activation
  private let frame, gradientFrame, room: Int

  init(
    _ set: InstructionSet, _ size: ConvolutionSize, examples: Int, isPlanar: Bool,
    pool: (Int, Int)? = nil, activation: Activation = .relu
  ) {
    let arena = TestArena(set, examples: examples)
    self.arena = arena
    self.size = size
    self.examples = examples
    self.activation = activation
    let image: InlineArray<4, Int> = [examples, size.channels, size.height, size.width]
    let result: InlineArray<4, Int> = [
      examples, size.outputs, size.rows / (pool?.0 ?? 1), size.columns / (pool?.1 ?? 1),
    ]
    x = TestImages(arena, image, isPlanar: isPlanar, seed: 1)
    inputGradient = TestImages(arena, image, isPlanar: isPlanar)
    y = TestImages(arena, result)
    arriving = TestImages(arena, result, seed: 2)
    // Rows of outputs for each place of the window and each channel.
    let window: InlineArray<4, Int> = [
      size.window.height * size.window.width * size.channels, size.outputs, 1, 1,
    ]
    weight = TestImages(arena, window, weightsOf: size, seed: 3)
    weightGradient = TestImages(arena, window, weightsOf: size, seed: nil)
    bias = TestImages(arena, [1, size.outputs, 1, 1], seed: 4)
    biasGradient = TestImages(arena, [1, size.outputs, 1, 1])
    func room(_ count: Int) -> Int { arena.zeros(rows: 1, columns: count).offset }
    let count = examples * size.rows * size.columns * ArenaMatrix.stride(columns: size.outputs)
    sizes = ConvolutionSizes(
      channels: size.channels, height: size.height, width: size.width, outputs: size.outputs,
      window: size.window,
      pool: pool.map {
        ConvolutionSizes.ResultPool(height: $0.0, width: $0.1, taken: room(count))
      })
    frame = room(sizes.imageFrame)
    gradientFrame = room(sizes.gradientFrame)
    self.room = room(max(sizes.forwardRoom, sizes.weightsRoom, sizes.inputRoom))
  }

  /// Images of this many channels, for the reference to write to.
  func zeroImages(_ channels: Int, _ height: Int, _ width: Int) -> TestImages {
    TestImages(arena, [examples, channels, height, width])
  }

  func forward() {
    arena.run(
      arena.kernels.convolution(
        x.images, weight.matrix, bias: bias.matrix.offset, activation: activation,
        into: y.matrix, sizes: sizes, frame: frame, room: room))
  }

  /// The gradients that the reference finds, from those that are there.
  func expectedGradients(accumulates: Bool) -> (weight: [Float], bias: [Float], input: [Float]) {
    expectedGradients(of: arriving.view, accumulates: accumulates)
  }

  /// For the gradient of a result before it is pooled. Gradients begin with other numbers than
  /// zero where they are added to.
  func expectedGradients(of arriving: TensorView<Float>, accumulates: Bool) -> (
    weight: [Float], bias: [Float], input: [Float]
  ) {
    let weight = TestImages(
      arena,
      [size.window.height * size.window.width * size.channels, size.outputs, 1, 1],
      weightsOf: size, seed: 5)
    let bias = TestImages(arena, [1, size.outputs, 1, 1], seed: 6)
    let input = zeroImages(size.channels, size.height, size.width)
    if accumulates { input.fill(seed: 7) }
    Reference.addConvolutionWeightGradient(arriving, x.view, size.window, to: weight.view)
    for c in 0..<size.outputs {
      for n in 0..<examples {
        for i in 0..<arriving.extents[2] {
          for j in 0..<arriving.extents[3] { bias.view[0, c, 0, 0] += arriving[n, c, i, j] }
        }
      }
    }
    Reference.addConvolutionInputGradient(arriving, self.weight.view, size.window, to: input.view)
    // What x was made by is a relu.
    if !accumulates {
      for i in 0..<input.view.count where x.view[i] <= 0 { input.view[i] = 0 }
    }
    return (weight.scalars, bias.scalars, input.scalars)
  }

  func backward(accumulates: Bool) {
    weightGradient.fill(seed: 5)
    biasGradient.fill(seed: 6)
    inputGradient.fill(seed: 7)
    arena.run(
      arena.kernels.convolutionWeights(
        x.images, gradient: arriving.matrix, into: weightGradient.matrix,
        bias: biasGradient.matrix.offset, sizes: sizes, frame: frame, room: room))
    arena.run(
      arena.kernels.convolutionInput(
        gradient: arriving.matrix, weight.matrix, into: inputGradient.images,
        accumulates: accumulates, slope: accumulates ? .identity : .relu,
        activated: x.matrix.offset, sizes: sizes, frame: gradientFrame, room: room))
  }
}

extension TestImages {
  /// Weights [outputs × inputs × height × width], kept with the outputs innermost.
  fileprivate init(
    _ arena: TestArena, _ extents: InlineArray<4, Int>, weightsOf size: ConvolutionSize,
    seed: Int?
  ) {
    self.arena = arena
    rows = extents[0]
    columns = extents[1]
    matrix = arena.zeros(rows: rows, columns: columns)
    let (stride, channels) = (matrix.stride, size.channels)
    images = ArenaImages(offset: matrix.offset, example: 1, row: 0, pixel: 0, channel: 1)
    view = arena.view(
      matrix, rank: 4, [size.outputs, channels, size.window.height, size.window.width],
      strides: [1, stride, size.window.width * channels * stride, channels * stride])
    if let seed { fill(seed: seed) }
  }
}
