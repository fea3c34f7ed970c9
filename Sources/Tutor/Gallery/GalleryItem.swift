internal import Labs
public import TextUI

/// Something that `descent gallery` shows: a widget, a chart, or a screen of the tutor.
public struct GalleryItem: Sendable {
  /// What it is asked for by: `line-chart`, `lab-spam-learn`, `lesson-L01-3`.
  public let name: String
  /// What the picture shows, in one line.
  public let summary: String
  /// The three sizes that it is shown at, from small to large.
  public let sizes: [Size]
  private let content: Content

  private enum Content: Sendable {
    case widget(any Widget)
    case session(Session)
  }

  /// A widget at three sizes; what it was made for is the one in the middle.
  init(_ name: String, _ widget: any Widget, sizes: [Size]) {
    self.name = name
    summary = widget.summary
    self.sizes = sizes
    content = .widget(widget)
  }

  /// A screen.
  init(_ name: String, _ session: Session, summary: String) {
    self.name = name
    self.summary = summary
    sizes = Self.screens
    content = .session(session)
  }

  /// The smallest screen, the usual one and one on a large display.
  private static let screens = [
    Size.smallest, .standard, Size(columns: 160, rows: 48),
  ]

  /// The picture at any size.
  public func picture(in size: Size, look: Look) -> Surface {
    switch content {
    case .widget(let widget):
      var surface = Surface(size, look: look)
      widget.draw(on: &surface, in: surface.bounds)
      return surface
    case .session(let session): return session.view(in: size, look: look)
    }
  }
}

/// All that there is to see.
extension GalleryItem {
  /// Widgets and charts, in the order of their own catalogue. Examples that differ only in size are
  /// one item.
  static func widgets(_ examples: [WidgetExample] = WidgetGallery.examples) -> [GalleryItem] {
    let sizes = ["-small", "-medium", "-large"]
    var items: [GalleryItem] = []
    for example in examples {
      let ending = sizes.first { example.name.hasSuffix($0) }
      guard let ending else {
        items.append(
          GalleryItem(example.name, example.widget, sizes: Self.sizes(around: example.size)))
        continue
      }
      let name = String(example.name.dropLast(ending.count))
      guard !items.contains(where: { $0.name == name }) else { continue }
      let family = sizes.compactMap { ending in examples.first { $0.name == name + ending } }
      guard let middle = family.dropFirst().first ?? family.first else { continue }
      items.append(GalleryItem(name, middle.widget, sizes: family.map(\.size)))
    }
    return items
  }

  /// Narrower and wider than what a widget was made for.
  private static func sizes(around size: Size) -> [Size] {
    [2, 3, 4].map { Size(columns: max(1, size.columns * $0 / 3), rows: size.rows) }
  }
}
