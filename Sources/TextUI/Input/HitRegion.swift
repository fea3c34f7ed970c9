/// What a place on the screen stands for, so that the mouse can do there what keys do.
public enum HitPart: Hashable, Sendable {
  /// All of a pane: a press gives it the keys, the wheel scrolls it.
  case pane
  /// An option, a row or a tab, from 0.
  case item(Int)
  /// A cell of a table, both from 0.
  case cell(row: Int, column: Int)
  /// The head of a column, from 0.
  case head(Int)
  /// A control, wherever it is not one of its arrows, from 0.
  case control(Int)
  /// The arrow to the next lower value of a control, from 0.
  case lower(Int)
  /// The arrow to the next higher value of a control, from 0.
  case higher(Int)
  /// The track of a slider: the share of the way along it is the value's. From 0.
  case track(Int)
  /// The plot of a chart over these x, of which `latest` is that of the last point: the share of the
  /// way across is the x.
  case plot(title: String, low: Double, high: Double, latest: Double)
  /// Does what this key does.
  case key(Key)
  /// A link in a text, by what it leads to.
  case link(String)
  /// Scrolls its pane by so many rows, up if negative.
  case scroll(Int)
}

/// A part of the picture that the mouse can act on, marked while the picture is drawn.
///
/// A screen that is asked what lies under the pointer draws itself once more and looks the place
/// up: nothing is remembered between pictures, so that what is seen and what is hit cannot differ.
public struct HitRegion: Hashable, Sendable {
  /// Where it is.
  public var area: Rect
  /// Which list, row of controls or text it belongs to, by the name that the screen drew it as.
  public var owner: String
  /// What of it lies here.
  public var part: HitPart

  /// A part of `owner` at that place.
  public init(_ area: Rect, owner: String, _ part: HitPart) {
    self.area = area
    self.owner = owner
    self.part = part
  }

  /// How far along the region a column lies, 0 at its first and 1 at its last: for tracks, which
  /// may be dragged beyond their ends.
  public func share(atColumn column: Int) -> Double {
    guard area.columns > 1 else { return 0 }
    return min(max(0, Double(column - area.column) / Double(area.columns - 1)), 1)
  }
}
