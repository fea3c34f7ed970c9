/// Every layer that a network file may name; a new one is a line here.
enum LayerCatalog {
  static let forms: [LayerForm] = [
    .dense, .flatten,
    .relu, .leakyReLU, .gelu, .silu, .tanh, .sigmoid, .identity, .softmax, .dropout, .residual,
    .conv, .maxPool, .averagePool, .globalMaxPool, .globalAveragePool, .batchNorm,
    .rnn, .gru, .lstm,
    .embedding, .positions, .lastRow, .attention, .transformer, .layerNorm,
  ]

  private static let formsByName = Dictionary(
    uniqueKeysWithValues: forms.map { ($0.name, $0) })

  /// The form of that name.
  static func form(named name: String) -> LayerForm? { formsByName[name] }

  /// What people may mean who know another framework.
  private static let otherNames: [String: String] = [
    "linear": "dense", "fc": "dense", "conv2d": "conv", "convolution": "conv",
    "maxpool": "max-pool", "maxpool2d": "max-pool", "avgpool": "average-pool",
    "avgpool2d": "average-pool", "avg-pool": "average-pool", "batchnorm": "batch-norm",
    "batchnorm2d": "batch-norm", "layernorm": "layer-norm", "leakyrelu": "leaky-relu",
    "swish": "silu", "logistic": "sigmoid", "multi-head-attention": "attention",
    "globalmaxpool": "global-max-pool", "globalavgpool": "global-average-pool",
    "global-avg-pool": "global-average-pool", "reshape": "flatten",
  ]

  /// What to write instead of a name that is none.
  static func advice(for name: String) -> String {
    let plain = name.lowercased().replacing("_", with: "-")
    let names = forms.map(\.name)
    let other = otherNames[plain] ?? otherNames[plain.replacing("-", with: "")]
    if let guess = other ?? Spelling.closest(to: plain, among: names), names.contains(guess) {
      return "Did you mean \(guess)?"
    }
    return "There is \(names.sorted().sentence(joining: "and"))."
  }
}
