/// A widget as the gallery shows it.
public struct WidgetExample: Sendable, CustomStringConvertible {
  /// A file name: `line-chart`.
  public let name: String
  /// The size that shows it well.
  public let size: Size
  /// What is shown.
  public let widget: any Widget

  /// A widget under a name of its own at the size that shows it well.
  public init(_ name: String, _ columns: Int, _ rows: Int, _ widget: any Widget) {
    self.name = name
    size = Size(columns: columns, rows: rows)
    self.widget = widget
  }

  public var description: String { name }

  /// The example alone on a surface.
  public func picture(look: Look = .standard, size: Size? = nil) -> Surface {
    var surface = Surface(size ?? self.size, look: look)
    widget.draw(on: &surface, in: surface.bounds)
    return surface
  }
}

/// Every widget and chart with something to show: the catalogue that tests and `descent gallery`
/// walk. A new widget is a file of its own and a line here.
public enum WidgetGallery {
  /// Widgets first, then charts; names are unique.
  public static var examples: [WidgetExample] {
    widgets + interactive + charts
      + networkDiagrams + images + sequences
  }
}
