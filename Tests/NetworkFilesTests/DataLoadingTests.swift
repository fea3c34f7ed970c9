import Compute
import Foundation
import Learning
import NetworkFiles
import Testing

/// From files beside a network file to what a loss wants.
@Suite struct DataLoadingTests {
  /// What reading files of a folder, and taking them for a network, ends in.
  private func dataset(
    _ files: [String: String], data: String, layers: String, loss: String, rest: String = ""
  ) throws -> Dataset {
    try withTemporaryFolder { folder in
      for (name, text) in files {
        try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
      }
      let file = try NetworkFile(layers: layers, data: data, loss: loss, rest: rest)
      return try file.dataset(from: try file.examples(inFolder: folder, assets: ""))
    }
  }

  private func arrays(
    _ x: NumberArray, _ y: NumberArray, layers: String, loss: String
  ) throws -> Dataset {
    try withTemporaryFolder { folder in
      try x.writeNumPy(to: "\(folder)/x.npy")
      try y.writeNumPy(to: "\(folder)/y.npy")
      let file = try NetworkFile(
        layers: layers, data: "{inputs: x.npy, targets: y.npy}", loss: loss)
      return try file.dataset(from: try file.examples(inFolder: folder, assets: ""))
    }
  }

  @Test func theLastColumnOfATableIsTheTarget() throws {
    let data = try dataset(
      ["p.csv": "a,b,c\n1,2,3\n4,5,6\n"], data: "p.csv", layers: "[dense: 1]",
      loss: "mean-squared")
    #expect(data.inputs == [1, 2, 4, 5] && data.inputShape == Shape(2))
    #expect(data.targets == .values([3, 6], shape: Shape(1)))
  }

  @Test func anotherColumnCanBeNamed() throws {
    let data = try dataset(
      ["p.csv": "a,b,c\n1,0,3\n4,1,6\n"], data: "p.csv", layers: "[dense: 2]",
      loss: "cross-entropy", rest: "target: b")
    #expect(data.inputs == [1, 3, 4, 6])
    #expect(data.targets == .classes([0, 1], count: 2))
  }

  @Test func valuesAreUsedAsTheyAre() throws {
    let data = try dataset(
      ["p.csv": "a,b\n1e6,0\n-3e-5,1\n"], data: "p.csv", layers: "[dense: 1]",
      loss: "binary-cross-entropy")
    #expect(data.inputs == [1e6, -3e-5])
  }

  @Test(arguments: [
    ("a,b\n1,2\n", "[dense: 1]", "binary-cross-entropy", "example 1: the target 2 is neither 0"),
    ("a,b\n1,0\n1,0.5\n", "[dense: 2]", "cross-entropy", "example 2: the target 0.5 is no class"),
    ("a,b\n1,0\n1,-1\n", "[dense: 2]", "cross-entropy", "the target -1 is no class"),
    ("a,b\n1,0\n1,2\n", "[dense: 2]", "cross-entropy", "Give it at least 3 units."),
    ("a,b\n1,0\n", "[dense: 2]", "mean-squared", "Give the last layer 1 units."),
    ("a,b\n1,0\n", "[dense: 1]\ntarget: c", "mean-squared", "no column is called \"c\""),
    ("a,a\n1,0\n", "[dense: 1]", "mean-squared", "are both called \"a\""),
    ("a,b\n1,x\n", "[dense: 1]", "mean-squared", "line 2"),
  ])
  func targetsThatTheLossCannotUseAreRefused(
    _ text: String, _ layers: String, _ loss: String, _ sentence: String
  ) {
    let error = complaint {
      try dataset(["p.csv": text], data: "p.csv", layers: layers, loss: loss)
    }
    #expect(error?.contains(sentence) == true, "\(error ?? "none")")
  }

  @Test func arraysKeepTheirShapes() throws {
    let images = NumberArray(shape: [2, 1, 2, 3], values: (0..<12).map(Float.init))
    let classes = NumberArray(shape: [2], values: [1, 0], isInteger: true)
    let data = try arrays(images, classes, layers: "[flatten, dense: 2]", loss: "cross-entropy")
    #expect(data.inputShape == Shape(1, 2, 3) && data.inputs == images.values)
    #expect(data.targets == .classes([1, 0], count: 2))
    let rows = NumberArray(shape: [2], values: [1, 2])
    let values = NumberArray(shape: [2, 3], values: [1, 2, 3, 4, 5, 6])
    let numbers = try arrays(rows, values, layers: "[dense: 3]", loss: "mean-absolute")
    #expect(numbers.inputShape == Shape(1))
    #expect(numbers.targets == .values([1, 2, 3, 4, 5, 6], shape: Shape(3)))
  }

  @Test func tokensMayHaveAClassEachAndSomeMayBeIgnored() throws {
    let tokens = NumberArray(shape: [2, 3], values: [0, 1, 2, 2, 1, 0], isInteger: true)
    let next = NumberArray(shape: [2, 3], values: [1, -100, 0, 1, 0, -100])
    let data = try arrays(
      tokens, next, layers: "[embedding: {tokens: 3, width: 2}, dense: 2]", loss: "cross-entropy")
    #expect(data.inputShape == Shape(3))
    #expect(data.targets == .classes([1, -100, 0, 1, 0, -100], count: 2, shape: Shape(3)))
  }

  @Test func oneNumberAStepFitsOneOutputAStep() throws {
    let waves = NumberArray(shape: [2, 3, 1], values: [1, 2, 3, 4, 5, 6])
    let next = NumberArray(shape: [2, 3], values: [1, 2, 3, 4, 5, 6])
    let data = try arrays(waves, next, layers: "[rnn: 4, dense: 1]", loss: "mean-squared")
    #expect(data.targets == .values(next.values, shape: Shape(3, 1)))
  }

  @Test(arguments: [
    ([2, 4], [2], "[dense: 2]", "cross-entropy", "none"),
    ([2, 4], [3], "[dense: 2]", "cross-entropy", "y.npy: the array [3] holds no targets for 2"),
    ([2, 4], [2, 2], "[dense: 2]", "cross-entropy", "one row of outputs for each class"),
    ([2, 4, 3], [2], "[dense: 2]", "cross-entropy", "return: last"),
    ([2, 4, 3], [2], "[rnn: 3, dense: 1]", "mean-squared", "return: last"),
    ([2, 1, 4, 3], [2], "[dense: 2]", "cross-entropy", "Put flatten before the dense layers"),
    ([2, 3], [2, 3], "[dense: 2]", "mean-absolute", "Give the last layer 3 units."),
    (
      [2, 2], [2], "[embedding: {tokens: 1, width: 2}, flatten, dense: 2]", "cross-entropy",
      "x.npy, example 1: the input 1 is none of the 1 tokens"
    ),
    ([2, 2], [2], "[embedding: {tokens: 9, width: 2}, dense: 2]", "cross-entropy", "flatten"),
  ])
  func shapesThatDoNotFitAreExplained(
    _ x: [Int], _ y: [Int], _ layers: String, _ loss: String, _ sentence: String
  ) throws {
    func ones(_ shape: [Int]) -> NumberArray {
      NumberArray(shape: shape, values: Array(repeating: 1, count: shape.reduce(1, *)))
    }
    let error = complaint { try arrays(ones(x), ones(y), layers: layers, loss: loss) }
    #expect((error ?? "none").contains(sentence), "\(error ?? "none")")
  }

  @Test func imagesAreScaledAndHaveAChannel() throws {
    let file = try Networks.file("images")
    let examples = try file.examples(inFolder: Networks.folder, assets: "")
    #expect(examples.inputShape == Shape(1, 9, 10) && examples.count == 60)
    #expect(examples.inputs.allSatisfy { 0...1 ~= $0 && ($0 * 255).rounded() / 255 == $0 })
  }

  @Test func aTextIsCutIntoPiecesWithTheNextCharacters() throws {
    let data = try dataset(
      ["t.txt": "abcabca"], data: "{text: t.txt, context: 3}",
      layers: "[embedding: {tokens: 3, width: 2}, dense: 3]", loss: "cross-entropy")
    #expect(data.inputs == [0, 1, 2, 0, 1, 2])
    #expect(data.targets == .classes([1, 2, 0, 1, 2, 0], count: 3, shape: Shape(3)))
    let error = complaint {
      try dataset(
        ["t.txt": "abc"], data: "{text: t.txt, context: 3}",
        layers: "[embedding: {tokens: 3, width: 2}, dense: 3]", loss: "cross-entropy")
    }
    #expect(error?.contains("the text has 3 characters, too few for one piece of 3") == true)
  }

  @Test func theSplitTakesSharesInOrderOrMixed() throws {
    let text = "a,b\n" + (0..<10).map { "\($0),\($0)\n" }.joined()
    let layers = "[dense: 1]"
    let data = try dataset(["p.csv": text], data: "p.csv", layers: layers, loss: "mean-squared")
    let inOrder = try NetworkFile(layers: layers, rest: "shuffle: false").split(data)
    #expect(inOrder.training.inputs == [0, 1, 2, 3, 4, 5])
    #expect(inOrder.validation.inputs == [6, 7] && inOrder.test.inputs == [8, 9])
    let mixed = try NetworkFile(layers: layers, rest: "seed: 4").split(data)
    #expect(mixed.training.inputs != inOrder.training.inputs)
    let all = mixed.training.inputs + mixed.validation.inputs + mixed.test.inputs
    #expect(all.sorted() == (0..<10).map(Float.init))
    let whole = try NetworkFile(layers: layers, rest: "split: {train: 1}").split(data)
    #expect(whole.training.count == 10 && whole.test.count == 0)
  }

  @Test func aSplitThatLeavesNothingToTrainOnIsExplained() throws {
    let file = try NetworkFile(
      layers: "[dense: 1]", rest: "split: {train: 0.1, validation: 0.9}")
    let data = Dataset(
      inputs: [1, 2], inputShape: Shape(1), targets: .values([0, 1], shape: Shape(1)))
    let error = complaint { try file.experiment(with: file.split(data)) }
    #expect(error?.hasPrefix("net.yaml, line 5: no example is left to train on.") == true)
  }
}
