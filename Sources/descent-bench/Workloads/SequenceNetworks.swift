extension Workload {
  static let rnn = recurrent("rnn_tanh64", layer: "rnn", units: 64)
  static let lstm = recurrent("lstm128", layer: "lstm", units: 128)
  static let gptTiny = transformer(
    "gpt_tiny", blocks: 2, width: 32, heads: 4, context: 32)
  static let gptSmall = transformer(
    "gpt_small", blocks: 4, width: 128, heads: 4, context: 64)

  /// A recurrent layer between an embedding and a guess at the next of 30 symbols.
  private static func recurrent(_ name: String, layer: String, units: Int) -> Workload {
    Workload(
      name: name,
      network: """
        layers:
          - embedding: {tokens: 30, width: 32}
          - \(layer): {units: \(units), return: sequence}
          - dense: 30
        loss: cross-entropy
        optimizer: {adam: {rate: 0.001}}
        batch: 32

        """,
      batches: 8, data: .sequences(length: 32, symbols: 30))
  }

  /// A language model of pre-norm blocks over 65 symbols.
  private static func transformer(
    _ name: String, blocks: Int, width: Int, heads: Int, context: Int
  ) -> Workload {
    let block = "  - transformer: {heads: \(heads), hidden: \(4 * width), causal: true}\n"
    return Workload(
      name: name,
      network: """
        layers:
          - embedding: {tokens: 65, width: \(width)}
          - positions: learned
        \(String(repeating: block, count: blocks))  - layer-norm
          - dense: 65
        loss: cross-entropy
        optimizer: {adamw: {rate: 0.001, decay: 0.01}}
        batch: 16

        """,
      batches: 8, data: .sequences(length: context, symbols: 65))
  }
}
