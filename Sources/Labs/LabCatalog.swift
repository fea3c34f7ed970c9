/// Every lab, one line each.
public enum LabCatalog {
  public static let entries: [LabEntry] = [
    LabEntry(SpamLab.self, title: "Two spam filters: rules against examples")
  ]

  public static func entry(named id: String) -> LabEntry? { entries.first { $0.id == id } }
}

/// What is known of a lab before it opens.
public struct LabEntry: Sendable {
  public let id: String
  public let title: String
  public let tables: [String]
  public let views: [LabView]
  /// The view that it opens with when it stands alone.
  public let mainView: String
  public let open: @Sendable (LabContext) throws(LabError) -> any Lab

  init<L: Lab>(_ lab: L.Type, title: String) {
    id = L.id
    self.title = title
    tables = L.tables
    views = L.views
    mainView = L.mainView
    open = { context throws(LabError) in try L(context) }
  }
}
