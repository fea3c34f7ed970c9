extension WidgetGallery {
  /// A handwritten digit in several ways, and the windows of a small network that reads it.
  static var images: [WidgetExample] {
    let sizes = [("small", 30, 6), ("medium", 44, 14), ("large", 130, 40)]
    let step = ConvolutionStep(
      input: ExampleDigits.four, kernel: ExampleDigits.kernels[0],
      at: Point(column: 2, row: 3), divisor: 16, bias: ExampleDigits.biases[0])
    let resizable: [(String, any Widget)] = [
      (
        "image",
        ImageView(
          ExampleDigits.four, limit: 16, title: .strong("input") + .muted("  grey 0 to 16"),
          caption: .muted("label ") + .strong("4"),
          window: Rect(column: 2, row: 3, columns: 3, rows: 3))
      ),
      ("image-grid", ExampleDigits.grid),
      (
        "feature-maps",
        FeatureMaps(ExampleDigits.maps, focus: 1, cell: Point(column: 2, row: 3))
      ),
      (
        "convolution", ConvolutionWindow(step, inputLimit: 16, note: "below zero it would become 0")
      ),
    ]
    return resizable.flatMap { name, widget in
      sizes.map { WidgetExample("\(name)-\($0.0)", $0.1, $0.2, widget) }
    } + [
      WidgetExample("image-pixels", 28, 14, ExampleDigits.drawing),
      WidgetExample(
        "image-evidence", 34, 18,
        ImageView(
          ExampleDigits.four, limit: 16, title: .strong("speaks for 4"),
          evidence: ExampleDigits.evidence)),
      WidgetExample(
        "image-editor", 52, 28,
        ImageView(
          ExampleDigits.four, limit: 16, focus: Point(column: 3, row: 4), hasGrid: true,
          largestZoom: 6)),
    ]
  }
}

/// Digits of the UCI collection that comes with Descent, and weights of a network trained on it.
private enum ExampleDigits {
  static let four = digit([
    "003G0000", "00AA0000", "01G3D500", "08D1G760", "0ED9GGA0", "0BGGE930", "014G8000", "002G6000",
  ])

  /// One letter a pixel: 0...9, then A...G for 10...16.
  private static func digit(_ rows: [String]) -> [[Double]] {
    rows.map { $0.map { Double($0.hexDigitValue ?? ($0 == "G" ? 16 : 0)) } }
  }

  static let kernels: [[[Double]]] = [
    [[-0.03, -1.18, -1.06], [0.73, -1.23, 0.32], [0.91, 1.47, 1.11]],
    [[1.01, 0.95, 0.08], [1.12, -0.66, -0.69], [0.69, -0.78, -0.43]],
    [[0.95, 1.03, 0.56], [-0.36, 0.52, -0.75], [-1.09, -0.83, 0.19]],
    [[1.13, 0.55, 1.11], [0.45, 0.58, 0.51], [-1.46, -1.69, -1.22]],
    [[1.12, 0.70, 1.08], [0.78, 1.09, -0.21], [0.77, -0.37, -0.82]],
    [[1.21, 0.06, -0.03], [-0.74, -1.65, -1.73], [-0.66, -0.71, 0.71]],
    [[0.79, 0.98, -0.02], [0.05, 1.50, 0.92], [-0.40, 1.11, 1.19]],
    [[0.97, -0.21, -0.07], [0.21, 0.76, -1.07], [-1.18, 1.09, -0.45]],
  ]
  static let biases = [0.37, 0.28, 0, 0.34, -0.02, 1.10, -0.50, 0.18]

  static let maps: [FeatureMaps.Item] = kernels.enumerated().map { index, kernel in
    let step = ConvolutionStep(input: four, kernel: kernel, divisor: 16, bias: biases[index])
    return FeatureMaps.Item(
      "w\(index + 1)", kernel: kernel, map: step.map.map { $0.map { max(0, $0) } })
  }

  /// Gradient times pixel, of the score of 4 beside the next best.
  static let evidence: [[Double]] = [
    [0, 0, -0.08, -1.04, 0, 0, 0, 0], [0, 0, -0.72, 0.02, 0, 0, 0, 0],
    [0, 0.09, 1.53, 0.04, 1.07, -0.14, 0, 0], [0, 1.18, -0.56, -0.15, -0.20, 1.46, 0.74, 0],
    [0, 2.37, -0.20, 0.29, 2.20, 0.36, 0.40, 0], [0, 1.31, -2.00, 1.40, 3.84, -0.06, -0.48, 0],
    [0, -0.03, -1.43, -1.89, -0.96, 0, 0, 0], [0, 0, -0.11, -2.20, -0.43, 0, 0, 0],
  ]

  /// Digits, the network's answer, and the right one.
  private static let answers: [(rows: String, answer: Int, label: Int)] = [
    ("0003CC20 007FFF00 04F9EF30 0200EF00 0000EF00 0000FD00 0000FE10 0003FD20", 3, 1),
    ("002DFE10 00BC7F30 00932F30 00009B00 002BFD30 004FFD30 000E8000 005F4000", 7, 7),
    ("0007D000 000E6000 00AA2600 03F39D20 0BC6EFA0 0BFFFA30 028AF100 0009D000", 4, 4),
    ("000D3000 006F0000 00C70000 00FA7100 06FCDF60 00F406C0 00CA2B90 001DFF30", 6, 6),
    ("00DFF500 05F6BD00 0022D800 004FF200 003BFF50 00002FB0 00349F60 00FFFA00", 3, 3),
    ("00009F40 0005FF20 03CFFE00 0AFFFF00 0140FD00 0000FD00 0000CFC0 0000CF60", 1, 1),
    ("00BFC200 07F6AD00 00203F00 0003C900 000AFC00 00303F70 03F76E80 019FFC10", 3, 3),
    ("005DE500 02F6BF10 01F58F40 004C9D80 00000880 00000B70 00775F20 005FF700", 9, 9),
    ("00005F30 0003FF40 03DFEF10 02748F00 00008E00 00007F10 00009F60 00008F20", 1, 1),
    ("002DFD40 009B9F70 02F22F20 03308D20 001DFFA0 000BD510 000B6000 003F2000", 7, 7),
    ("000CA000 004F7000 00F40000 01F71000 04FEFD10 01F01AB0 00E918C0 002AFF50", 6, 6),
    ("0004EE10 003ECA40 03D40860 03F92F10 002AFD00 0000CE40 0002C930 0002FE00", 3, 8),
  ]

  static let grid = ImageGrid(
    answers.map { rows, answer, label in
      ImageGrid.Item(
        digit(rows.split(separator: " ").map(String.init)),
        caption: answer == label ? "\(answer)" : "\(answer) not \(label)",
        verdict: answer == label ? .right : .wrong)
    }, limit: 16, focus: 11)

  /// A ring in 28 × 28 pixels, as a learner might draw a zero, with a window of five by five.
  static let drawing: ImageView = {
    let values = (0..<28).map { row in
      (0..<28).map { column -> Double in
        let x = (Double(column) - 13.5) / 7.5
        let y = (Double(row) - 13.5) / 10.5
        let distance: Double = (x * x + y * y).squareRoot() - 1
        return max(0.0, 1 - distance * distance * 18)
      }
    }
    return ImageView(values, window: Rect(column: 16, row: 4, columns: 5, rows: 5))
  }()
}
