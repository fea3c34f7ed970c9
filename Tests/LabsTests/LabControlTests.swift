import Labs
import SessionPlay
import Testing
import TextUI

/// Whatever a learner can turn does something that can be seen.
@Suite struct LabControlTests {
  private static let pictureSize = Size(columns: 130, rows: 44)

  private struct Place: Hashable {
    var view: String
    var control: String
  }

  /// What has to be set for a control to matter, where that is not so from the beginning.
  private static let needed: [Place: [String: String]] = [
    Place(view: "optim train", control: "momentum"): ["optimizer": "momentum"],
    Place(view: "deep zero", control: "depth"): ["start": "random"],
    // Small networks at a small rate have no slopes to clip.
    Place(view: "memory build", control: "clip"): ["units": "24", "rate": "0.02"],
  ].merging(
    // A goal has to be reached before it can end a run.
    CatalogView.all.filter { $0.lab == "playground" }.map {
      (Place(view: $0.testDescription, control: "stop"), ["epochs": "200"])
    }
  ) { $1 }

  /// Shorter runs, which tell two states apart as well as whole ones.
  private static let short: [String: [String: String]] = [
    "playground": ["epochs": "20"], "optim": ["epochs": "2"], "tune": ["passes": "20"],
    "stress": ["passes": "5"], "window": ["passes": "2"], "scale": ["updates": "300"],
    "overfit": ["updates": "300"],
  ]

  /// What can be seen or measured of a lab.
  private struct Sight: Equatable {
    var picture: String
    var summary: String
    var metrics: [String: Double]

    init(_ lab: any Lab) {
      var surface = Surface(LabControlTests.pictureSize)
      lab.draw(on: &surface, in: surface.bounds, focus: .none)
      // Colours and numbers alone may tell two states apart.
      picture = surface.ansi
      summary = lab.summary
      metrics = lab.metrics
    }
  }

  /// A lab in a view, as it is before Space, with the networks trained that it needs.
  private func atRest(
    _ view: CatalogView, _ path: [Turn] = [], _ settings: [String: String] = [:]
  ) throws -> LabRig {
    var rig = try LabRig(view.lab, view: view.name, isRepeatable: true)
    var all = Self.short[view.lab] ?? [:]
    all["trained"] = "yes"
    rig.show(view.name, all.merging(settings) { $1 })
    for turn in path { try turn.apply(to: &rig) }
    return rig
  }

  /// A control and how far it is turned.
  private struct Turn: Equatable {
    var name: String
    var notches: Int

    func apply(to rig: inout LabRig) throws {
      let index = try #require(rig.lab.controls.firstIndex { $0.name == name })
      rig.send(.turn(control: index, by: notches))
    }
  }

  @Test(arguments: CatalogView.all)
  func everyControlDoesSomething(_ view: CatalogView) throws {
    // Some controls are only there once another one was turned.
    var paths: [[Turn]] = [[]]
    var known: Set<String> = []
    while !paths.isEmpty {
      let path = paths.removeFirst()
      var rig = try atRest(view, path)
      for control in rig.lab.controls where known.insert(control.name).inserted {
        let reveals = turnSeenAtOnce(control.name, on: &rig)
        if reveals == true { paths += try revealing(control.name, view, path) }
        guard reveals == nil else { continue }
        let isSeen = try isSeenLater(control.name, view, path)
        #expect(isSeen, "\(control.name) of \(view.testDescription) changes nothing")
      }
    }
  }

  /// Whether one notch up or down that can be seen at rest brings other controls; nil if none can be
  /// seen. The control is turned back.
  private func turnSeenAtOnce(_ name: String, on rig: inout LabRig) -> Bool? {
    for notches in [1, -1] {
      guard let index = rig.lab.controls.firstIndex(where: { $0.name == name }) else { return nil }
      let before = Sight(rig.lab)
      let settings = rig.lab.settings
      let names = Set(rig.lab.controls.map(\.name))
      rig.send(.turn(control: index, by: notches))
      guard rig.lab.settings != settings else { continue }
      let isSeen = Sight(rig.lab) != before
      let reveals = !names.isSuperset(of: rig.lab.controls.map(\.name))
      if let back = rig.lab.controls.firstIndex(where: { $0.name == name }) {
        rig.send(.turn(control: back, by: -notches))
      }
      if isSeen || reveals { return reveals }
    }
    return nil
  }

  /// The ways to every state that a control leads to which has controls of its own.
  private func revealing(
    _ name: String, _ view: CatalogView, _ path: [Turn]
  ) throws -> [[Turn]] {
    var paths: [[Turn]] = []
    for notches in (1...12).flatMap({ [$0, -$0] }) {
      let longer = path + [Turn(name: name, notches: notches)]
      let shorter = path + [Turn(name: name, notches: notches - notches.signum())]
      let (rig, before) = (try atRest(view, longer), try atRest(view, shorter))
      if rig.lab.settings != before.lab.settings { paths.append(longer) }
    }
    return paths
  }

  /// Whether a notch can be seen in the run that follows it, or after a run.
  private func isSeenLater(_ name: String, _ view: CatalogView, _ path: [Turn]) throws -> Bool {
    let needed = Self.needed[Place(view: view.testDescription, control: name)] ?? [:]
    var plain = try atRest(view, path, needed)
    var turned = try atRest(view, path, needed)
    let settings = plain.lab.settings
    var turn = Turn(name: name, notches: 1)
    try turn.apply(to: &turned)
    if turned.lab.settings == settings {
      turn.notches = -1
      try turn.apply(to: &turned)
    }
    guard turned.lab.settings != settings else { return false }
    if Sight(turned.lab) != Sight(plain.lab) { return true }
    guard plain.lab.isRunnable else { return false }
    plain.send(.run)
    // What a run has left may show it at once; or else the next run does.
    var late = plain.lab
    if let index = late.controls.firstIndex(where: { $0.name == name }) {
      _ = late.update(.turn(control: index, by: turn.notches))
      if Sight(late) != Sight(plain.lab) { return true }
    }
    turned.send(.run)
    if Sight(turned.lab) != Sight(plain.lab) { return true }
    plain.send(.run)
    try turn.apply(to: &turned)
    turned.send(.run)
    return Sight(turned.lab) != Sight(plain.lab)
  }
}
