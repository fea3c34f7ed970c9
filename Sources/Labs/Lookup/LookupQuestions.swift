internal import Compute
internal import Learning
internal import TextUI

/// What is asked of a network for every picture: all questions about the bags that a learner can
/// look at, in every order, and with every pair erased.
enum LookupQuestions {
  /// The bag's own order and four others.
  static let orders = 5
  /// Unseen examples whose weights are looked at.
  static let tested = 50

  /// Every bag with every question, in every order if the network is asked that, and some of the unseen examples.
  static func examinations(_ net: LookupNet, _ unseen: Dataset) -> [Examination] {
    let inputs = LookupTask.shown(of: net.pairs, seed: net.seed).flatMap { bag in
      (0..<(net.isShuffled ? orders : 1)).flatMap { number -> [Float] in
        let ordered = bag.ordered(LookupTask.order(number, of: net.pairs))
        return (0..<net.pairs).flatMap { ordered.rows(asking: $0) }
      }
    }
    return [
      Examination(
        "shown", inputs: inputs, tensors: ["attention.scores", "attention.weights", "answer"]),
      Examination(
        "tested", inputs: unseen.prefix(tested).inputs,
        tensors: ["attention.scores", "attention.weights", "attention.packed"]),
    ]
  }

  /// Every bag with every question, nothing erased and then one pair after the other.
  static func erasures(_ net: LookupNet) -> [Float] {
    LookupTask.shown(of: net.pairs, seed: net.seed).flatMap { bag in
      (0..<net.pairs).flatMap { pair in
        ([nil] + (0..<net.pairs).map(Optional.some)).flatMap {
          bag.rows(asking: pair, erasing: $0)
        }
      }
    }
  }

  /// Where in those the answer to a question stands.
  static func place(
    ofErasing erased: Int?, asking pair: Int, bag: Int, pairs: Int
  ) -> Int {
    (bag * pairs + pair) * (pairs + 1) + (erased.map { $0 + 1 } ?? 0)
  }
}

/// What a network has said to those questions.
struct LookupReading {
  let net: LookupNet
  let report: RunReport
  private var rows: Int { net.rows }

  /// Nil before the network has been examined.
  init?(_ net: LookupNet, _ report: RunReport?) {
    guard let report, net.looks, report.examined["shown"] != nil else { return nil }
    self.net = net
    self.report = report
  }

  private func shown(_ name: TensorName) -> [Float] { report.examined["shown"]?[name] ?? [] }
  private func tested(_ name: TensorName) -> [Float] { report.examined["tested"]?[name] ?? [] }

  /// The number of an examined example: a question as the pairs stand in that order.
  private func example(_ bag: Int, _ order: Int, _ pair: Int) -> Int {
    (bag * (net.isShuffled ? LookupQuestions.orders : 1) + order) * net.pairs + pair
  }

  /// What the question takes from each row, its own last: the mean over the heads, or one head.
  func shares(
    asking pair: Int, bag: Int, order: Int = 0, temperature: Double = 1, head: Int? = nil
  ) -> [Double] {
    let example = example(bag, order, pair)
    return mean(
      (head.map { [$0] } ?? Array(0..<net.heads)).map { head in
        let start = ((example * net.heads + head) * rows + rows - 1) * rows
        return Self.row(
          shown("attention.scores"), shown("attention.weights"), start, rows, temperature)
      })
  }

  /// What every row takes from every row, for one question.
  func matrix(asking pair: Int, bag: Int, order: Int = 0) -> [[Double]] {
    let weights = shown("attention.weights")
    return (0..<rows).map { row in
      mean(
        (0..<net.heads).map { head in
          let start = ((example(bag, order, pair) * net.heads + head) * rows + row) * rows
          guard weights.count >= start + rows else { return [] }
          return weights[start..<start + rows].map(Double.init)
        })
    }
  }

  // MARK: Which numbers they are

  private var marks: RunMarks { RunMarks(run: report.job) }

  /// Those of `shares`; nil where they are a mean, or of another temperature than the network's.
  func shareNumbers(
    asking pair: Int, bag: Int, order: Int = 0, temperature: Double = 1, head: Int? = nil
  ) -> NumberGrid? {
    guard temperature == 1, net.heads == 1 || head != nil else { return nil }
    return NumberGrid(
      marks.value(
        "attention.weights", ((head ?? 0) * rows + rows - 1) * rows,
        example: example(bag, order, pair), of: "shown"))
  }

  /// Those of `matrix`; nil for a mean.
  func matrixNumbers(asking pair: Int, bag: Int, order: Int = 0) -> NumberGrid? {
    guard net.heads == 1 else { return nil }
    return NumberGrid(
      marks.value("attention.weights", example: example(bag, order, pair), of: "shown"), rows: rows)
  }

  /// Those of `answer`, along the first row.
  func answerNumbers(asking pair: Int, bag: Int, order: Int = 0) -> NumberGrid {
    NumberGrid(
      marks.value(.output, example: example(bag, order, pair), of: "shown", form: .share))
  }

  /// Those of `answer` with a pair erased.
  func answerNumbers(asking pair: Int, bag: Int, erasing erased: Int?) -> NumberGrid {
    NumberGrid(
      marks.answer(
        LookupQuestions.place(ofErasing: erased, asking: pair, bag: bag, pairs: net.pairs)))
  }

  private func mean(_ parts: [[Double]]) -> [Double] {
    guard let first = parts.first, parts.allSatisfy({ $0.count == first.count }) else { return [] }
    return first.indices.map { place in
      parts.reduce(0) { $0 + $1[place] } / Double(parts.count)
    }
  }

  /// The weights as the network has them, or of its scores divided by a temperature.
  private static func row(
    _ scores: [Float], _ weights: [Float], _ start: Int, _ rows: Int, _ temperature: Double
  ) -> [Double] {
    guard weights.count >= start + rows, scores.count >= start + rows else { return [] }
    if temperature == 1 { return weights[start..<start + rows].map(Double.init) }
    return Sampling.shares(of: Array(scores[start..<start + rows]), temperature: temperature)
  }

  /// The shares that the network gives to the numbers.
  func answer(asking pair: Int, bag: Int, order: Int = 0) -> [Double] {
    let logits = shown("answer")
    let start = example(bag, order, pair) * LookupTask.numbers
    guard logits.count >= start + LookupTask.numbers else { return [] }
    return Sampling.shares(of: Array(logits[start..<start + LookupTask.numbers]))
  }

  /// The same with a pair erased.
  func answer(asking pair: Int, bag: Int, erasing erased: Int?) -> [Double] {
    let start =
      LookupQuestions.place(ofErasing: erased, asking: pair, bag: bag, pairs: net.pairs)
      * LookupTask.numbers
    guard report.answers.count >= start + LookupTask.numbers else { return [] }
    return report.answers[start..<start + LookupTask.numbers].map(Double.init)
  }

  // MARK: On unseen examples

  /// The mean share that the right pair gets, over some unseen examples and all heads; nil before
  /// the first examination.
  func rightShare(_ asked: [Int], temperature: Double) -> Double? {
    let (scores, weights) = (tested("attention.scores"), tested("attention.weights"))
    var sum = 0.0
    var count = 0
    for (example, pair) in asked.prefix(LookupQuestions.tested).enumerated() {
      for head in 0..<net.heads {
        let start = ((example * net.heads + head) * rows + rows - 1) * rows
        let row = Self.row(scores, weights, start, rows, temperature)
        guard row.indices.contains(pair) else { return nil }
        sum += row[pair]
        count += 1
      }
    }
    return count > 0 ? sum / Double(count) : nil
  }

  /// The logits of an unseen example with the scores divided by a temperature: the rest of the way
  /// through the network, number by number.
  ///
  ///     mix = Σ weight · value,   row = mix · out_projᵀ,   logits = row · answerᵀ + offsets
  func logits(ofTested example: Int, temperature: Double) -> [Double] {
    let (width, headWidth) = (net.width, net.width / net.heads)
    let (scores, packed) = (tested("attention.scores"), tested("attention.packed"))
    let values = report.snapshot.values
    guard let project = values["attention.out_proj.weight"], let answer = values["answer.weight"],
      let offsets = values["answer.bias"], packed.count >= (example + 1) * rows * 3 * width
    else { return [] }
    var mix = [Double](repeating: 0, count: width)
    for head in 0..<net.heads {
      let start = ((example * net.heads + head) * rows + rows - 1) * rows
      let shares = Sampling.shares(
        of: Array(scores[start..<start + rows]), temperature: temperature)
      for (row, share) in shares.enumerated() {
        let value = (example * rows + row) * 3 * width + 2 * width + head * headWidth
        for column in 0..<headWidth {
          mix[head * headWidth + column] += share * Double(packed[value + column])
        }
      }
    }
    func product(_ matrix: [Float], _ row: Int, _ vector: [Double]) -> Double {
      vector.indices.reduce(0) { $0 + Double(matrix[row * vector.count + $1]) * vector[$1] }
    }
    let out = (0..<width).map { product(project, $0, mix) }
    return (0..<LookupTask.numbers).map { product(answer, $0, out) + Double(offsets[$0]) }
  }
}
