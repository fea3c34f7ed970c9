internal import Labs
public import TextUI

/// Something that `descent gallery` shows: a widget, a chart, or a screen of the tutor.
public struct GalleryItem: Sendable {
  /// What it is asked for by: `line-chart`, `lab-spam-learn`, `lesson-L01-3`.
  public let name: String
  /// The three sizes that it is shown at, from small to large.
  public let sizes: [Size]
  private let make: @Sendable () -> GalleryExhibit

  /// A widget at three sizes; what it was made for is the one in the middle.
  init(_ name: String, _ widget: any Widget, sizes: [Size]) {
    self.name = name
    self.sizes = sizes
    make = {
      GalleryExhibit(summary: widget.summary) { size, look in
        var surface = Surface(size, look: look)
        widget.draw(on: &surface, in: surface.bounds)
        return surface
      }
    }
  }

  /// A screen, opened when it is shown: some hundred of them take a while.
  init(_ name: String, opening make: @escaping @Sendable () -> (Session, summary: String)) {
    self.name = name
    sizes = Self.screens
    self.make = {
      let (session, summary) = make()
      return GalleryExhibit(summary: summary) { size, look in session.view(in: size, look: look) }
    }
  }

  /// The smallest screen, the usual one and one on a large display.
  private static let screens = [
    Size.smallest, .standard, Size(columns: 160, rows: 48),
  ]

  /// Brings it out, to be looked at.
  public func exhibit() -> GalleryExhibit { make() }
}

/// An item of the gallery in front of the visitor.
public struct GalleryExhibit: Sendable {
  /// What the picture shows, in one line.
  public let summary: String
  private let draw: @Sendable (Size, Look) -> Surface

  init(summary: String, draw: @escaping @Sendable (Size, Look) -> Surface) {
    self.summary = summary
    self.draw = draw
  }

  /// The picture at any size.
  public func picture(in size: Size, look: Look) -> Surface { draw(size, look) }
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
