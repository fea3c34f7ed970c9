import Labs
import Learning
import SessionPlay
import Testing

/// Training ends by itself, at its budget or its goal.
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
  }
}
