import Labs
import SessionPlay
import Testing
import TextUI

/// Whatever a learner can turn does something that can be seen.
@Suite struct LabControlTests {
  private static let pictureSize = Size(columns: 130, rows: 44)

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
  private func atRest(_ view: CatalogView, _ path: [Turn] = []) throws -> LabRig {
    var rig = try LabRig(view.lab, view: view.name, isRepeatable: true)
    rig.show(view.name, ["trained": "yes"])
    for turn in path { try turn.apply(to: &rig) }
    return rig
  }

  /// A control and how far it is turned.
  private struct Turn {
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
        guard control.isEnabled else { continue }
        let turn = try effect(of: control.name, on: &rig, view, path)
        #expect(turn != nil, "\(control.name) of \(view) changes nothing")
        guard let turn else { continue }
        var turned = try atRest(view, path)
        try turn.apply(to: &turned)
        if turned.lab.controls.contains(where: { !known.contains($0.name) }) {
          let others = Set(turned.lab.controls.map(\.name)).subtracting(rig.lab.controls.map(\.name))
          if !others.isSubset(of: known) { paths.append(path + [turn]) }
        }
      }
    }
  }

  /// A turn of the control that can be seen at once, or in the run that follows.
  private func effect(
    of name: String, on rig: inout LabRig, _ view: CatalogView, _ path: [Turn]
  ) throws -> Turn? {
    let turns = [1, -1, 3, -3].map { Turn(name: name, notches: $0) }
    for turn in turns {
      let before = Sight(rig.lab)
      let value = rig.lab.settings
      try turn.apply(to: &rig)
      let isSeen = Sight(rig.lab) != before
      let isTurned = rig.lab.settings != value
      try Turn(name: name, notches: -turn.notches).apply(to: &rig)
      if isSeen { return turn }
      guard isTurned, rig.lab.isRunnable else { continue }
      var plain = try atRest(view, path)
      var turned = try atRest(view, path)
      try turn.apply(to: &turned)
      plain.send(.run)
      turned.send(.run)
      if Sight(plain.lab) != Sight(turned.lab) { return turn }
    }
    return nil
  }
}
