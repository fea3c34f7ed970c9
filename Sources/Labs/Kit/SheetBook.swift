/// A sheet of dials for each view of a lab: dials of one name may stand elsewhere in another view,
/// since the views are experiments of their own.
///
/// In settings, `rate` is the dial of the view on stage and `slopes.rate` that of the view `slopes`.
public struct SheetBook: Equatable, Sendable {
  /// By the names of their views.
  public private(set) var sheets: [String: ControlSheet]
  /// As they were made, to tell which dials have been turned.
  private let initial: [String: ControlSheet]

  /// A book of these sheets.
  public init(_ sheets: [String: ControlSheet]) {
    self.sheets = sheets
    initial = sheets
  }

  /// The sheet of a view; one without dials if it has none.
  public subscript(view: String) -> ControlSheet { sheets[view] ?? ControlSheet([]) }

  /// Turns a dial of a view.
  ///
  /// - Returns: whether anything changed.
  public mutating func turn(_ name: String, by notches: Int, in view: String) -> Bool {
    sheets[view]?.turn(name, by: notches) ?? false
  }

  /// Moves a dial of a view to a share of its way.
  ///
  /// - Returns: whether anything changed.
  public mutating func slide(_ name: String, to share: Double, in view: String) -> Bool {
    sheets[view]?.slide(name, to: share) ?? false
  }

  /// Takes a setting of the view on stage, or of another one that it names.
  ///
  /// - Returns: whether there is such a dial and it has such a value.
  @discardableResult
  public mutating func set(_ name: String, to text: String, in view: String) -> Bool {
    if sheets[view]?.set(name, to: text) == true { return true }
    guard let point = name.firstIndex(of: ".") else { return false }
    return sheets[String(name[..<point])]?.set(
      String(name[name.index(after: point)...]), to: text) ?? false
  }

  /// Every dial of the view on stage, and those of other views that have been turned.
  public func settings(in view: String) -> [String: String] {
    var settings = self[view].settings
    for (other, sheet) in sheets where other != view && sheet != initial[other] {
      for (name, value) in sheet.settings { settings["\(other).\(name)"] = value }
    }
    return settings
  }
}
