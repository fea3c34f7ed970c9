import Compute
import Learning
import Testing

@Suite struct ScheduleTests {
  @Test func aConstantRateStaysAndCanBeChangedByHand() throws {
    var trainer = try Trainer(.small())
    trainer.write([0.25], to: .rate)
    trainer.advance(by: .steps(3))
    #expect(trainer.read(.rate) == [0.25])
  }

  @Test func stepsMultiplyTheRate() {
    let schedule = Schedule.step(every: 10, factor: 0.5)
    #expect(
      [0, 9, 10, 29, 30].map { schedule.rate(1, at: $0, of: 5) } == [1, 1, 0.5, 0.25, 0.125])
  }

  @Test func aCosineRisesFromZeroAndFallsToItsMinimum() {
    let schedule = Schedule.cosine(warmup: 4, minimum: 0.1)
    #expect([0, 1, 4].map { schedule.rate(2, at: $0, of: 20) } == [0, 0.5, 2])
    #expect(abs(schedule.rate(2, at: 12, of: 20) - 1.05) < 1e-15)
    #expect(schedule.rate(2, at: 20, of: 20) == 0.1 && schedule.rate(2, at: 99, of: 20) == 0.1)
    let rates = (4...20).map { schedule.rate(2, at: $0, of: 20) }
    #expect(zip(rates, rates.dropFirst()).allSatisfy(>))
  }

  /// A run of no end has a rate, too.
  @Test func warmUpMayBeLongerThanTheRun() {
    #expect(Schedule.cosine(warmup: 8).rate(1, at: 4, of: 5) == 0.5)
    #expect(Schedule.cosine().rate(1, at: 1000, of: .max) == 1)
  }

  @Test func epochsCountAsTheirSteps() throws {
    var experiment = Experiment.small(epochs: 4)
    experiment.schedule = .cosine(warmup: 2)
    var trainer = try Trainer(experiment)
    var rates: [Float] = []
    while !trainer.isFinished {
      trainer.advance(by: .step)
      rates += trainer.read(.rate) ?? []
    }
    let expected = (0..<20).map { Float(Schedule.cosine(warmup: 2).rate(0.5, at: $0, of: 20)) }
    #expect(rates == expected)
  }

  @Test func whatCannotBeScheduledIsExplained() {
    for (schedule, sentence) in [
      (Schedule.step(every: 0), "step: every 0 steps is not possible; use at least 1."),
      (
        .step(every: 1, factor: 0),
        "step: a factor of 0.0 leaves no rate; use a number above 0, such as 0.1."
      ),
      (.cosine(warmup: -1), "cosine: a warm-up of -1 steps is not possible; use 0 or more."),
      (.cosine(minimum: -1), "cosine: a rate cannot fall to -1.0; use 0 or more."),
    ] {
      var experiment = Experiment.small()
      experiment.schedule = schedule
      #expect(throws: ShapeError(sentence)) { _ = try Trainer(experiment) }
    }
  }
}
