internal import TextUI

extension Help {
  /// From here on a sheet has room for two columns.
  private static let twoColumns = 150
  private static let column = 68
  private static let gutter = 4

  private func columns(on size: Size) -> Int {
    size.columns >= Self.twoColumns ? 2 * Self.column + Self.gutter : Self.column
  }

  func area(on size: Size) -> Rect {
    Overlay.area(forRows: lines(on: size).count, in: Rect(size))
  }

  /// Rows that its lines have.
  func room(in area: Rect) -> Int { Overlay.content(columns: 0, in: area).rows }

  func sheet(on size: Size) -> Overlay {
    let area = area(on: size)
    let lines = lines(on: size)
    let room = room(in: area)
    let first = min(scroll, max(0, lines.count - room))
    var hints = [KeyHint("Esc", "close", priority: 2)]
    if lines.count > room { hints.insert(KeyHint("↑↓", "scroll", priority: 1), at: 0) }
    return Overlay(
      title: title, content: TextView([.lines(Array(lines.dropFirst(first).prefix(room)))]),
      columns: columns(on: size),
      hints: hints, hidden: (first, max(0, lines.count - room - first)))
  }

  /// The sections one below the other, or in two columns side by side.
  func lines(on size: Size) -> [StyledText] {
    let blocks = sections.map { section in
      [StyledText.muted(section.title)] + section.rows.map(line)
    }
    guard size.columns >= Self.twoColumns, blocks.count > 1 else {
      return Self.stacked(blocks)
    }
    let (left, right) = Self.halves(of: blocks)
    return (0..<max(left.count, right.count)).map { row in
      var line = row < left.count ? left[row].truncated(to: Self.column) : StyledText()
      guard row < right.count else { return line }
      line += StyledText(String(repeating: " ", count: Self.column + Self.gutter - line.width))
      return line + right[row].truncated(to: Self.column)
    }
  }

  private func line(_ row: Row) -> StyledText {
    let widest = rows.map(\.key.displayWidth).max() ?? 0
    return StyledText(
      row.key + String(repeating: " ", count: widest - row.key.displayWidth + 3), .strong, .bold)
      + StyledText(row.text)
  }

  private static func stacked(_ blocks: some Sequence<[StyledText]>) -> [StyledText] {
    Array(blocks.joined(separator: [StyledText()]))
  }

  /// Cut between two sections, where the higher of both columns is lowest.
  private static func halves(of blocks: [[StyledText]]) -> ([StyledText], [StyledText]) {
    let cuts = (1..<blocks.count).map { cut in
      (stacked(blocks[..<cut]), stacked(blocks[cut...]))
    }
    return cuts.min { max($0.0.count, $0.1.count) < max($1.0.count, $1.1.count) } ?? ([], [])
  }
}
