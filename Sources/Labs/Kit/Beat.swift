internal import Compute
internal import Learning

/// A job that only counts, for pictures that are plain arithmetic.
///
/// Such a picture has nothing to wait for, but it should be watched at the learner's pace, stepped
/// and paused like any other. Step n of this run says that picture n is due; the picture itself is
/// computed by its lab.
enum Beat {
  /// So many steps of one weight that is right from the beginning.
  static func job(steps: Int) -> Job {
    let data = Dataset(
      inputs: [0], inputShape: Shape(1), targets: .values([0], shape: Shape(1)))
    var job = Job(
      experiment: Experiment(
        model: Model(
          inputShape: Shape(1), [.dense(1, hasBias: false, weights: .zero, named: "beat")]),
        loss: .squaredError, optimizer: SGD(rate: 0), training: data, batchSize: 1,
        steps: max(1, steps), shuffles: false))
    job.isTraining = false
    return job
  }
}

extension RunDesk {
  /// How many steps a run has taken; 0 before it stands on the stage.
  func steps(_ tag: Tag) -> Int { report(tag)?.snapshot.position.step ?? 0 }
}
