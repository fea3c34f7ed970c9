import Labs
import SessionPlay
import Testing
import TextUI

/// Whatever can be turned shows in the picture or in the numbers, before anything has run.
@Suite struct ControlEffectTests {
  struct View: CustomTestStringConvertible, Sendable {
    var lab: String
    var name: String
    var testDescription: String { "\(lab) \(name)" }
  }

  private static let views = ["roofline", "scale", "court", "case"].flatMap { id in
    (LabCatalog.entry(named: id)?.views ?? []).map { View(lab: id, name: $0.name) }
  }

  private func picture(_ lab: any Lab) -> Surface {
    var surface = Surface(Size(columns: 110, rows: 34))
    lab.draw(on: &surface, in: surface.bounds, focus: .none)
    return surface
  }

  @Test(arguments: views)
  func everyControlShows(_ view: View) throws {
    let count = try LabRig(view.lab, view: view.name).lab.controls.count
    for index in 0..<count {
      var rig = try LabRig(view.lab, view: view.name)
      let before = (picture(rig.lab), rig.lab.metrics, rig.commands.count)
      let name = rig.lab.controls[index].name
      for notches in [1, -1] where rig.lab.controls[index].name == name {
        rig.send(.turn(control: index, by: notches))
        let isShown =
          picture(rig.lab) != before.0 || rig.lab.metrics != before.1
          || rig.commands.count != before.2
        if isShown { break }
        #expect(notches == 1, "\(view): \(name) does nothing")
      }
    }
  }
}
