internal import Compute
internal import Learning
internal import TextUI

/// Windows of nine weights to begin with.
enum SlideWindow: String, CaseIterable, Sendable {
  case rise, fall, top, spot, blur, nothing

  /// Row by row from the top.
  var weights: [Double] {
    switch self {
    case .rise: [-1, 0, 1, -1, 0, 1, -1, 0, 1]
    case .fall: [1, 0, -1, 1, 0, -1, 1, 0, -1]
    case .top: [1, 1, 1, 0, 0, 0, -1, -1, -1]
    case .spot: [-1, -1, -1, -1, 8, -1, -1, -1, -1]
    case .blur: [1, 1, 1, 1, 1, 1, 1, 1, 1]
    case .nothing: [0, 0, 0, 0, 1, 0, 0, 0, 0]
    }
  }

  /// What it answers to, in a few words.
  var words: String {
    switch self {
    case .rise: "answers where it gets brighter from left to right"
    case .fall: "answers where it gets darker from left to right"
    case .top: "answers to an edge that is bright above and dark below"
    case .spot: "answers to a pixel that is brighter than those around it"
    case .blur: "adds up whatever is there: a blur, nine times as bright"
    case .nothing: "gives the picture back as it is"
    }
  }
}

/// Pictures of small whole numbers, to be reckoned by hand, and two that are not.
enum SlidePicture: String, CaseIterable, Sendable {
  case edge, bar, corner, plus, digit

  /// Row by row from the top; a digit comes from the data.
  var rows: [[Double]]? {
    switch self {
    case .edge: Array(repeating: [0, 0, 9, 9], count: 4)
    case .bar: Array(repeating: [0, 0, 9, 9, 0, 0, 0], count: 5)
    case .corner:
      [
        [0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0], [0, 0, 9, 9, 9, 9], [0, 0, 9, 9, 9, 9],
        [0, 0, 9, 9, 9, 9], [0, 0, 9, 9, 9, 9],
      ]
    case .plus:
      [
        [0, 0, 0, 0, 0, 0], [0, 0, 9, 0, 0, 0], [0, 9, 9, 9, 0, 0], [0, 0, 9, 0, 0, 0],
        [0, 0, 0, 0, 0, 0],
      ]
    case .digit: nil
    }
  }
}

/// One window at one place, worked out, beside what the core makes of it.
extension WindowLab {
  var slidePicture: SlidePicture { SlidePicture(rawValue: sheet.word("picture")) ?? .edge }

  /// In whole numbers, a digit in its sixteen greys.
  var slideRows: [[Double]] {
    slidePicture.rows
      ?? data.digit(4).picture.padded(to: PixelSize(8)).rows.map { $0.map { ($0 * 16).rounded() } }
  }

  /// The number of a white pixel.
  var slideLimit: Double { slidePicture == .digit ? 16 : 9 }

  var slideStep: ConvolutionStep {
    ConvolutionStep(
      input: slideRows, kernel: kernelRows, at: slidePlace, padding: sheet.isOn("padding") ? 1 : 0)
  }

  var kernelRows: [[Double]] {
    (0..<3).map { row in Array(kernel[row * 3..<row * 3 + 3]) }
  }

  /// Within the map, wherever the window was on another one.
  var slidePlace: Point {
    let size = ConvolutionStep(
      input: slideRows, kernel: kernelRows, padding: sheet.isOn("padding") ? 1 : 0
    ).outputSize
    return Point(
      column: min(max(0, place.column), size.columns - 1),
      row: min(max(0, place.row), size.rows - 1))
  }

  var slideData: Dataset {
    let rows = slideRows
    return Dataset(
      inputs: rows.joined().map(Float.init), inputShape: Shape(1, rows.count, rows[0].count),
      targets: .classes([0], count: 2))
  }

  var slideModel: Model {
    Model(
      inputShape: slideData.inputShape,
      [
        .conv(1, kernel: 3, padding: sheet.isOn("padding") ? 1 : 0, named: "first"), .flatten,
        .dense(2, named: "output"),
      ])
  }

  /// The next place, row by row; from the last one back to the first.
  mutating func slideOn() -> [LabCommand] {
    let size = slideStep.outputSize
    let here = slidePlace
    let next = (here.row * size.columns + here.column + 1) % max(1, size.columns * size.rows)
    place = Point(column: next % max(1, size.columns), row: next / max(1, size.columns))
    return []
  }

  mutating func slide(right: Int, down: Int) {
    let size = slideStep.outputSize
    place = Point(
      column: min(max(0, slidePlace.column + right), size.columns - 1),
      row: min(max(0, slidePlace.row + down), size.rows - 1))
  }

  /// What the core has made of the picture: the map, row by row.
  var slideMap: [Float] { report(.slide, .window)?.examined["picture"]?["first"] ?? [] }

  /// The number of the core at the place of the window.
  var slideValue: Double? {
    let index = slidePlace.row * slideStep.outputSize.columns + slidePlace.column
    return slideMap.indices.contains(index) ? Double(slideMap[index]) : nil
  }

  /// Sets the weights of the window on the trainer's thread.
  mutating func writeKernel() -> [LabCommand] {
    guard standing == .slide else { return [] }
    edits += 1
    return [
      .edit(kernel.indices.map { TensorEdit("first.weight", $0, to: Float(kernel[$0])) })
    ]
  }
}
