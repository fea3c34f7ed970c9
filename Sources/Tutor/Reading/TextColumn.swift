internal import TextUI

/// Text and questions one below the other, with a place to scroll to.
struct TextColumn {
  /// A part of the column; it hangs one column to the left if it carries markers.
  enum Item {
    case text(TextView)
    /// Options of the question of that id.
    case options(OptionList, of: String)
    case number(NumberField)
    /// A sheet, or the picture of one, of the question of that id.
    case sheet(any ColumnWidget, of: String)
    case notice(Notice)
    case rule

    func height(columns: Int) -> Int {
      switch self {
      case .text(let text): text.height(columns: columns)
      case .options(let list, _): list.height(columns: columns + 1)
      case .number(let field): field.error != nil || field.hint != nil ? 2 : 1
      case .sheet(let widget, _): widget.height(columns: columns)
      case .notice(let notice): notice.height(columns: columns)
      case .rule: 1
      }
    }

    func draw(on surface: inout Surface, in area: Rect) {
      switch self {
      case .text(let text): surface.draw(text, in: area)
      case .options(let list, let id):
        surface.draw(list, in: ScreenGrid.hanging(area), as: Pane.question(id))
      case .number(let field): surface.draw(field, in: area)
      case .sheet(let widget, let id): surface.draw(widget, in: area, as: Pane.question(id))
      case .notice(let notice): surface.draw(notice, in: area)
      case .rule: surface.rule(column: area.column, row: area.row, columns: area.columns)
      }
    }

    /// The rows that keys act on, if any.
    func focusedRows(columns: Int) -> Range<Int>? {
      switch self {
      case .text(let text): text.focusedRows(columns: columns)
      case .options(let list, _): list.focus.map { list.rows(of: $0, columns: columns + 1) }
      case .sheet(let widget, _): widget.focusedRows(columns: columns)
      case .number, .notice, .rule: nil
      }
    }

    var summary: String {
      switch self {
      case .text(let text): text.summary
      case .options(let list, _): list.summary
      case .number(let field): field.summary
      case .sheet(let widget, _): widget.summary
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
    case (.text, .options), (.text, .number), (.text, .sheet), (.options, .notice),
      (.number, .notice), (.sheet, .notice):
      return 0
    default: return 1
    }
  }

  /// Links of its texts, in the order in which they are read.
  var links: [String] {
    items.flatMap { item -> [String] in
      if case .text(let text) = item { text.links } else { [] }
    }
  }

  /// Gives the keys to link number `focus`.
  mutating func focus(link focus: Int) {
    var before = 0
    for index in items.indices {
      guard case .text(var text) = items[index] else { continue }
      let count = text.links.count
      if (before..<before + count).contains(focus) { text.focusedLink = focus - before }
      items[index] = .text(text)
      before += count
    }
  }

  /// What is in sight without the learner's doing: the question at work and what keys act on.
  private func start(in size: Size) -> ScrollWindow {
    let tops = tops(columns: size.columns)
    let count = bodyHeight(columns: size.columns)
    let rows = size.rows - titleRows
    var first = 0
    if let anchor {
      let height = items[anchor].height(columns: size.columns)
      first =
        ScrollWindow(
          count: count, rows: rows, first: tops[anchor] - 1,
          focus: tops[anchor]..<tops[anchor] + height
        ).first
    }
    var focus: Range<Int>?
    for (item, top) in zip(items, tops) {
      guard let rows = item.focusedRows(columns: size.columns) else { continue }
      focus = rows.lowerBound + top..<rows.upperBound + top
      break
    }
    return ScrollWindow(count: count, rows: rows, first: first, focus: focus)
  }

  /// How far the text is scrolled, where it is without the learner's doing, and the furthest it can
  /// be.
  func scroll(in size: Size, by rows: Int) -> (offset: Int, start: Int, most: Int) {
    let start = start(in: size)
    return (min(max(0, start.first + rows), start.last), start.first, start.last)
  }

  func draw(on surface: inout Surface, in whole: Rect, scrolledBy rows: Int) {
    surface.write(
      title.truncated(to: whole.columns), column: whole.column, row: whole.row, within: whole)
    let area = whole.dropTop(titleRows)
    guard !area.isEmpty else { return }
    let window = ScrollWindow(
      count: bodyHeight(columns: area.columns), rows: area.rows,
      first: scroll(in: whole.size, by: rows).offset)
    // Drawn whole on a sheet of its own, so that no item needs to know about scrolling; two columns
    // more at the left for what hangs there.
    var sheet = Surface(Size(columns: area.columns + 2, rows: window.count), look: surface.look)
    for (item, top) in zip(items, tops(columns: area.columns)) {
      let place = Rect(
        column: 2, row: top, columns: area.columns, rows: item.height(columns: area.columns))
      item.draw(on: &sheet, in: place)
    }
    let shown = window.shown
    surface.copy(
      sheet,
      part: Rect(
        column: 0, row: shown.lowerBound, columns: sheet.size.columns, rows: shown.count),
      at: Point(column: area.column - 2, row: area.row + shown.lowerBound - window.first))
    surface.draw(ScrollMarks(window), in: area)
  }
}
