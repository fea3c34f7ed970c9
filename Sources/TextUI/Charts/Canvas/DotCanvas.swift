/// A place on a canvas, in dots: two a column, four a row, whatever the look.
public struct Dot: Hashable, Sendable {
  /// Dots from the left edge; it may lie outside.
  public var x: Double
  /// Dots from the top edge; it may lie outside.
  public var y: Double

  /// A place, x first.
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// How a line is drawn.
public struct Stroke: Hashable, Sendable {
  /// How a line is broken up, so that curves differ without colours.
  public enum Pattern: Hashable, Sendable { case solid, dashed, dotted }

  /// Of every cell that the line goes through.
  public var style: Style
  /// Where there are dots along the line and where there are none.
  public var pattern: Pattern
  /// Two dots thick: emphasis.
  public var isThick: Bool

  /// A thin solid line, unless it is said otherwise.
  public init(_ style: Style, pattern: Pattern = .solid, isThick: Bool = false) {
    self.style = style
    self.pattern = pattern
    self.isThick = isThick
  }

  /// A line in the colour of a role.
  public init(_ role: Role, pattern: Pattern = .solid, isThick: Bool = false) {
    self.init(Style(role), pattern: pattern, isThick: isThick)
  }

  /// Dots drawn and dots left out, along the path.
  var dashes: (on: Double, off: Double)? {
    switch pattern {
    case .solid: nil
    case .dashed: (5.5, 3.5)
    case .dotted: (1, 2)
    }
  }

  /// Two columns that show it in a legend.
  func sample(in look: Look) -> StyledText {
    let sign: String
    if look.glyphs == .ascii {
      sign = String(repeating: asciiMark, count: 2)
    } else {
      switch pattern {
      case .solid: sign = isThick ? "━━" : "──"
      case .dashed: sign = isThick ? "╍╍" : "╌╌"
      case .dotted: sign = "··"
      }
    }
    return StyledText(sign, style)
  }

  /// A cell of it in ASCII, where nothing is finer than a cell.
  var asciiMark: Character {
    switch pattern {
    case .solid: isThick ? "#" : "*"
    case .dashed: "o"
    case .dotted: "."
    }
  }
}

/// A drawing of lines and dots, finer than cells: braille where fonts have it, else quadrants, else
/// one ASCII mark a cell.
///
/// A cell shows one layer, the front one, so that crossings stay crisp: `beginLayer()` starts a
/// layer in front of the ones so far.
public struct DotCanvas: Sendable {
  /// In cells.
  public let size: Size
  private let look: Look
  private var cells: [DotCell]
  private var layer: UInt16 = 1

  /// An empty canvas of that many cells.
  public init(_ size: Size, look: Look) {
    self.size = Size(columns: max(0, size.columns), rows: max(0, size.rows))
    self.look = look
    cells = Array(repeating: DotCell(), count: self.size.columns * self.size.rows)
  }

  /// Dots from left to right.
  public var width: Int { size.columns * 2 }
  /// Dots from top to bottom.
  public var height: Int { size.rows * 4 }

  /// How far apart dots must be to be seen as dots: quadrants join two of them.
  var dotDistance: Int {
    switch look.glyphs {
    case .braille: 2
    case .blocks, .ascii: 4
    }
  }

  /// What is drawn from now on lies in front of what is there.
  public mutating func beginLayer() { layer += 1 }

  /// Sets one dot; one outside does nothing.
  public mutating func set(x: Int, y: Int, style: Style, ascii: Character = ".") {
    guard x >= 0, y >= 0, x < width, y < height else { return }
    cells[y / 4 * size.columns + x / 2].set(
      bit: DotCell.bit(x: x % 2, y: y % 4), layer: layer, style: style, ascii: ascii)
  }

  /// Draws a path through all the points. Dashes are measured along it, over its corners.
  public mutating func draw(_ path: [Dot], _ stroke: Stroke) { draw(path, stroke, ascii: nil) }

  /// The same with an ASCII mark of one's own; nil is that of the stroke.
  mutating func draw(_ path: [Dot], _ stroke: Stroke, ascii: Character?) {
    var travelled = 0.0
    let pen = Pen(stroke: stroke, ascii: ascii ?? stroke.asciiMark)
    if path.count == 1, let only = path.first { stamp(only, isSteep: false, pen) }
    for (start, end) in zip(path, path.dropFirst()) {
      line(from: start, to: end, pen, travelled: &travelled)
    }
  }

  private struct Pen {
    let stroke: Stroke
    let ascii: Character
  }

  /// Draws a straight line.
  public mutating func line(from start: Dot, to end: Dot, _ stroke: Stroke) {
    draw([start, end], stroke)
  }

  /// Puts the drawing on a surface; cells without a dot are left as they are, and a background
  /// stays where a line has none of its own.
  public func draw(on surface: inout Surface, at origin: Point) {
    draw(on: &surface, at: origin) { _, _ in nil }
  }

  /// The same over a picture: `background` is what lies behind a cell of the canvas, nil being what
  /// is on the surface.
  func draw(
    on surface: inout Surface, at origin: Point, background: (_ column: Int, _ row: Int) -> Ink?
  ) {
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        let cell = cells[row * size.columns + column]
        guard cell.bits != 0 else { continue }
        let (x, y) = (origin.column + column, origin.row + row)
        var style = cell.style
        if style.background == .standard {
          style.background = background(column, row) ?? surface[x, y].style.background
        }
        surface[x, y] = Cell(cell.character(in: look.glyphs), style)
      }
    }
  }

  private mutating func line(
    from start: Dot, to end: Dot, _ pen: Pen, travelled: inout Double
  ) {
    let full = Segment(start: start, end: end)
    guard let part = full.clipped(width: Double(width), height: Double(height)) else {
      travelled += full.length
      return
    }
    let (dx, dy) = (part.end.x - part.start.x, part.end.y - part.start.y)
    let steps = max(1, Int(max(dx.magnitude, dy.magnitude).rounded(.up)))
    let before = travelled + Segment(start: start, end: part.start).length
    for step in 0...steps {
      let t = Double(step) / Double(steps)
      if let dashes = pen.stroke.dashes {
        let along = before + part.length * t
        let phase = along.truncatingRemainder(dividingBy: dashes.on + dashes.off)
        if phase >= dashes.on { continue }
      }
      stamp(
        Dot(part.start.x + dx * t, part.start.y + dy * t), isSteep: dy.magnitude > dx.magnitude,
        pen)
    }
    travelled += full.length
  }

  /// A thick line has its second dot across its direction.
  private mutating func stamp(_ dot: Dot, isSteep: Bool, _ pen: Pen) {
    guard dot.x.isFinite, dot.y.isFinite, dot.x.magnitude < 1e6, dot.y.magnitude < 1e6 else {
      return
    }
    let (x, y) = (Int(dot.x.rounded(.down)), Int(dot.y.rounded(.down)))
    set(x: x, y: y, style: pen.stroke.style, ascii: pen.ascii)
    guard pen.stroke.isThick else { return }
    // At the far edge the line grows inwards, so that it is never thinner than it should be.
    let (x2, y2) =
      isSteep ? (x + 1 < width ? x + 1 : x - 1, y) : (x, y + 1 < height ? y + 1 : y - 1)
    set(x: x2, y: y2, style: pen.stroke.style, ascii: pen.ascii)
  }
}

/// The dots of one cell.
private struct DotCell {
  var bits: UInt8 = 0
  var layer: UInt16 = 0
  var style = Style.plain
  var ascii: Character = "."

  /// Braille numbers its dots down the left column, down the right one, then the lowest two.
  static func bit(x: Int, y: Int) -> UInt8 {
    y == 3 ? (x == 0 ? 0x40 : 0x80) : 1 << UInt8(x * 3 + y)
  }

  mutating func set(bit: UInt8, layer: UInt16, style: Style, ascii: Character) {
    guard layer >= self.layer else { return }
    if layer > self.layer { bits = 0 }
    self.layer = layer
    bits |= bit
    self.style = style
    self.ascii = ascii
  }

  func character(in glyphs: GlyphSet) -> Character {
    switch glyphs {
    case .braille: Unicode.Scalar(0x2800 + UInt32(bits)).map(Character.init) ?? " "
    case .blocks: Self.quadrants[quadrantIndex]
    case .ascii: ascii
    }
  }

  private var quadrantIndex: Int {
    (bits & 0x03 != 0 ? 1 : 0) + (bits & 0x18 != 0 ? 2 : 0) + (bits & 0x44 != 0 ? 4 : 0)
      + (bits & 0xA0 != 0 ? 8 : 0)
  }

  /// By upper left 1, upper right 2, lower left 4, lower right 8.
  private static let quadrants: [Character] = [
    " ", "▘", "▝", "▀", "▖", "▌", "▞", "▛", "▗", "▚", "▐", "▜", "▄", "▙", "▟", "█",
  ]
}

/// A straight line between two dots.
struct Segment {
  var start: Dot
  var end: Dot

  var length: Double {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    return (dx * dx + dy * dy).squareRoot()
  }

  /// The part within 0..<width and 0..<height; nil if there is none, or if an end is not a number.
  ///
  /// Liang and Barsky, "A new concept and method for line clipping", 1984.
  func clipped(width: Double, height: Double) -> Segment? {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    guard dx.isFinite, dy.isFinite, width > 0, height > 0 else { return nil }
    var (first, last) = (0.0, 1.0)
    let edges = [
      (-dx, start.x), (dx, width - 1e-6 - start.x), (-dy, start.y), (dy, height - 1e-6 - start.y),
    ]
    for (direction, distance) in edges {
      if direction == 0 {
        if distance < 0 { return nil }
      } else if direction < 0 {
        first = max(first, distance / direction)
      } else {
        last = min(last, distance / direction)
      }
    }
    guard first <= last else { return nil }
    return Segment(
      start: Dot(start.x + dx * first, start.y + dy * first),
      end: Dot(start.x + dx * last, start.y + dy * last))
  }
}
