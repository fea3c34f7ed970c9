internal import Compute
internal import Learning

/// The pictures of the window lab.
struct WindowData: Sendable {
  /// Pixels of a side of every digit, the outer two rings black: room to move.
  static let side = 12

  /// 1,437 digits to learn from.
  let training: Dataset
  /// 360 that are only looked at.
  let unseen: Dataset
  private let clothes: DataTable?

  init(_ context: LabContext) throws(LabError) {
    let pots = try DigitPots(context, lab: WindowLab.id)
    func padded(_ data: Dataset) -> Dataset {
      data.mapPictures(Shape(1, Self.side, Self.side)) { picture, _ in
        picture.padded(to: PixelSize(Self.side))
      }
    }
    training = padded(pots.training.joined(with: pots.validation))
    unseen = padded(pots.test)
    clothes = context.tables["fashion"]
  }

  /// The digit of that number among the unseen ones, from 0.
  func digit(_ number: Int) -> (picture: Picture, label: Int) {
    let number = min(max(0, number), unseen.count - 1)
    let picture = unseen.picture(at: number) ?? Picture(filledWith: 0, PixelSize(Self.side))
    return (picture, unseen.classes[number])
  }

  /// Every unseen digit moved by so many pixels, in each of four directions.
  func shifted(by pixels: Int) -> Dataset {
    let moves = [(pixels, 0), (-pixels, 0), (0, pixels), (0, -pixels)].map { right, down in
      unseen.changed(by: [.shift(right: right, down: down)])
    }
    return moves.dropFirst().reduce(moves[0]) { $0.joined(with: $1) }
  }

  static let kinds = [
    "T-shirt", "trousers", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "boot",
  ]
  /// Pixels of a side of a piece of clothing.
  static let clothesSide = 14

  /// Pieces of clothing at half their size: at most so many to learn from, and 400 unseen ones.
  func clothes(_ count: Int) -> (training: Dataset, unseen: Dataset)? {
    guard let clothes, clothes.columns.count == 785, clothes.rowCount > 800 else { return nil }
    let held = 400
    let first = min(count, clothes.rowCount - held)
    func set(_ rows: Range<Int>) -> Dataset {
      let shape = Shape(1, Self.clothesSide, Self.clothesSide)
      var inputs: [Float] = []
      inputs.reserveCapacity(rows.count * shape.count)
      var classes: [Int32] = []
      for number in rows {
        let row = clothes.row(number)
        inputs += Picture(Array(row.dropLast()), PixelSize(28)).halved.values
        classes.append(Int32(row.last ?? 0))
      }
      return Dataset(inputs: inputs, inputShape: shape, targets: .classes(classes, count: 10))
    }
    return (set(held..<held + first), set(0..<held))
  }

  /// Noisy pictures of a plus or a cross.
  static func motif(_ count: Int, noise: Double, seed: UInt64) -> Dataset {
    let examples = Motif(count: count, side: side, noise: noise, seed: seed).examples
    return Dataset(
      inputs: examples.inputs, inputShape: examples.inputShape,
      targets: .classes(examples.targets.map { Int32($0) }, count: 2))
  }
}
