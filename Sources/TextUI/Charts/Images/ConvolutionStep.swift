/// One place of a window that slides over a picture, worked out: the numbers under the window, times
/// the window's own, summed.
///
///     sum   = Σ patch[i][j] · kernel[i][j]
///     value = sum / divisor + bias
///
/// Beyond the edge of the picture there are zeros (`padding`). As in most libraries the window is
/// not turned around first.
public struct ConvolutionStep: Hashable, Sendable {
  /// Row by row from the top.
  public var input: [[Double]]
  /// The window's weights, row by row.
  public var kernel: [[Double]]
  /// Pixels from one place to the next.
  public var stride: Int
  /// Rings of zeros around the picture.
  public var padding: Int
  /// What the sum is divided by, where pixels are not within 0...1: 16 for sixteen greys.
  public var divisor: Double
  /// What is added to the sum.
  public var bias: Double
  /// Which output: its column and row in the map.
  public var place: Point

  /// A window that moves one pixel at a time over the picture as it is, unless it is said otherwise.
  public init(
    input: [[Double]], kernel: [[Double]], at place: Point = .zero, stride: Int = 1,
    padding: Int = 0, divisor: Double = 1, bias: Double = 0
  ) {
    self.input = input
    self.kernel = kernel
    self.stride = max(1, stride)
    self.padding = max(0, padding)
    self.divisor = divisor
    self.bias = bias
    self.place = place
  }

  private var kernelSize: Size {
    Size(columns: kernel.map(\.count).max() ?? 0, rows: kernel.count)
  }

  /// How many outputs there are: (input + 2 · padding − kernel) / stride + 1 each way.
  public var outputSize: Size {
    let grid = ValueGrid(input)
    func count(_ input: Int, _ kernel: Int) -> Int {
      let room = input + 2 * padding - kernel
      return room >= 0 && input > 0 && kernel > 0 ? room / stride + 1 : 0
    }
    return Size(
      columns: count(grid.columns, kernelSize.columns), rows: count(grid.rows, kernelSize.rows))
  }

  /// The pixels of the picture that the window covers; some may lie in the padding.
  public var window: Rect {
    Rect(
      column: place.column * stride - padding, row: place.row * stride - padding,
      columns: kernelSize.columns, rows: kernelSize.rows)
  }

  /// The numbers under the window.
  public var patch: [[Double]] { patch(at: place) }

  private func patch(at place: Point) -> [[Double]] {
    let grid = ValueGrid(input)
    return kernel.indices.map { row in
      kernel[row].indices.map { column in
        let (x, y) = (
          place.column * stride - padding + column, place.row * stride - padding + row
        )
        let isInside = x >= 0 && y >= 0 && x < grid.columns && y < grid.rows
        return isInside ? grid[x, y] : 0
      }
    }
  }

  /// Number by number, `patch` times `kernel`.
  public var products: [[Double]] {
    zip(patch, kernel).map { zip($0, $1).map { $0 * $1 } }
  }

  /// Of all products.
  public var sum: Double { products.joined().reduce(0, +) }

  /// What this place of the map is before any activation.
  public var value: Double { sum / (divisor == 0 ? 1 : divisor) + bias }

  /// The values at all places.
  public var map: [[Double]] {
    let size = outputSize
    return (0..<size.rows).map { row in
      (0..<size.columns).map { column in
        var step = self
        step.place = Point(column: column, row: row)
        return step.value
      }
    }
  }
}
