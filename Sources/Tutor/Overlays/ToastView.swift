internal import TextUI

extension Toasts {
  static func columns(on size: Size) -> Int { max(1, size.columns - 2 * margin(on: size)) }

  private static func margin(on size: Size) -> Int { size.columns >= 100 ? 2 : 1 }

  /// An error carries its mark; anything else speaks for itself.
  static func notice(_ toast: Toast) -> Notice {
    Notice(toast.isError ? .wrong : .plain, StyledText(toast.text, .strong))
  }

  /// A strip across the screen that ends above row `endRow`: below it are the keys, which it never
  /// covers.
  func draw(on surface: inout Surface, above endRow: Int) {
    let size = surface.size
    let notices = shown(on: size).map(Self.notice)
    guard !notices.isEmpty else { return }
    let columns = Self.columns(on: size)
    let height = notices.reduce(0) { $0 + $1.height(columns: columns) }
    let rows = min(height, max(1, endRow - 3))
    let margin = Self.margin(on: size)
    var area = Rect(column: margin, row: endRow - rows, columns: columns, rows: rows)
    let strip = Rect(column: 0, row: area.row - 1, columns: size.columns, rows: rows + 1)
    surface.fill(strip, with: .blank)
    surface.rule(column: margin, row: strip.row, columns: columns, glyph: .dashed)
    let more = waiting.count - notices.count
    if more > 0 {
      surface.write(
        .muted(" \(more) more, any key "), endColumn: area.endColumn, row: strip.row)
    }
    for notice in notices {
      surface.draw(notice, in: area)
      area = area.dropTop(notice.height(columns: columns))
    }
  }
}
