/// What a drawn number is: one element of a network that runs, so that it can be asked why it is
/// what it is.
///
/// Tensors are named as the run's network names them; to a widget the name is only text.
public struct NumberMark: Hashable, Sendable {
  /// The number of the job whose network it belongs to.
  public var run: Int
  /// The tensor: `hidden.weight`, `output`, `hidden.sum.gradient`.
  public var tensor: String
  /// Which of its elements, counted row after row, the examples included.
  public var index: Int
  /// What went through the network when it was measured.
  public var source: Source
  /// What was made of the element before it was drawn.
  public var form: Form

  /// What goes through a network while a number is measured.
  public enum Source: Hashable, Sendable {
    /// Nothing: the number is the network's own, a weight or a bias as it is now.
    case network
    /// All examples of the run's examination of this name.
    case examination(String)
    /// One of them alone, from 0.
    case example(Int, of: String)
    /// The run's query of this number, from 0, alone.
    case query(Int)
    /// All examples of the data that the run is measured on under this name.
    case trial(String)
    /// All examples that the run keeps apart to be measured on.
    case validation
    /// The batches of the run's last so many steps.
    case batches(Int)
  }

  /// What is drawn of an element.
  public enum Form: Hashable, Sendable {
    /// The element.
    case element
    /// The share that the loss reads in an output: a sigmoid of it, or its part of a softmax.
    case share
  }

  /// The element itself, unless it is said otherwise.
  public init(
    run: Int, _ tensor: String, _ index: Int = 0, source: Source = .network,
    form: Form = .element
  ) {
    self.run = run
    self.tensor = tensor
    self.index = index
    self.source = source
    self.form = form
  }
}

/// Which element of a tensor each cell of a picture is: elements at equal distances along the rows
/// and along the columns.
///
///     NumberGrid(NumberMark(run: 3, "hidden.weight"), rows: 64, columns: 1)
public struct NumberGrid: Hashable, Sendable {
  /// The cell in the upper left corner.
  public var first: NumberMark
  /// From a cell to the one below.
  public var rowStride: Int
  /// From a cell to the one at its right.
  public var columnStride: Int

  /// Cells whose elements are so far apart.
  public init(_ first: NumberMark, rows rowStride: Int = 0, columns columnStride: Int = 1) {
    self.first = first
    self.rowStride = rowStride
    self.columnStride = columnStride
  }

  /// The element of a cell, both from 0.
  public func mark(row: Int, column: Int) -> NumberMark {
    var mark = first
    mark.index += row * rowStride + column * columnStride
    return mark
  }

  /// The grid without its first rows and columns.
  public func dropping(rows: Int, columns: Int) -> NumberGrid {
    var grid = self
    grid.first = mark(row: rows, column: columns)
    return grid
  }
}

/// A number that stands on the picture and can be asked about.
public struct NumberRegion: Hashable, Sendable {
  /// Where it stands.
  public var area: Rect
  /// Which half of its cells it has, where a cell holds two numbers, one above the other.
  public var half: Half
  /// What it is.
  public var mark: NumberMark
  /// The number as it was given to be drawn.
  public var value: Double

  /// A part of a row of cells.
  public enum Half: Hashable, Sendable { case all, upper, lower }

  /// A number at a place.
  public init(_ area: Rect, half: Half = .all, _ mark: NumberMark, value: Double) {
    self.area = area
    self.half = half
    self.mark = mark
    self.value = value
  }
}
