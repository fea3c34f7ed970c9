/// One character cell.
public struct Cell: Hashable, Sendable {
  public var character: Character
  public var style: Style

  public init(_ character: Character, _ style: Style = .plain) {
    self.character = character
    self.style = style
  }

  public static let blank = Cell(" ")
}

/// A picture made of cells; what lies outside is clipped.
public struct Surface: Equatable, Sendable {
  public let size: Size
  public let look: Look
  private var cells: [Cell]

  public init(_ size: Size, look: Look = .standard) {
    self.size = size
    self.look = look
    cells = Array(repeating: .blank, count: max(0, size.columns) * max(0, size.rows))
  }

  /// Reading outside gives a blank; writing outside does nothing.
  public subscript(column: Int, row: Int) -> Cell {
    get { isInside(column, row) ? cells[row * size.columns + column] : .blank }
    set { if isInside(column, row) { cells[row * size.columns + column] = newValue } }
  }

  private func isInside(_ column: Int, _ row: Int) -> Bool {
    column >= 0 && row >= 0 && column < size.columns && row < size.rows
  }
}
