import Compute
import Learning
import NetworkFiles
import Testing

@Suite struct NetworkFileTests {
  @Test func everythingInTheFileIsRead() throws {
    let file = try NetworkFile(
      parsing: """
        descent: 1
        data: {inputs: x.npy, targets: y.npy}
        layers:
          - dense: {units: 8, bias: false}
          - tanh
          - dense: 3
        loss: cross-entropy
        optimizer: {sgd: {rate: 0.5, momentum: 0.9, nesterov: true, decay: 1e-3}}
        schedule: {cosine: {warmup: 50, minimum: 1e-4}}
        batch: 64
        steps: 500
        seed: 7
        shuffle: false
        split: {train: 0.5, validation: 0.25, test: 0.25}
        clip: 1.5
        l1: 0.01
        """, named: "net.yaml")
    #expect(file.data == .arrays(inputs: "x.npy", targets: "y.npy"))
    #expect(file.layers == [.dense(8, hasBias: false), .tanh, .dense(3)])
    #expect(file.loss == .crossEntropy)
    #expect(
      file.optimizer as? SGD == SGD(rate: 0.5, momentum: 0.9, nesterov: true, decay: 1e-3))
    #expect(file.schedule == .cosine(warmup: 50, minimum: 1e-4))
    #expect(file.batch == 64 && file.steps == 500 && file.seed == 7 && !file.shuffles)
    #expect(file.split == SplitShares(training: 0.5, validation: 0.25, test: 0.25))
    #expect(file.clip == 1.5 && file.l1 == 0.01)
  }

  @Test func whatIsNotSaidIsAsDocumented() throws {
    let file = try NetworkFile(layers: "[dense: 1]")
    #expect(file.optimizer as? Adam == Adam(rate: 1e-3))
    #expect(file.schedule == .constant && file.clip == nil && file.l1 == 0)
    #expect(file.batch == 32 && file.steps == 2000 && file.seed == 0 && file.shuffles)
    #expect(file.split == SplitShares(training: 0.6, validation: 0.2, test: 0.2))
  }

  @Test(arguments: [
    ("sgd", SGD(rate: 1e-3) as any Optimizer), ("adam", Adam()), ("adamw", AdamW()),
    ("rmsprop", RMSProp()),
    (
      "{adamw: {rate: 0.1, beta1: 0.5, beta2: 0.6, epsilon: 1e-5, decay: 0.2}}",
      AdamW(rate: 0.1, beta1: 0.5, beta2: 0.6, epsilon: 1e-5, decay: 0.2)
    ),
    (
      "{rmsprop: {rate: 0.1, alpha: 0.9, momentum: 0.2, centered: true}}",
      RMSProp(rate: 0.1, alpha: 0.9, momentum: 0.2, isCentered: true)
    ),
  ])
  func optimizersHavePyTorchsDefaults(_ text: String, _ optimizer: any Optimizer) throws {
    let file = try NetworkFile(layers: "[dense: 1]", rest: "optimizer: \(text)")
    #expect("\(file.optimizer)" == "\(optimizer)")
  }

  @Test(arguments: [
    ("points.csv", DataSource.table("points.csv", target: nil)),
    ("{csv: points.csv.gz, target: price}", .table("points.csv.gz", target: "price")),
    ("points.csv\ntarget: a b", .table("points.csv", target: "a b")),
    ("{images: i.gz, labels: l.gz}", .images("i.gz", labels: "l.gz")),
    ("{text: corpus.txt, context: 32, tokens: character}", .text("corpus.txt", context: 32)),
    ("{text: corpus.txt, context: 32}", .text("corpus.txt", context: 32)),
    ("digits", .builtIn("digits")),
  ])
  func everyFormOfDataIsRead(_ text: String, _ source: DataSource) throws {
    #expect(try NetworkFile(layers: "[dense: 1]", data: text).data == source)
  }

  /// A form of each layer with all of its fields, and the short ones.
  private static let layers: [(String, Model.Entry)] = [
    ("dense: 3", .dense(3)), ("dense: {units: 3, bias: false}", .dense(3, hasBias: false)),
    ("conv: {channels: 2, kernel: 3}", .conv(2, kernel: 3)),
    (
      "conv: {channels: 2, kernel: 3, stride: 2, padding: 1, bias: false}",
      .conv(2, kernel: 3, stride: 2, padding: 1, hasBias: false)
    ),
    ("max-pool: 2", .maxPool(2)),
    ("max-pool: {kernel: 3, stride: 2, padding: 1}", .maxPool(3, stride: 2, padding: 1)),
    ("average-pool: 2", .averagePool(2)),
    ("average-pool: {kernel: 3, stride: 1}", .averagePool(3, stride: 1)),
    ("global-max-pool", .globalMaxPool), ("global-average-pool", .globalAveragePool),
    ("flatten", .flatten), ("batch-norm", .batchNorm()),
    ("last-row", .lastRow), ("embedding: {tokens: 5, width: 2}", .embedding(tokens: 5, width: 2)),
    ("positions", .positions(.learned)), ("positions: learned", .positions(.learned)),
    ("positions: sinusoidal", .positions(.sinusoidal)),
    ("rnn: 4", .rnn(4)), ("rnn: {units: 4, return: last}", .rnn(4, returns: .last)),
    ("gru: {units: 4, return: sequence, bias: false}", .gru(4, hasBias: false)),
    ("lstm: {units: 4, return: last}", .lstm(4, returns: .last)),
    ("attention: 2", .attention(heads: 2)),
    (
      "attention: {heads: 2, causal: true, bias: false}",
      .attention(heads: 2, causal: true, hasBias: false)
    ),
    (
      "transformer: {heads: 2, hidden: 8, causal: true}",
      .transformer(heads: 2, hidden: 8, causal: true)
    ),
    ("layer-norm", .layerNorm()), ("layer-norm: {bias: false}", .layerNorm(hasBias: false)),
    ("dropout", .dropout(0.5)), ("dropout: 0.2", .dropout(0.2)),
    ("residual: [dense: 8, {residual: [tanh]}]", .residual([.dense(8), .residual([.tanh])])),
    ("relu", .relu), ("leaky-relu", .leakyReLU(slope: 0.01)),
    ("leaky-relu: 0.2", .leakyReLU(slope: 0.2)), ("gelu", .gelu), ("silu", .silu),
    ("tanh", .tanh), ("sigmoid", .sigmoid), ("identity", .identity),
    ("softmax", .softmax),
  ]

  @Test func everyLayerCanBeWritten() throws {
    for (text, layer) in Self.layers {
      #expect(try NetworkFile(layers: "[{\(text)}]").layers == [layer], "\(text)")
      #expect(try NetworkFile(layers: "\n  - \(text)").layers == [layer], "\(text)")
    }
    // The error for an unknown layer lists them all, and has one more comma in its place.
    let kinds = Set(Self.layers.map { $0.1.layer.kind })
    let sentence = complaint { try NetworkFile(layers: "[zzzzzzzz]") } ?? ""
    #expect(sentence.split(separator: ",").count == kinds.count, "\(sentence)")
  }

  @Test(arguments: Networks.names)
  func whatIsWrittenBackReadsTheSame(_ name: String) throws {
    let file = try Networks.file(name)
    let text = file.yaml
    let again = try NetworkFile(parsing: text, named: "again.yaml")
    #expect(again == file, "\(text)")
    #expect(again.yaml == text)
  }

  @Test func theCanonicalFormIsTheShortest() throws {
    let file = try NetworkFile(
      parsing: """
        loss: mean-squared
        layers: [{dense: {units: 8}}, {tanh: {}}, {residual: [{dense: {units: 8, bias: no}}]}]
        descent: 1
        data: {"csv": "my points.csv"}
        """.replacing("bias: no", with: "bias: false"), named: "net.yaml")
    #expect(
      file.yaml == """
        descent: 1
        data: {csv: "my points.csv"}
        layers:
          - dense: 8
          - tanh
          - residual: [{dense: {units: 8, bias: false}}]
        loss: mean-squared

        """)
  }
}

/// `--set`, and what else replaces a part of a file.
@Suite struct SettingOverrideTests {
  private let file: NetworkFile

  init() throws {
    file = try NetworkFile(
      layers: "[{dense: {units: 8, bias: false}}, tanh, {residual: [dense: 8]}, dense: 1]",
      rest: "optimizer: {adam: {rate: 0.1, beta1: 0.8}}")
  }

  @Test func aSettingIsReplacedByItsPath() throws {
    let changed = try file.setting([
      "batch=64", "optimizer.adam.rate=0.01", "layers.0.dense=16", "layers.2.residual.0.dense=4",
      "layers.1=relu", "split={train: 1}", "data=rings",
    ])
    #expect(changed.batch == 64)
    #expect(changed.optimizer as? Adam == Adam(rate: 0.01, beta1: 0.8))
    #expect(
      changed.layers == [.dense(16, hasBias: false), .relu, .residual([.dense(4)]), .dense(1)])
    #expect(changed.split == SplitShares(training: 1, validation: 0, test: 0))
    #expect(changed.data == .builtIn("rings"))
  }

  @Test func aChoiceGivesWayToAnother() throws {
    let changed = try file.setting([
      "optimizer.sgd.rate=0.5", "schedule.cosine.warmup=5", "layers.1.dropout=0.1",
    ])
    #expect(changed.optimizer as? SGD == SGD(rate: 0.5))
    #expect(changed.schedule == .cosine(warmup: 5))
    #expect(changed.layers[1] == .dropout(0.1))
    #expect(try file.setting(["optimizer=sgd"]).optimizer as? SGD == SGD(rate: 1e-3))
    #expect(
      try file.setting(["optimizer=sgd", "optimizer.sgd.rate=2"]).optimizer as? SGD
        == SGD(rate: 2))
  }

  @Test func fieldsCanBeAddedToWhatWasShort() throws {
    let changed = try file.setting(["layers.3.dense.bias=false"])
    #expect(changed.layers[3] == .dense(1, hasBias: false))
  }

  @Test(arguments: [
    ("batch", "--set batch: there is no key and value. Write --set batch=64."),
    ("=3", "--set =3: there is no key and value. Write --set batch=64."),
    ("a..b=3", "--set a..b=3: a name is missing beside a dot."),
    ("batch=0", "--set batch=0: batch is \"0\"; it must be a whole number from 1 to 65536."),
    ("batsch=3", "--set batsch=3: the file has no field called \"batsch\". Did you mean batch?"),
    ("layers.4.dense=1", "there is no entry \"4\" in a list of 4. Count from 0 to 3."),
    ("layers.x.dense=1", "there is no entry \"x\" in a list of 4."),
    ("layers.1.tanh.units=1", "tanh has no field called \"units\". It has no fields"),
    ("loss.x=1", "\"binary-cross-entropy\" has no fields, such as \"x\""),
    ("split=[", "--set split=[: this cannot be read as YAML"),
    ("data=&a b", "\"&\" would repeat another part of the file."),
    ("optimizer.adam.rate=", "--set optimizer.adam.rate=: "),
  ])
  func aMistakeNamesTheOption(_ setting: String, _ sentence: String) {
    let error = complaint { try file.setting([setting]) }
    if setting.hasSuffix("rate=") {
      // Nothing for a value is the default.
      #expect(error == nil)
    } else {
      #expect(error?.contains(sentence) == true, "\(error ?? "none")")
    }
  }

  @Test func anOptionOfItsOwnIsNamed() {
    #expect(
      complaint { try file.setting("steps", to: "-5", as: "--steps") }
        == "--steps -5: steps is \"-5\"; it must be a whole number from 0 to 1000000000000. "
        + "Write steps: 2000.")
  }

  @Test func dataIsReplacedByDataOfItsKind() throws {
    #expect(try file.setting(data: "/tmp/a.csv").data == .table("/tmp/a.csv", target: nil))
    #expect(try file.setting(data: "moons").data == .builtIn("moons"))
    let text = try NetworkFile(layers: "[dense: 1]", data: "{text: a.txt, context: 9}")
    #expect(try text.setting(data: "/b & c.txt").data == .text("/b & c.txt", context: 9))
    #expect(try text.setting(data: "moons").data == .builtIn("moons"))
    #expect(complaint { try file.setting(data: "b.txt") }?.contains("A table's name") == true)
  }

  /// A key with nothing after it leaves the default, and is not written as an empty text.
  @Test func nothingIsWrittenAsNothing() throws {
    let file = try NetworkFile(
      parsing: """
        descent: 1
        data: {inputs: x.npy, targets: y.npy}
        layers: [dense: 2]
        loss: mean-absolute
        optimizer: {rmsprop: {rate: }}
        """, named: "net.yaml")
    #expect(try NetworkFile(parsing: file.yaml, named: "again.yaml") == file)
  }
}
