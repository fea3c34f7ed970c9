import Labs
import Learning
import SessionPlay
import Testing
import TextUI

/// Training ends by itself, at its budget or its goal, and can be gone through again.
@Suite struct LabEndTests {
  /// More pictures than any default run takes.
  private static let pictures = 20_000

  @Test(arguments: CatalogView.all)
  func aRunEndsByItself(_ view: CatalogView) throws {
    var rig = try LabRig(view.lab, view: view.name)
    rig.show(view.name, ["trained": "yes"])
    guard rig.lab.isRunnable else { return }
    rig.sendOnly(.run)
    var count = 0
    while rig.isMoving, count < Self.pictures {
      rig.frame()
      count += 1
    }
    #expect(!rig.isMoving, "after \(count) pictures")
    #expect(rig.lab.run != .running)
    let steps = rig.lab.exports.map(\.steps)
    for _ in 1...10 { rig.frame() }
    #expect(!rig.isMoving)
    #expect(rig.lab.exports.map(\.steps) == steps)
    for run in rig.lab.exports {
      #expect(run.steps <= run.job.experiment.stepCount, "\(run.name)")
    }
    expectToComeBack(&rig)
  }

  /// Half-way back the run is not over and shows another picture; at its end everything is as it was.
  private func expectToComeBack(_ rig: inout LabRig) {
    guard let end = rig.lab.timeline, end.furthest > 1 else { return }
    let (metrics, picture) = (Self.numbers(rig.lab), Self.picture(rig.lab))
    rig.send(.scrub(to: end.furthest / 2))
    #expect(rig.lab.timeline == Timeline(step: end.furthest / 2, furthest: end.furthest))
    #expect(rig.lab.run == .ready)
    #expect(Self.numbers(rig.lab) != metrics || Self.picture(rig.lab) != picture)
    rig.send(.scrub(to: end.furthest))
    #expect(rig.lab.timeline == end)
    #expect(rig.lab.run == .finished)
    #expect(Self.numbers(rig.lab) == metrics)
  }

  /// As text, in which two that are no numbers are alike.
  private static func numbers(_ lab: any Lab) -> [String: String] {
    lab.metrics.mapValues { $0.isNaN ? "nan" : "\($0)" }
  }

  private static func picture(_ lab: any Lab) -> Surface {
    var surface = Surface(Size(columns: 96, rows: 24))
    lab.draw(on: &surface, in: surface.bounds, focus: .stage)
    return surface
  }
}
