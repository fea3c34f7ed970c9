public import Compute

/// Something that happens to a picture between the world and the network, the size staying the
/// same.
public enum PictureChange: Hashable, Sendable {
  /// Less light: x · factor.
  case light(Float)
  /// Light behind the paper: x + amount. White may become whiter than white.
  case background(Float)
  /// A veil that takes contrast away: contrast · x + veil.
  case fog(contrast: Float, veil: Float)
  /// White for black: 1 − x.
  case inverted
  /// Normal noise of this deviation on every pixel, kept within 0 … 1.
  case noise(Float, seed: UInt64)
  /// Every pixel up or down by this much, at random, kept within 0 … 1.
  case speckles(Float, seed: UInt64)
  /// Moved by whole pixels; what comes in at the edge is black.
  case shift(right: Int, down: Int)
  /// Turned around the middle, clockwise if positive, mixing the four nearest pixels.
  case rotation(degrees: Double)
  /// All pixels in one fixed random order.
  case shuffle(seed: UInt64)
  /// A rectangle of one shade over what is there.
  case cover(row: Int, column: Int, PixelSize, shade: Float)

  /// The fog of the lessons: half of the way to white, three tenths of the contrast left.
  public static let fog = PictureChange.fog(contrast: 0.3, veil: 0.5)
}

extension Picture {
  /// The picture after a change.
  ///
  /// - Parameter number: Which of several pictures this is: each has random numbers of its own.
  public func changed(by change: PictureChange, number: Int = 0) -> Picture {
    switch change {
    case .light(let factor): return map { $0 * factor }
    case .background(let amount): return map { $0 + amount }
    case .fog(let contrast, let veil): return map { $0 * contrast + veil }
    case .inverted: return map { 1 - $0 }
    case .noise(let deviation, let seed):
      var numbers = Self.generator(seed, "noise", number)
      return map { min(max($0 + deviation * numbers.normal(), 0), 1) }
    case .speckles(let size, let seed):
      var numbers = Self.generator(seed, "speckles", number)
      return map { min(max($0 + (numbers.below(2) == 0 ? size : -size), 0), 1) }
    case .shift(let right, let down):
      return remade { row, column in self[row - down, column - right] }
    case .rotation(let degrees): return rotated(by: degrees)
    case .shuffle(let seed):
      var order = Array(0..<values.count)
      var numbers = SeededGenerator(seed: seed).split("pixels")
      numbers.shuffle(&order)
      return Picture(order.map { values[$0] }, size)
    case .cover(let top, let left, let cover, let shade):
      return remade { row, column in
        (top..<top + cover.height).contains(row) && (left..<left + cover.width).contains(column)
          ? shade : self[row, column]
      }
    }
  }

  private static func generator(_ seed: UInt64, _ name: String, _ number: Int) -> SeededGenerator {
    SeededGenerator(seed: seed).split(name).split(UInt64(max(0, number)))
  }

  private func map(_ change: (Float) -> Float) -> Picture { Picture(values.map(change), size) }

  private func remade(_ value: (_ row: Int, _ column: Int) -> Float) -> Picture {
    var picture = self
    for row in 0..<size.height {
      for column in 0..<size.width { picture[row, column] = value(row, column) }
    }
    return picture
  }

  /// Asks for every new pixel where it was before the turn.
  private func rotated(by degrees: Double) -> Picture {
    let angle = degrees * .pi / 180
    let (sine, cosine) = (PortableMath.sin(angle), PortableMath.cos(angle))
    let (y0, x0) = (Double(size.height - 1) / 2, Double(size.width - 1) / 2)
    return remade { row, column in
      let (y, x) = (Double(row) - y0, Double(column) - x0)
      return mixed(row: y0 + y * cosine - x * sine, column: x0 + x * cosine + y * sine)
    }
  }

  /// The value between pixels, each of the four nearest counting by how near it is.
  func mixed(row: Double, column: Double) -> Float {
    let (top, left) = (row.rounded(.down), column.rounded(.down))
    let (down, right) = (Float(row - top), Float(column - left))
    let (y, x) = (Int(top), Int(left))
    let upper = self[y, x] * (1 - right) + self[y, x + 1] * right
    let lower = self[y + 1, x] * (1 - right) + self[y + 1, x + 1] * right
    return upper * (1 - down) + lower * down
  }
}
