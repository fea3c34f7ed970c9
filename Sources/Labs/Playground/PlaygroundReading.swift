internal import Compute
internal import Learning
internal import TextUI

/// A network as a report shows it: its numbers, and what each unit makes of the plane.
struct PlaygroundReading {
  /// A layer of weights.
  struct Layer {
    /// `hidden 1`, `output`.
    var title: String
    /// What its units do to their sums.
    var function: String
    /// `weights[unit][source]`.
    var weights: [[Double]]
    var biases: [Double]
    /// `outputs[place][unit]` over the coarse grid, then for the points that are followed.
    var outputs: [[Double]]
    /// The same before the function.
    var sums: [[Double]]
    /// The name of its tensors.
    var tensor: TensorName
  }

  /// What marks its numbers.
  let marks: RunMarks

  /// From the first hidden one to the output.
  var layers: [Layer]
  /// Places across the coarse grid.
  let side: Int
  /// The output over the fine grid, row by row from the top: −1 … 1 for classes.
  var surface: [[Double]]
  /// The output for every training point, then for every test point, on the same scale.
  var predictions: [Double]

  /// Whether what the network answered are shares.
  let hasShares: Bool

  /// Nil if the report is one of another network.
  init?(_ report: RunReport, _ lab: PlaygroundLab) {
    let setup = lab.setup
    marks = RunMarks(run: report.job)
    hasShares = setup.loss(lab.data).readsShares
    side = lab.unitSide
    var sources = setup.features.count
    let examined = report.examined["units"] ?? [:]
    let places = lab.unitSide * lab.unitSide + lab.followed.count
    layers = []
    for (number, name) in setup.layerNames.enumerated() {
      let isOutput = number == setup.units.count
      let units = isOutput ? 1 : setup.units[number]
      let tensor = TensorName(name)
      guard let weights = report.snapshot.values[tensor.appending("weight")],
        let biases = report.snapshot.values[tensor.appending("bias")],
        let outputs = examined[tensor], let sums = examined[tensor.appending("sum")],
        weights.count == units * sources, biases.count == units,
        outputs.count == units * places, sums.count == outputs.count
      else { return nil }
      layers.append(
        Layer(
          title: isOutput ? "output" : "hidden \(number + 1)",
          function: isOutput ? setup.outputFunction(lab.data) : setup.function(number),
          weights: Self.rows(weights, of: sources), biases: biases.map(Double.init),
          outputs: Self.rows(outputs, of: units), sums: Self.rows(sums, of: units),
          tensor: tensor))
      sources = units
    }
    guard
      let answers = PlaneAnswers(
        report.answers, side: PlaygroundLab.fineSide, points: lab.data.all.count,
        areProbabilities: hasShares)
    else { return nil }
    (surface, predictions) = (answers.surface, answers.predictions)
  }

  private static func rows(_ values: [Float], of count: Int) -> [[Double]] {
    guard count > 0 else { return [] }
    return stride(from: 0, to: values.count, by: count).map { start in
      values[start..<start + count].map(Double.init)
    }
  }

  /// What a unit of a layer, 0 being the first hidden one, makes of the plane.
  func plane(_ layer: Int, _ unit: Int) -> [[Double]] {
    return (0..<side).map { row in
      (0..<side).map { layers[layer].outputs[row * side + $0][unit] }
    }
  }

  /// The output of a unit for a point that is followed, and the sum that it comes from.
  func followed(_ layer: Int, _ unit: Int, example: Int) -> (sum: Double, output: Double) {
    let place = side * side + example
    guard layers[layer].outputs.indices.contains(place) else { return (.nan, .nan) }
    return (layers[layer].sums[place][unit], layers[layer].outputs[place][unit])
  }

  /// One of a unit's numbers: a weight, by what it comes from, or the bias behind the last of them.
  func mark(_ layer: Int, _ unit: Int, number: Int) -> NumberMark {
    let sources = layers[layer].weights[unit].count
    let tensor = layers[layer].tensor
    return number < sources
      ? marks.parameter(tensor.appending("weight"), unit * sources + number)
      : marks.parameter(tensor.appending("bias"), unit)
  }

  /// The sum of a unit for a point that is followed, and its output.
  func followedMarks(
    _ layer: Int, _ unit: Int, example: Int
  ) -> (sum: NumberMark, output: NumberMark) {
    let place = side * side + example
    let tensor = layers[layer].tensor
    return (
      marks.value(tensor.appending("sum"), unit, example: place, of: "units"),
      marks.value(tensor, unit, example: place, of: "units")
    )
  }

  /// Every weight, without the biases.
  var weights: [Double] { layers.flatMap { $0.weights.joined() } }
}

/// What a network says of a grid and of points, from −1, class B, to +1, class A, or as numbers.
struct PlaneAnswers {
  /// Row by row from the top.
  var surface: [[Double]]
  /// In the order of the points.
  var predictions: [Double]

  /// Nil if there are not as many answers as places.
  init?(_ answers: [Float], side: Int, points: Int, areProbabilities: Bool) {
    guard answers.count == side * side + points else { return nil }
    let values = answers.map { areProbabilities ? 2 * Double($0) - 1 : Double($0) }
    surface = (0..<side).map { Array(values[$0 * side..<($0 + 1) * side]) }
    predictions = Array(values[(side * side)...])
  }

  /// The share of points on the right side of zero.
  static func accuracy(_ predictions: some Sequence<Double>, _ points: [PlanePoint]) -> Double? {
    guard !points.isEmpty else { return nil }
    let right = zip(predictions, points).count { ($0 > 0) == ($1.target > 0) }
    return Double(right) / Double(points.count)
  }

  /// `counts[class][class taken for]`, A first.
  static func confusion(_ predictions: some Sequence<Double>, _ points: [PlanePoint]) -> [[Int]] {
    var counts = [[0, 0], [0, 0]]
    for (value, point) in zip(predictions, points) {
      counts[point.target > 0 ? 0 : 1][value > 0 ? 0 : 1] += 1
    }
    return counts
  }
}

extension PlaygroundReading {
  func trainingPredictions(_ data: PlaneData) -> ArraySlice<Double> {
    predictions.prefix(data.training.count)
  }
  func testPredictions(_ data: PlaneData) -> ArraySlice<Double> {
    predictions.dropFirst(data.training.count)
  }
}
