import Compute
import Learning
import TestSupport
import Testing

@Suite struct ImageLayerTests {
  @Test func tensorsHaveTheNamesAndShapesOfPyTorch() throws {
    let trainer = try Trainer(
      .images([
        .conv(6, kernel: 3, padding: 1, named: "first"), .batchNorm(), .relu, .maxPool(2),
        Model.Entry(
          Conv(4, kernel: PixelSize(height: 2, width: 3), stride: PixelSize(2), hasBias: false)),
        .averagePool(1), .globalAveragePool, .dense(3),
      ]))
    #expect(trainer.shape(of: "first.weight") == Shape(6, 2, 3, 3))
    #expect(trainer.shape(of: "0.bias") == Shape(6))
    for name in ["weight", "bias", "running_mean", "running_var"] {
      #expect(trainer.shape(of: TensorName("1.\(name)")) == Shape(6))
    }
    #expect(trainer.shape(of: "4.weight") == Shape(4, 6, 2, 3))
    #expect(trainer.shape(of: "4.bias") == nil)
    #expect(trainer.read("1.running_var") == Array(repeating: 1, count: 6))
    #expect(trainer.read("1.bias") == Array(repeating: 0, count: 6))
  }

  /// As `nn.Conv2d`: evenly within ±1 / √(inputs · kernel height · kernel width).
  @Test func weightsBeginWithinTheBoundOfPyTorch() throws {
    let trainer = try Trainer(.images([.conv(64, kernel: 3), .globalMaxPool, .dense(3)]))
    let weights = trainer.read("0.weight") ?? []
    let bound = 1 / Float(2 * 3 * 3).squareRoot()
    let largest = weights.map { abs($0) }.max() ?? 0
    #expect(largest <= bound && largest > 0.99 * bound)
    #expect(abs(weights.reduce(0, +) / Float(weights.count)) < 0.02)
    #expect((trainer.read("0.bias") ?? []).allSatisfy { abs($0) <= bound })
  }

  @Test(arguments: [
    (
      [Model.Entry.conv(4, kernel: 11)],
      "layer 0 (conv): convolution: a window of 11 × 11 is larger than an image of 8 × 7 with "
        + "padding 0 × 0; use a smaller window or more padding."
    ),
    (
      [.conv(0, kernel: 3)],
      "layer 0 (conv): 0 channels are too few; a convolution needs at least 1."
    ),
    (
      [.conv(4, kernel: 0)],
      "layer 0 (conv): a kernel of 0 × 0 sees nothing; it must be at least 1 × 1."
    ),
    (
      [.conv(4, kernel: 3, stride: 0)],
      "layer 0 (conv): convolution: a window of 3 × 3 with stride 0 × 0 goes nowhere; both must "
        + "be at least 1."
    ),
    (
      [.conv(4, kernel: 3, padding: -1)],
      "layer 0 (conv): convolution: padding -1 × -1 is negative; use 0 or more."
    ),
    (
      [.flatten, .conv(4, kernel: 3)],
      "layer 1 (conv): [1 × 112] is no batch of images; the layer needs "
        + "[n × channels × height × width]."
    ),
    (
      [.flatten, .maxPool(2)],
      "layer 1 (max-pool): maxPool: [1 × 112] is no batch of images; give "
        + "[n × channels × height × width]."
    ),
    (
      [.averagePool(9)],
      "layer 0 (average-pool): averagePool: a window of 9 × 9 is larger than an image of 8 × 7 "
        + "with padding 0 × 0; use a smaller window or more padding."
    ),
    (
      [.maxPool(2, padding: 2)],
      "layer 0 (max-pool): maxPool: padding 2 × 2 is more than half of the window 2 × 2, which "
        + "could then see nothing; use less."
    ),
    (
      [.globalMaxPool, .globalMaxPool],
      "layer 1 (global-max-pool): globalMaxPool: [1 × 2] is no batch of images; give "
        + "[n × channels × height × width]."
    ),
  ])
  func whatDoesNotFitIsExplained(_ layers: [Model.Entry], _ sentence: String) {
    #expect(throws: ShapeError(sentence)) {
      _ = try Trainer(.images(layers + [.flatten, .dense(3)]))
    }
  }

  @Test func aBatchOfOneHasNoVariance() {
    #expect(
      throws: ShapeError(
        "layer 1 (batch-norm): batchNorm: [1 × 2] has one value a channel, and so no variance; "
          + "use a larger batch.")
    ) {
      _ = try Trainer(.images([.globalMaxPool, .batchNorm(), .dense(3)], batchSize: 1))
    }
  }

  /// Fusing a pool leaves out what a person may have asked to see.
  @Test func whatIsKeptIsThereAsTheReferenceHasIt() throws {
    let layers: [Model.Entry] = [
      .conv(5, kernel: 3, padding: 1), .relu, .maxPool(2), .flatten, .dense(3),
    ]
    for keeps: Set<TensorName> in [["1"], ["1.gradient"], ["0.sum"], ["0.sum.gradient"]] {
      var wanted = Experiment.images(layers, kernels: .fast)
      wanted.keeps = keeps
      var trainer = try Trainer(wanted)
      var reference = try Trainer(.images(layers, kernels: .reference))
      while trainer.position.phase != .update { trainer.advance(by: .instruction) }
      while reference.position.phase != .update { reference.advance(by: .instruction) }
      for name in keeps {
        let expected = reference.read(name) ?? []
        #expect(expected.contains { $0 != 0 })
        expectClose(trainer.read(name), expected, tolerance: 1e-6)
      }
    }
    let trainer = try Trainer(.images(layers, kernels: .fast))
    let gradient = trainer.read("0.sum.gradient")
    #expect(gradient == nil, "A fused pool leaves no such gradient.")
  }

  /// Each part of a batch has images, frames and maxima of its own.
  @Test func twoThreadsTrainAsOne() throws {
    let layers: [Model.Entry] = [
      .conv(8, kernel: 3, padding: 1), .relu, .maxPool(2), .conv(16, kernel: 3), .tanh,
      .averagePool(1), .flatten, .dense(3),
    ]
    var one = try Trainer(.images(layers, kernels: .fast))
    var split = Experiment.images(layers, kernels: .fast)
    split.threads = 2
    var two = try Trainer(split)
    one.advance(by: .steps(20))
    two.advance(by: .steps(20))
    for name: TensorName in ["loss", "0.weight", "0.bias", "3.weight", "7.weight"] {
      expectClose(two.read(name), one.read(name) ?? [], tolerance: 1e-4)
    }
  }
}

extension Experiment {
  /// Ten images of 2 × 8 × 7 in three classes.
  static func images(
    _ layers: [Model.Entry], kernels: KernelChoice = .portable, batchSize: Int = 4
  ) -> Experiment {
    var generator = SeededGenerator(seed: 5)
    let shape = Shape(2, 8, 7)
    return Experiment(
      model: Model(inputShape: shape, layers), loss: .crossEntropy, optimizer: SGD(rate: 0.1),
      training: Dataset(
        inputs: (0..<10 * shape.count).map { _ in generator.normal() }, inputShape: shape,
        targets: .classes((0..<10).map { Int32($0 % 3) }, count: 3)),
      batchSize: batchSize, epochs: .max, seed: 3, kernels: kernels)
  }
}
