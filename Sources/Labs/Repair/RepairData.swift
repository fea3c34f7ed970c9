internal import Compute
internal import Learning

/// The digits of the repair lab, and what is wrong with them.
struct RepairData: Sendable {
  /// The three pots.
  let digits: DigitPots
  /// The same with pixels of mean 0 and deviation 1.
  let scaled: DigitPots
  /// What is taken from every pixel of the training pot for that, and what divides it.
  private let scale: (mean: Float, deviation: Float)

  init(_ context: LabContext) throws(LabError) {
    digits = try DigitPots(context, lab: RepairLab.id)
    scaled = digits.standardized
    let inputs = digits.training.inputs
    let count = Double(max(1, inputs.count))
    let mean = inputs.reduce(0.0) { $0 + Double($1) } / count
    let squares = inputs.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    scale = (Float(mean), Float((squares / count).squareRoot()))
  }

  /// Pictures as the networks get them, whatever happened to them before.
  func seen(_ pictures: Dataset) -> Dataset {
    Dataset(
      inputs: pictures.inputs.map { ($0 - scale.mean) / max(1e-6, scale.deviation) },
      inputShape: pictures.inputShape, targets: pictures.targets)
  }

  /// Digits with so many percent of their labels made another one, each other one as likely; which
  /// ones is drawn from a seed.
  static func mislabelled(_ data: Dataset, percent: Int, seed: UInt64) -> Dataset {
    guard case .classes(var classes, let count, let shape) = data.targets else { return data }
    for row in wrongRows(data, percent: percent, seed: seed) {
      var generator = SeededGenerator(seed: seed).split("lies").split(UInt64(row))
      classes[row] = (classes[row] + 1 + Int32(generator.below(count - 1))) % Int32(count)
    }
    return Dataset(
      inputs: data.inputs, inputShape: data.inputShape,
      targets: .classes(classes, count: count, shape: shape))
  }

  /// The rows whose labels are made wrong.
  static func wrongRows(_ data: Dataset, percent: Int, seed: UInt64) -> [Int] {
    var order = Array(0..<data.count)
    var generator = SeededGenerator(seed: seed).split("wrong labels")
    generator.shuffle(&order)
    return Array(order.prefix(data.count * percent / 100))
  }

  /// Digits of which only so many of one class are left.
  static func starved(_ data: Dataset, of digit: Int, kept: Int) -> Dataset {
    let classes = data.classes
    var left = kept
    return data.rows(
      classes.indices.filter { row in
        guard classes[row] == digit else { return true }
        left -= 1
        return left >= 0
      })
  }

  /// Everything but the test pot: 1,437 digits.
  var known: Dataset { scaled.training.joined(with: scaled.validation) }

  // MARK: Fog

  /// The months that are looked at, the first one clear.
  static let months = 7

  /// Fog that grows by so much a month, as a share of the way to the thick fog of the lessons.
  static func fog(_ share: Double) -> PictureChange {
    .fog(contrast: Float(1 - 0.7 * min(1, share)), veil: Float(0.5 * min(1, share)))
  }

  // MARK: The shop

  /// The share of labels that are wrong in the shop.
  static let shopWrong = 15
  /// Eights that the shop begins with.
  static let shopEights = 8
  /// The fog that a third of the pictures will be taken in.
  static let shopFog = fog(0.35)
  /// The pictures that the shop's network learns from before anything is bought.
  func shopTraining(seed: UInt64) -> Dataset {
    Self.mislabelled(starvedTraining, percent: Self.shopWrong, seed: seed)
  }

  private var starvedTraining: Dataset {
    Self.starved(digits.training, of: 8, kept: Self.shopEights)
  }

  /// The pictures that it will be used on: every third one foggy.
  var shopTest: Dataset {
    digits.test.mapPictures(digits.test.inputShape) { picture, number in
      number % 3 == 0 ? picture.changed(by: Self.shopFog) : picture
    }
  }

  /// How often a pass goes through what was bought: it is little, and new.
  static let copies = 4

  /// The foggy third of them alone.
  var shopFoggyTest: Dataset {
    let test = shopTest
    return test.rows(Array(stride(from: 0, to: test.count, by: 3)))
  }

  /// What is learned from after a plan was carried out.
  func repaired(_ plan: RepairPlan, seed: UInt64) -> Dataset {
    let truth = starvedTraining.classes
    var data = shopTraining(seed: seed)
    let order = plan.isOddFirst ? Self.oddFirst(data) : Self.anyOrder(data.count, seed: seed)
    var classes = data.classes.map(Int32.init)
    for row in order.prefix(plan.relabelled) { classes[row] = Int32(truth[row]) }
    data = Dataset(
      inputs: data.inputs, inputShape: data.inputShape, targets: .classes(classes, count: 10))
    let shelf = digits.training.joined(with: digits.validation)
    let shelfClasses = shelf.classes
    // The first eights are those that are there already.
    let eights = shelfClasses.indices.filter { shelfClasses[$0] == 8 }
      .dropFirst(Self.shopEights).prefix(plan.eights)
    let foggy = digits.validation.shuffled(seed: seed &+ 11).prefix(plan.foggy)
      .changed(by: [Self.shopFog])
    let bought = shelf.rows(Array(eights)).joined(with: foggy)
    return (0..<Self.copies).reduce(data) { all, _ in all.joined(with: bought) }
  }

  /// How many of the labels that a plan has looked at were wrong.
  func wrongFound(_ plan: RepairPlan, seed: UInt64) -> Int {
    let data = shopTraining(seed: seed)
    let truth = starvedTraining.classes
    let labels = data.classes
    let order = plan.isOddFirst ? Self.oddFirst(data) : Self.anyOrder(data.count, seed: seed)
    return order.prefix(plan.relabelled).count { labels[$0] != truth[$0] }
  }

  private static func anyOrder(_ count: Int, seed: UInt64) -> [Int] {
    var order = Array(0..<count)
    var generator = SeededGenerator(seed: seed).split("second look")
    generator.shuffle(&order)
    return order
  }

  /// Rows in the order of how little a picture looks like the others with its label: how much nearer
  /// it is to the mean picture of another label than to that of its own.
  static func oddFirst(_ data: Dataset) -> [Int] {
    let width = data.inputShape.count
    let labels = data.classes
    var means = [[Float]](repeating: [Float](repeating: 0, count: width), count: 10)
    for (row, label) in labels.enumerated() {
      for (pixel, value) in data.input(at: row).enumerated() { means[label][pixel] += value }
    }
    for label in means.indices {
      let count = Float(max(1, labels.count { $0 == label }))
      for pixel in 0..<width { means[label][pixel] /= count }
    }
    let oddness = labels.indices.map { row -> Float in
      let picture = Array(data.input(at: row))
      let distances = means.map { mean in
        var sum: Float = 0
        for pixel in 0..<width {
          let gap = picture[pixel] - mean[pixel]
          sum += gap * gap
        }
        return sum
      }
      return distances[labels[row]] - (distances.min() ?? 0)
    }
    return labels.indices.sorted { (oddness[$0], -$0) > (oddness[$1], -$1) }
  }
}
