import Labs
import SessionPlay
import Testing
import TextUI

/// Expects that each key that a lab names does something that can be seen, or asks something of the
/// trainer; of keys that are named together at least one.
func expectKeysDoSomething(_ rig: LabRig, _ location: SourceLocation = #_sourceLocation) {
  func picture(_ lab: any Lab) -> [Surface] {
    [Size(columns: 44, rows: 20), Size(columns: 96, rows: 30)].map { size in
      var surface = Surface(size)
      lab.draw(on: &surface, in: surface.bounds, focus: .stage)
      return surface
    }
  }
  let before = picture(rig.lab)
  for key in rig.lab.keys {
    let isAlive = key.keys.contains { pressed in
      var lab = rig.lab
      return !lab.update(.key(pressed)).isEmpty || picture(lab) != before
    }
    #expect(isAlive, "\(key.name) \(key.label)", sourceLocation: location)
  }
}

/// The same at rest, on the way, at the end, and after each of the view's keys.
func expectKeysDoSomething(
  inEveryViewOf lab: String, _ location: SourceLocation = #_sourceLocation
) throws {
  for view in LabCatalog.entry(named: lab)?.views ?? [] {
    var rig = try LabRig(lab, view: view.name)
    expectKeysDoSomething(rig, location)
    rig.sendOnly(.run)
    rig.frame()
    expectKeysDoSomething(rig, location)
    rig.settle()
    for key in rig.lab.keys.flatMap(\.keys) {
      expectKeysDoSomething(rig, location)
      rig.send(.key(key))
    }
    expectKeysDoSomething(rig, location)
  }
}
