import Compute
import Learning
import NetworkFiles
import Testing

/// Every mistake ends in a sentence with file and line, and what to try.
@Suite struct NetworkFileErrorTests {
  /// A file and the sentence about it.
  struct Mistake: CustomTestStringConvertible, Sendable {
    let text: String
    let sentence: String
    var testDescription: String { sentence }

    init(_ text: String, _ sentence: String) {
      self.text = text
      self.sentence = sentence
    }

    /// Of a file that is all right but for one line, which is its fourth.
    init(line: String, _ sentence: String) {
      self.init(
        "descent: 1\ndata: spiral\nloss: binary-cross-entropy\n\(line)\n"
          + (line.hasPrefix("layers") ? "" : "layers: [dense: 1]\n"), sentence)
    }

    /// Of a file with one layer, on its fifth line.
    init(layer: String, _ sentence: String) {
      self.init(line: "layers:\n  - \(layer)", sentence)
    }
  }

  private static let mistakes: [Mistake] = [
    // The file as a whole.
    Mistake("", "net.yaml, line 1: the file is empty. Begin it with descent: 1"),
    Mistake("# only a comment\n", "net.yaml, line 1: the file is empty."),
    Mistake("- a\n- b", "line 1: the file is a list instead of fields."),
    Mistake("hello", "line 1: the file is \"hello\" instead of fields."),
    Mistake("layers: [tanh]", "line 1: descent: 1 is missing."),
    Mistake("descent: 2", "line 1: descent is \"2\", and this Descent reads version 1."),
    Mistake("descent: \"1\"", "line 1: descent is \"1\", and this"),
    Mistake("descent: 1\nloss: x", "line 1: the file needs layers."),
    Mistake(
      "descent: 1\nlayers: [tanh]", "line 1: the file needs loss. Add loss: cross-entropy."),
    Mistake("descent: 1\ndescent: 1", "line 1: \"descent\" stands twice. Keep one of them."),
    Mistake("descent: [1", "this cannot be read as YAML"),
    Mistake("a: b: c", "line 1: this cannot be read as YAML"),
    Mistake("descent: 1\n\tlayers: 2", "line 2: this cannot be read as YAML"),
    Mistake("descent: 1\n? [a, b]\n: c", "line 2: a field's name must be a word."),
    Mistake("descent: 1\n---\ndescent: 1", "this cannot be read as YAML"),
    Mistake("descent: &a 1", "line 1: \"&\" would repeat another part of the file."),
    Mistake("descent: 1\nx: [*a]", "line 2: \"*\" would repeat another part of the file."),
    Mistake("descent: 1\nx: \u{7}", "there is a control character in the text."),
    Mistake(
      "descent: 1\nx: " + String(repeating: "[", count: 25)
        + String(repeating: "]", count: 25),
      "line 2: lists and fields are nested too deeply."),
    Mistake(
      "descent: 1\nx: " + String(repeating: "[", count: 100_000), "line 2: "),
    Mistake(
      String(repeating: "a: 1\n", count: 250_000), "the file holds more than 1048576 bytes."),
    // Fields.
    Mistake(
      line: "batsch: 3", "line 4: the file has no field called \"batsch\". Did you mean batch?"),
    Mistake(line: "momentum: 3", "line 4: the file has no field called \"momentum\". It has batch"),
    Mistake(line: "batch: 0", "batch is \"0\"; it must be a whole number from 1 to 65536."),
    Mistake(line: "batch: 65537", "from 1 to 65536. Write batch: 32."),
    Mistake(line: "batch: 1.5", "batch is \"1.5\"; it must be a whole number"),
    Mistake(line: "batch: \"32\"", "batch is \"32\"; it must be a whole number"),
    Mistake(line: "batch: 99999999999999999999", "it must be a whole number"),
    Mistake(line: "batch: [32]", "batch is a list; it must be"),
    Mistake(line: "steps: -1", "steps is \"-1\"; it must be a whole number from 0"),
    Mistake(line: "seed: x", "line 4: seed is \"x\""),
    Mistake(line: "shuffle: maybe", "shuffle is \"maybe\"; it must be true or false."),
    Mistake(line: "clip: 0", "clip is \"0\"; it must be a number above 0."),
    Mistake(line: "clip: .nan", "clip is \".nan\"; it must be"),
    Mistake(line: "clip: 1e99", "clip is \"1e99\"; it must be"),
    Mistake(line: "l1: -1", "l1 is \"-1\"; it must be 0 or a number above."),
    Mistake(line: "clip: 1,5", "clip is \"1,5\"; it must be"),
    Mistake(line: "split: 0.5", "split is \"0.5\" instead of fields."),
    Mistake(line: "split: {train: 0.5}", "add up to 0.5 instead of 1."),
    Mistake(line: "split: {test: 1}", "split leaves nothing to train on."),
    Mistake(line: "split: {train: 2, test: -1}", "train is \"2\"; it must be a number from 0 to 1"),
    Mistake(line: "split: {trian: 1}", "no field called \"trian\". Did you mean train?"),
    Mistake(line: "target: x", "target names the column of a table, and the data is none."),
    // Losses, optimizers, schedules.
    Mistake(
      "descent: 1\nlayers: [tanh]\nloss: mse",
      "line 3: there is no loss called \"mse\". Did you mean mean-squared?"),
    Mistake("descent: 1\nlayers: [tanh]\nloss: cross_entropy", "Did you mean cross-entropy?"),
    Mistake("descent: 1\nlayers: [tanh]\nloss: hinge", "There is cross-entropy, mean-squared"),
    Mistake("descent: 1\nlayers: [tanh]\nloss: [a]", "loss is a list; it must be one word"),
    Mistake(line: "optimizer: adamm", "there is no optimizer called \"adamm\". Did you mean adam"),
    Mistake(line: "optimizer: lbfgs", "There is sgd, adam, adamw and rmsprop."),
    Mistake(line: "optimizer: {adam: 0.1}", "adam is \"0.1\" instead of fields."),
    Mistake(line: "optimizer: {adam: {lr: 1}}", "adam has no field called \"lr\"."),
    Mistake(
      line: "optimizer: {adam: {rate: -1}}", "rate is \"-1\"; it must be 0 or a number above"),
    Mistake(line: "optimizer: {adam: {beta1: 1}}", "beta1 is \"1\"; it must be a number from 0"),
    Mistake(line: "optimizer: {adam: {}, sgd: {}}", "optimizer is a group of fields instead of"),
    Mistake(line: "optimizer: {sgd: {nesterov: true}}", "nesterov looks ahead along the momentum"),
    Mistake(line: "schedule: {step: {}}", "step needs every. Add every: 500."),
    Mistake(line: "schedule: {step: {every: 0}}", "every is \"0\"; it must be"),
    Mistake(line: "schedule: linear", "There is constant, step and cosine."),
    // Data.
    Mistake(
      "descent: 1\ndata: spirall",
      "line 2: there is no data called \"spirall\". Did you mean spiral?"),
    Mistake("descent: 1\ndata: a.txt", "A table's name ends in .csv;"),
    Mistake("descent: 1\ndata: mnist", "There is blobs, digits, fashion"),
    Mistake("descent: 1\ndata: [a]", "data is a list."),
    Mistake("descent: 1\ndata: {inputs: x.npy}", "data needs targets. Add targets: y.npy."),
    Mistake("descent: 1\ndata: {text: x.txt}", "data needs context. Add context: 32."),
    Mistake("descent: 1\ndata: {text: x, context: 3, tokens: word}", "There is character."),
    Mistake("descent: 1\ndata: {file: x}", "data names neither csv, inputs, images nor text."),
    Mistake("descent: 1\ndata: {csv: x.csv, taget: y}", "Did you mean target?"),
    Mistake("descent: 1\ndata: {images: x}", "data needs labels."),
    // Layers.
    Mistake(line: "layers: 3", "line 4: layers is \"3\". List at least one layer"),
    Mistake(line: "layers: []", "layers is a list. List at least one layer"),
    Mistake(layer: "dens: 3", "line 5: there is no layer called \"dens\". Did you mean dense?"),
    Mistake(layer: "Linear: 3", "Did you mean dense?"),
    Mistake(layer: "conv2d: 3", "Did you mean conv?"),
    Mistake(layer: "batch_norm", "Did you mean batch-norm?"),
    Mistake(layer: "maxpool: 2", "Did you mean max-pool?"),
    Mistake(layer: "", "a layer is missing after the dash."),
    Mistake(layer: "{}", "a layer is missing between the braces."),
    Mistake(layer: "[tanh]", "there is a list where a layer should be."),
    Mistake(layer: "dense", "dense needs units. Add units: 8."),
    Mistake(layer: "dense: x", "units is \"x\"; it must be a whole number from 1 to 1048576."),
    Mistake(layer: "dense: [3]", "units is a list"),
    Mistake(layer: "dense: 1000000000", "units is \"1000000000\"; it must be"),
    Mistake(layer: "dense: {unit: 8}", "dense needs units."),
    Mistake(layer: "dense: {units: 8, bais: false}", "Did you mean bias?"),
    Mistake(
      layer: "dense: 8\n    bias: false", "line 6: \"bias\" stands beside dense instead of inside."),
    Mistake(layer: "{dense: 8, tanh: }", "one entry names \"dense\" and \"tanh\"."),
    Mistake(layer: "tanh: 3", "tanh is \"3\" instead of fields."),
    Mistake(layer: "conv: 8", "conv is \"8\" instead of fields. Write conv: {channels: 8"),
    Mistake(layer: "conv: {channels: 8}", "conv needs kernel."),
    Mistake(layer: "conv: {channels: 8, kernel: 3, padding: same}", "padding is \"same\""),
    Mistake(layer: "max-pool", "max-pool needs kernel."),
    Mistake(layer: "rnn: {units: 3, return: all}", "there is no return called \"all\"."),
    Mistake(layer: "positions: rotary", "There is learned and sinusoidal."),
    Mistake(layer: "attention: {heads: 0}", "heads is \"0\""),
    Mistake(layer: "dropout: 1.5", "rate is \"1.5\"; it must be a number from 0 to 1."),
    Mistake(layer: "residual: tanh", "residual is \"tanh\". List at least one layer"),
    Mistake(layer: "residual:", "residual is empty. List at least one layer"),
    Mistake(layer: "residual: [dens: 3]", "line 5: there is no layer called \"dens\"."),
    Mistake(
      line: "layers: [" + String(repeating: "tanh, ", count: 1001) + "]",
      "there are more than 1000 layers."),
  ]

  @Test(arguments: mistakes)
  func aMistakeEndsInItsSentence(_ mistake: Mistake) {
    let sentence = complaint { try NetworkFile(parsing: mistake.text, named: "net.yaml") } ?? "none"
    #expect(sentence.contains(mistake.sentence), "\(sentence)")
    #expect(sentence.hasPrefix("net.yaml, line ") && !sentence.contains("\n"))
    #expect(sentence.hasSuffix(".") || sentence.hasSuffix("?"), "\(sentence)")
  }

  @Test func aNameCannotCommandTheTerminal() {
    let sentence = complaint {
      try NetworkFile(
        parsing: "descent: 1\n\"\\u001b[2J\": 3\nlayers: [tanh]\nloss: mse", named: "x")
    }
    #expect(sentence?.unicodeScalars.allSatisfy { $0.value >= 0x20 } == true)
  }

  @Test func commentsAndQuotesAreNoAnchors() throws {
    let file = try NetworkFile(
      parsing: """
        descent: 1      # *not* an alias, & no anchor
        # - *neither
        data: a-*.csv
        layers: [dense: 1]
        loss: mean-squared
        """, named: "net.yaml")
    #expect(file.data == .table("a-*.csv", target: nil))
  }

  /// What a few bytes would make of a machine's memory, were they let through.
  @Test(arguments: [
    "[dense: 1000000, dense: 1000000]", "[dense: 1048576, relu, relu, relu, dense: 2]",
    "[residual: [dense: 1000000, dense: 1000000, dense: 2]]",
    "[dense: 40000, dense: 40000, dense: 1]",
  ])
  func networksBeyondMemoryAreRefused(_ layers: String) throws {
    let file = try NetworkFile(layers: layers, rest: "batch: 65536")
    let data = Dataset(
      inputs: [0, 1], inputShape: Shape(2), targets: .values([1], shape: Shape(1)))
    let sentence = complaint {
      try file.experiment(with: DataSplit(data, training: 1, validation: 0))
    }
    #expect(sentence?.hasPrefix("net.yaml, line 3: ") == true, "\(sentence ?? "none")")
    #expect(sentence?.contains("the most") == true)
  }

  @Test func aLayerThatDoesNotFitIsFoundOnItsLine() throws {
    let file = try NetworkFile(layers: "\n  - dense: 4\n  - conv: {channels: 2, kernel: 3}")
    let sentence = complaint { try file.size(of: file.model(for: Shape(2))) }
    #expect(sentence?.hasPrefix("net.yaml, line 5: layer 1 (conv): ") == true, "\(sentence ?? "")")
  }

  @Test func aMissingFileIsNamed() {
    #expect(
      complaint { try NetworkFile(contentsOf: "/nowhere/net.yaml") }?
        .hasPrefix("/nowhere/net.yaml: there is no such file.") == true)
  }
}
