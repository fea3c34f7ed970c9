internal import TextUI

/// What a unit has of a brain cell, and what it has not.
extension NeuronLab {
  struct Likeness {
    var what: String
    var unit: String
    var cell: String
    var isShared: Bool
  }

  static let likenesses = [
    Likeness(what: "many inputs", unit: "weighted sum", cell: "weighted sum", isShared: true),
    Likeness(what: "a bend", unit: "activation", cell: "a threshold", isShared: true),
    Likeness(what: "timing", unit: "none", cell: "spikes, delays", isShared: false),
    Likeness(what: "chemistry", unit: "none", cell: "dozens of signals", isShared: false),
    Likeness(what: "growth", unit: "fixed wires", cell: "grows new ones", isShared: false),
    Likeness(what: "learning", unit: "one loss", cell: "many, local", isShared: false),
  ]

  func drawLikenesses(on surface: inout Surface, in body: Rect) {
    let rows = Self.likenesses.map { likeness -> [StyledText] in
      let sign =
        likeness.isShared
        ? StyledText(Glyph.right.text(in: surface.look), .right, .bold)
        : StyledText(String(Glyph.wrong.character(in: surface.look)), .wrong, .bold)
      return [sign, .strong(likeness.what), StyledText(likeness.unit), StyledText(likeness.cell)]
    }
    surface.draw(
      Table(
        [
          .init("", .left), .init("", .left), .init("this unit", .left),
          .init("a brain cell", .left),
        ], rows: rows, gap: body.columns < 60 ? 1 : 3), in: body.top(rows.count + 1).left(76))
    let note = StyledText.muted("An adjustable filter is the better picture.")
    if body.rows > rows.count + 2 {
      surface.write(
        note.truncated(to: body.columns), column: body.column, row: body.row + rows.count + 2)
    }
  }
}
