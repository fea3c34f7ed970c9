import Kernels
import TestSupport
import Testing

/// Sizes that leave a rest in every tile and vector, with heads that fill vectors and that do not.
struct AttentionCase: Sendable, CustomStringConvertible {
  let sizes: AttentionSizes
  var packedColumns: Int { 3 * width }
  var width: Int { sizes.heads * sizes.headWidth }
  var description: String {
    "\(sizes.times) times, \(sizes.heads) heads of \(sizes.headWidth)"
      + (sizes.causal ? ", causal" : "")
  }

  init(_ times: Int, _ heads: Int, _ headWidth: Int, causal: Bool) {
    sizes = AttentionSizes(times: times, heads: heads, headWidth: headWidth, causal: causal)
  }

  static let all: [AttentionCase] = [
    AttentionCase(1, 1, 1, causal: true), AttentionCase(5, 3, 3, causal: false),
    AttentionCase(9, 16, 1, causal: true), AttentionCase(16, 2, 8, causal: true),
    AttentionCase(33, 2, 4, causal: true), AttentionCase(33, 1, 16, causal: false),
    AttentionCase(40, 2, 32, causal: true), AttentionCase(70, 1, 20, causal: true),
    AttentionCase(47, 3, 24, causal: false),
  ]
}

@Suite struct AttentionTests {
  private static let examples = 2

  /// An attention in an arena, and the plain loops beside it.
  private struct Setting {
    let arena: TestArena
    let example: AttentionCase
    let packed: ArenaMatrix
    let result: ArenaMatrix
    let room: ArenaMatrix
    let rows: Int

    init(_ set: InstructionSet, _ example: AttentionCase) {
      arena = TestArena(set, examples: examples)
      self.example = example
      rows = examples * example.sizes.times
      packed = arena.matrix(
        numbers(rows * example.packedColumns, seed: 1), rows: rows,
        columns: example.packedColumns)
      result = arena.zeros(rows: rows, columns: example.width)
      room = arena.zeros(rows: example.sizes.room.rows, columns: example.sizes.room.columns)
      arena.spoil(room, rows: example.sizes.room.rows)
    }

    func squares() -> ArenaMatrix {
      arena.zeros(
        rows: examples * example.sizes.heads * example.sizes.times, columns: example.sizes.times)
    }

    /// [examples × heads × queries × keys], with the queries innermost in memory as kernels keep
    /// them, or the keys.
    func squareView(_ matrix: ArenaMatrix, queriesLast: Bool = true) -> TensorView<Float> {
      let sizes = example.sizes
      let head = sizes.times * matrix.stride
      return arena.view(
        matrix, rank: 4, [examples, sizes.heads, sizes.times, sizes.times],
        strides: queriesLast
          ? [sizes.heads * head, head, 1, matrix.stride]
          : [sizes.heads * head, head, matrix.stride, 1])
    }

    func rowsView(_ matrix: ArenaMatrix, columns: Int) -> TensorView<Float> {
      let times = example.sizes.times
      return arena.view(
        matrix, rank: 3, [examples, times, columns, 1],
        strides: [times * matrix.stride, matrix.stride, 1, 0])
    }

    func scalars(_ view: TensorView<Float>) -> [Float] { (0..<view.count).map { view[$0] } }
  }

  @Test(arguments: InstructionSet.available, AttentionCase.all)
  func attentionIsThatOfTheReference(_ set: InstructionSet, _ example: AttentionCase) {
    for keeps in [false, true] {
      let setting = Setting(set, example)
      let arena = setting.arena
      let (weights, scores) = (setting.squares(), setting.squares())
      arena.run(
        arena.kernels.attention(
          setting.packed, weights: keeps ? weights : nil, scores: keeps ? scores : nil,
          into: setting.result, room: setting.room, example.sizes))
      let expected = arena.zeros(rows: setting.rows, columns: example.width)
      let (plainScores, plainWeights) = (setting.squares(), setting.squares())
      let packed = setting.rowsView(setting.packed, columns: example.packedColumns)
      let scoresView = setting.squareView(plainScores)
      let weightsView = setting.squareView(plainWeights)
      Reference.attentionScores(packed, into: scoresView)
      Reference.attentionWeights(scoresView, causal: example.sizes.causal, into: weightsView)
      Reference.attentionMix(
        weightsView, packed, into: setting.rowsView(expected, columns: example.width))
      expectClose(
        arena.scalars(setting.result, rows: setting.rows, columns: example.width),
        arena.scalars(expected, rows: setting.rows, columns: example.width), tolerance: 1e-5)
      if keeps {
        expectClose(
          setting.scalars(setting.squareView(weights)), setting.scalars(weightsView),
          tolerance: 1e-5)
        expectClose(
          setting.scalars(setting.squareView(scores)), setting.scalars(scoresView),
          tolerance: 1e-5)
      }
      #expect(arena.wallsStand)
    }
  }

  @Test(arguments: InstructionSet.available, AttentionCase.all)
  func backwardIsThatOfTheReference(_ set: InstructionSet, _ example: AttentionCase) {
    for (accumulates, shows) in [(false, false), (true, true)] {
      let setting = Setting(set, example)
      let arena = setting.arena
      let (rows, columns) = (setting.rows, example.packedColumns)
      let weights = setting.squares()
      let (ofWeights, ofScores) = (setting.squares(), setting.squares())
      let arriving = arena.matrix(
        numbers(rows * example.width, seed: 2), rows: rows, columns: example.width)
      let start = numbers(rows * columns, seed: 3)
      let gradient = arena.matrix(start, rows: rows, columns: columns)
      if !accumulates { arena.spoil(gradient, rows: rows) }
      arena.run(
        arena.kernels.attention(
          setting.packed, weights: weights, scores: nil, into: setting.result,
          room: setting.room, example.sizes))
      arena.spoil(setting.room, rows: example.sizes.room.rows)
      arena.run(
        arena.kernels.attentionBackward(
          setting.packed, weights: weights, arriving: arriving, into: gradient,
          accumulates: accumulates, weightsGradient: shows ? ofWeights : nil,
          scoresGradient: shows ? ofScores : nil, room: setting.room, example.sizes))
      let expected = arena.matrix(
        accumulates ? start : start.map { _ in 0 }, rows: rows, columns: columns)
      let packed = setting.rowsView(setting.packed, columns: columns)
      let arrived = setting.rowsView(arriving, columns: example.width)
      let (weightShares, scoreShares) = (setting.squares(), setting.squares())
      let weightsView = setting.squareView(weights)
      Reference.addAttentionMixGradient(
        ofWeights: setting.squareView(weightShares), packed, arriving: arrived)
      Reference.addAttentionMixGradient(
        ofValues: setting.rowsView(expected, columns: columns), weightsView, arriving: arrived)
      Reference.addAttentionWeightsGradient(
        weightsView, arriving: setting.squareView(weightShares),
        to: setting.squareView(scoreShares))
      Reference.addAttentionScoresGradient(
        packed, arriving: setting.squareView(scoreShares),
        to: setting.rowsView(expected, columns: columns))
      expectClose(
        arena.scalars(gradient, rows: rows, columns: columns),
        arena.scalars(expected, rows: rows, columns: columns), tolerance: 3e-5)
      if shows {
        expectClose(
          setting.scalars(setting.squareView(ofWeights)),
          setting.scalars(setting.squareView(weightShares)), tolerance: 1e-5)
        expectClose(
          setting.scalars(setting.squareView(ofScores)),
          setting.scalars(setting.squareView(scoreShares)), tolerance: 1e-5)
      }
      #expect(arena.isPaddingZero(gradient, rows: rows, columns: columns) && arena.wallsStand)
    }
  }

  /// The reference that does all at once computes what the three steps do.
  @Test(arguments: AttentionCase.all)
  func theStepsAtOnceAreTheStepsOneByOne(_ example: AttentionCase) {
    let setting = Setting(.portable, example)
    let packed = setting.rowsView(setting.packed, columns: example.packedColumns)
    let (scores, weights) = (setting.squares(), setting.squares())
    let one = setting.rowsView(
      setting.arena.zeros(rows: setting.rows, columns: example.width), columns: example.width)
    Reference.attentionScores(packed, into: setting.squareView(scores))
    Reference.attentionWeights(
      setting.squareView(scores), causal: example.sizes.causal, into: setting.squareView(weights))
    Reference.attentionMix(setting.squareView(weights), packed, into: one)
    let all = setting.rowsView(setting.result, columns: example.width)
    Reference.attention(
      packed, heads: example.sizes.heads, causal: example.sizes.causal, scores: nil, weights: nil,
      into: all)
    expectClose(setting.scalars(all), setting.scalars(one), tolerance: 1e-6)
  }
}
