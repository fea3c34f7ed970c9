internal import Compute
internal import Learning
internal import TextUI

/// What a learner draws with the mouse or the arrows: 16 × 16 pixels, and a pen.
struct Sketch: Equatable, Sendable {
  /// Pixels of a side.
  static let side = 16

  /// What is drawn so far.
  private(set) var picture = Picture(filledWith: 0, PixelSize(side))
  /// The pixel that the pen is at.
  private(set) var pen = Point(column: 8, row: 3)
  /// Whether moving the pen leaves ink.
  private(set) var isDown = false

  var isBlank: Bool { picture.values.allSatisfy { $0 == 0 } }
  /// Whether there is nothing to wipe off and no pen to lift.
  var isFresh: Bool { isBlank && !isDown }

  /// Wipes everything off; the pen stays where it is, lifted.
  mutating func clear() {
    picture = Picture(filledWith: 0, PixelSize(Self.side))
    isDown = false
  }

  /// Puts the pen down, or lifts it.
  mutating func togglePen() {
    isDown.toggle()
    if isDown { ink(pen) }
  }

  /// Moves the pen by one pixel; with ink if it is down.
  mutating func move(right: Int, down: Int) {
    let next = Self.inside(Point(column: pen.column + right, row: pen.row + down))
    if isDown { ink(next) }
    pen = next
  }

  /// A stroke of the mouse from where the pen is, or a dot where it is set down.
  mutating func draw(to place: Point, isStart: Bool) {
    let end = Self.inside(place)
    if isStart { pen = end }
    let steps = max(1, max(abs(end.column - pen.column), abs(end.row - pen.row)))
    let start = pen
    for step in 0...steps {
      ink(
        Point(
          column: start.column + (end.column - start.column) * step / steps,
          row: start.row + (end.row - start.row) * step / steps))
    }
    pen = end
    isDown = false
  }

  /// A nib about two pixels wide, in fifteenths of ink as `text` keeps them.
  private mutating func ink(_ place: Point) {
    for (row, column, amount) in [
      (0, 0, 1), (0, 1, 12 / 15), (1, 0, 12 / 15), (1, 1, 9 / 15), (0, -1, 4 / 15),
      (-1, 0, 4 / 15),
    ] as [(Int, Int, Float)] {
      let (y, x) = (place.row + row, place.column + column)
      picture[y, x] = max(picture[y, x], amount)
    }
  }

  private static func inside(_ place: Point) -> Point {
    Point(
      column: min(max(0, place.column), side - 1), row: min(max(0, place.row), side - 1))
  }

  /// As a network gets it: brought to 8 × 8 pixels as the digits of the collection were, in the
  /// middle of 12 × 12.
  var seen: Picture {
    picture.framed(in: PixelSize(8)).padded(to: PixelSize(WindowData.side))
  }

  /// One letter a pixel, `.` for none and a hexadecimal digit for ink; empty if nothing is drawn.
  var text: String {
    guard !isBlank else { return "" }
    return picture.values.map { value in
      value == 0 ? "." : String(Int((value * 15).rounded()), radix: 16)
    }.joined()
  }

  /// Takes a drawing back from its text; one that makes no sense changes nothing.
  mutating func restore(_ text: String) {
    let values = text.map { letter -> Float? in
      letter == "." ? 0 : letter.hexDigitValue.map { Float($0) / 15 }
    }
    let known = values.compactMap { $0 }
    if text.isEmpty {
      clear()
    } else if known.count == Self.side * Self.side, known.count == values.count {
      picture = Picture(known, PixelSize(Self.side))
    }
  }
}
