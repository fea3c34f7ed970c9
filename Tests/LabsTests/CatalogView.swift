import Labs
import Testing

/// A view of a lab, for tests that walk the catalogue.
struct CatalogView: CustomTestStringConvertible, Sendable {
  var lab: String
  var name: String
  var testDescription: String { "\(lab) \(name)" }

  /// Every view of every lab.
  static let all = LabCatalog.entries.flatMap { entry in
    entry.views.map { CatalogView(lab: entry.id, name: $0.name) }
  }
}
