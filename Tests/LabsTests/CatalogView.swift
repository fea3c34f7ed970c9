import Labs
import SessionPlay
import Testing
import TextUI

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

/// A view that was played: at rest, on its way, at its end, and after its keys. Played once for all
/// tests; the runs rest and are only read.
final class Played: @unchecked Sendable {
  /// The lab in each of those states.
  let states: [any Lab]
  /// The latest reports by job, as they were in each of those states.
  let reports: [[Int: RunReport]]
  /// As it was left, with its runs; for a copy that does nothing but ask.
  let rig: LabRig

  private init(_ states: [(lab: any Lab, reports: [Int: RunReport])], _ rig: LabRig) {
    self.states = states.map(\.lab)
    reports = states.map(\.reports)
    self.rig = rig
  }

  private static let once = Once<String, Played>()

  /// The view, played now if no test has asked for it before.
  static func of(_ view: CatalogView) throws -> Played {
    try once.value(for: view.testDescription) {
      var rig = try LabRig(view.lab, view: view.name)
      var states = [(rig.lab, rig.reports)]
      rig.show(view.name, ["trained": "yes"])
      states.append((rig.lab, rig.reports))
      rig.sendOnly(.run)
      rig.frame()
      rig.frame()
      states.append((rig.lab, rig.reports))
      rig.settle()
      states.append((rig.lab, rig.reports))
      for key in rig.lab.keys.flatMap(\.keys) + [.right, .left, .right, .left, .right, .left] {
        rig.send(.key(key))
      }
      states.append((rig.lab, rig.reports))
      return Played(states, rig)
    }
  }
}
