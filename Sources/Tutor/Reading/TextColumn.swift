internal import TextUI

/// Text and questions one below the other, with a place to scroll to.
struct TextColumn {
  /// A part of the column; it hangs one column to the left if it carries markers.
  enum Item {
    case text(TextView)
    case options(OptionList)
    case number(NumberField)
    case notice(Notice)
    case rule

    func height(columns: Int) -> Int {
      switch self {
      case .text(let text): text.height(columns: columns)
      case .options(let list): list.height(columns: columns + 1)
      case .number(let field): field.error != nil || field.hint != nil ? 2 : 1
      case .notice(let notice): notice.height(columns: columns)
      case .rule: 1
      }
    }

    func draw(on surface: inout Surface, in area: Rect) {
      switch self {
      case .text(let text): surface.draw(text, in: area)
      case .options(let list): surface.draw(list, in: ScreenGrid.hanging(area))
      case .number(let field): surface.draw(field, in: area)
      case .notice(let notice): surface.draw(notice, in: area)
      case .rule: surface.rule(column: area.column, row: area.row, columns: area.columns)
      }
    }

    var summary: String {
      switch self {
      case .text(let text): text.summary
      case .options(let list): list.summary
      case .number(let field): field.summary
      case .notice(let notice): notice.summary
      case .rule: ""
      }
    }
  }

  /// Stays at the top while the rest is scrolled.
  let title: StyledText
  private(set) var items: [Item] = []
  /// The item that must be in sight if all of the column is not: the question at work.
  private var anchor: Int?
  /// Leaves out empty rows where it can, for small screens.
  let isCompact: Bool

  init(title: StyledText, isCompact: Bool) {
    self.title = title
    self.isCompact = isCompact
  }

  /// Rows of the title and of the empty one below it.
  private var titleRows: Int { isCompact ? 1 : 2 }

  mutating func add(_ item: Item) { items.append(item) }

  /// What was added last must be in sight; what follows it comes into sight as far as there is
  /// room.
  mutating func keepInSight() { anchor = items.indices.last }

  func height(columns: Int) -> Int { titleRows + bodyHeight(columns: columns) }

  private func bodyHeight(columns: Int) -> Int {
    tops(columns: columns).last.map { top in
      top + (items.last?.height(columns: columns) ?? 0)
    } ?? 0
  }

  /// The first row of every item.
  private func tops(columns: Int) -> [Int] {
    var tops: [Int] = []
    var row = 0
    for index in items.indices {
      if index > 0 { row += gap(before: index) }
      tops.append(row)
      row += items[index].height(columns: columns)
    }
    return tops
  }

  private func gap(before index: Int) -> Int {
    guard isCompact else { return 1 }
    // Options stay with their question.
    switch (items[index - 1], items[index]) {
    case (.text, .options), (.text, .number), (.options, .notice), (.number, .notice): return 0
    default: return 1
    }
  }

  /// How far the text is scrolled, where it is without the learner's doing, and the furthest it can
  /// be.
  func scroll(in size: Size, by rows: Int) -> (offset: Int, start: Int, most: Int) {
    let most = max(0, height(columns: size.columns) - size.rows)
    var start = 0
    if let anchor { start = min(most, tops(columns: size.columns)[anchor]) }
    return (min(max(0, start + rows), most), start, most)
  }

  func draw(on surface: inout Surface, in whole: Rect, scrolledBy rows: Int) {
    surface.write(
      title.truncated(to: whole.columns), column: whole.column, row: whole.row, within: whole)
    let area = whole.dropTop(titleRows)
    guard !area.isEmpty else { return }
    let height = bodyHeight(columns: area.columns)
    // Drawn whole on a sheet of its own, so that no item needs to know about scrolling.
    var sheet = Surface(Size(columns: area.columns + 2, rows: height), look: surface.look)
    for (item, top) in zip(items, tops(columns: area.columns)) {
      let place = Rect(
        column: 2, row: top, columns: area.columns, rows: item.height(columns: area.columns))
      item.draw(on: &sheet, in: place)
    }
    let (offset, _, most) = scroll(in: whole.size, by: rows)
    for row in 0..<min(area.rows, height - offset) {
      for column in 0..<sheet.size.columns {
        surface[area.column - 2 + column, area.row + row] = sheet[column, offset + row]
      }
    }
    if offset > 0 { mark(.up, row: area.row, on: &surface, area) }
    if offset < most { mark(.down, row: area.endRow - 1, on: &surface, area) }
  }

  /// Says that the text goes on beyond the edge.
  private func mark(_ glyph: Glyph, row: Int, on surface: inout Surface, _ area: Rect) {
    surface.write(glyph, column: area.endColumn, row: row, style: Style(.muted))
  }
}
