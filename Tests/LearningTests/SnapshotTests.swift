import Compute
import Learning
import Testing

@Suite struct SnapshotTests {
  @Test func aSnapshotHoldsWhatWasAskedFor() throws {
    var trainer = try Trainer(.small())
    trainer.advance(by: .epoch)
    var snapshot = Snapshot()
    trainer.capture(["hidden.weight", "0.bias", "nothing"], into: &snapshot)
    #expect(snapshot.values.count == 2)
    #expect(snapshot.values["hidden.weight"] == trainer.read("hidden.weight"))
    #expect(snapshot.values["0.bias"] == trainer.read("hidden.bias"))
    #expect(snapshot.position == trainer.position && snapshot.training == trainer.trainingCurve)
    #expect(snapshot.evaluation == trainer.evaluation && snapshot.evaluation != nil)
    #expect(snapshot.batchLoss == trainer.read(.loss)?.first)
    trainer.capture(["0.bias"], into: &snapshot)
    #expect(snapshot.values.count == 1)
  }

  @Test func aSnapshotIsNotChangedByTraining() throws {
    var trainer = try Trainer(.small())
    trainer.advance(by: .steps(2))
    var snapshot = Snapshot()
    trainer.capture(["hidden.weight"], into: &snapshot)
    let kept = snapshot
    trainer.advance(by: .steps(2))
    trainer.capture(["hidden.weight"], into: &snapshot)
    #expect(kept.position.step == 2 && kept.training.buckets.count == 2)
    #expect(kept.values != snapshot.values && snapshot.training.buckets.count == 4)
  }
}

@Suite struct CurveTests {
  @Test func pointsAreKeptUntilTheCurveIsFull() {
    var curve = Curve(capacity: 4)
    for x in 1...4 { curve.record(Float(x), at: x) }
    #expect(curve.buckets.map(\.mean) == [1, 2, 3, 4] && curve.pointsPerBucket == 1)
  }

  @Test func aFullCurveHalvesItsResolution() {
    var curve = Curve(capacity: 4)
    for x in 1...11 { curve.record(Float(x), at: x) }
    #expect(curve.pointsPerBucket == 4)
    #expect(curve.buckets.map(\.first) == [1, 5, 9] && curve.buckets.map(\.last) == [4, 8, 11])
    #expect(curve.buckets.map(\.minimum) == [1, 5, 9])
    #expect(curve.buckets.map(\.maximum) == [4, 8, 11])
    #expect(
      curve.buckets.map(\.mean) == [2.5, 6.5, 10] && curve.buckets.map(\.count) == [4, 4, 3])
    #expect(curve.latest?.x == 11 && curve.latest?.y == 11)
  }

  @Test func noPointIsLostInALongRun() {
    var curve = Curve()
    for x in 1...100_000 { curve.record(x == 77_777 ? 1000 : 1, at: x) }
    #expect(curve.buckets.count <= 1024 && curve.buckets.map(\.count).reduce(0, +) == 100_000)
    #expect(curve.buckets.map(\.maximum).max() == 1000)
    #expect(curve.buckets.first?.first == 1 && curve.buckets.last?.last == 100_000)
  }

  @Test func aCopyIsEqual() {
    var curve = Curve(capacity: 8)
    for x in 1...20 { curve.record(Float(x % 3), at: x) }
    var copy = Curve(capacity: 8)
    copy.record(9, at: 1)
    #expect(copy != curve)
    copy.copy(from: curve)
    #expect(copy == curve)
  }
}
