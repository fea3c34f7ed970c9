import Compute
import Testing

@testable import Labs

/// From scores to a choice.
@Suite struct SamplingTests {
  @Test func sharesAreThoseOfASoftmax() {
    let shares = Sampling.shares(of: [2, 0])
    #expect((shares[0] - 0.8808).magnitude < 1e-4)
    #expect((shares.reduce(0, +) - 1).magnitude < 1e-12)
  }

  @Test func aLowTemperatureSharpensAndAHighOneLevels() {
    let scores: [Float] = [1, 0, -1]
    let cold = Sampling.shares(of: scores, temperature: 0.5)
    let warm = Sampling.shares(of: scores)
    let hot = Sampling.shares(of: scores, temperature: 2)
    #expect(cold[0] > warm[0] && warm[0] > hot[0])
    #expect(cold[2] < warm[2] && warm[2] < hot[2])
    // Halving the temperature squares the ratio of two shares.
    #expect((cold[0] / cold[1] - (warm[0] / warm[1]) * (warm[0] / warm[1])).magnitude < 1e-9)
    #expect(Sampling.entropy(cold) < Sampling.entropy(hot))
  }

  @Test func largeScoresAndMissingOnesAreNoTrouble() {
    let shares = Sampling.shares(of: [1_000, 999, .nan, -.infinity], temperature: 0.1)
    #expect(shares[0] > 0.9999 && shares[2] == 0 && shares[3] == 0)
    #expect(Sampling.shares(of: [.nan, .nan]) == [0.5, 0.5])
    #expect(Sampling.shares(of: []).isEmpty)
  }

  @Test func aMarkFallsIntoAShare() {
    let shares = [0.5, 0, 0.25, 0.25]
    #expect(Sampling.choice(shares, at: 0) == 0)
    #expect(Sampling.choice(shares, at: 0.49) == 0)
    #expect(Sampling.choice(shares, at: 0.5) == 2)
    #expect(Sampling.choice(shares, at: 0.9999) == 3)
    #expect(Sampling.choice([0.3, 0.3, 0], at: 0.7) == 1)
  }

  @Test func drawsComeAsOftenAsTheirShares() {
    var generator = SeededGenerator(seed: 3)
    let shares = [0.7, 0.2, 0.1]
    var counts = [0, 0, 0]
    for _ in 0..<5_000 { counts[Sampling.draw(shares, &generator)] += 1 }
    for (count, share) in zip(counts, shares) {
      #expect((Double(count) / 5_000 - share).magnitude < 0.03)
    }
  }

  @Test func equalSharesAreAsOpenAsTheirNumber() {
    #expect((Sampling.openChoices([0.25, 0.25, 0.25, 0.25]) - 4).magnitude < 1e-9)
    #expect((Sampling.openChoices([1, 0]) - 1).magnitude < 1e-9)
  }

  @Test func stepsLeadFromTheScoreToTheShare() throws {
    let steps = Sampling.steps(["a", "b"], scores: [0, 1], temperature: 0.5)
    let first = try #require(steps.first)
    #expect(first.label == "b" && first.divided == 2 && first.power == 1)
    #expect((first.share - 1 / (1 + PortableMath.exp(-2))).magnitude < 1e-12)
  }
}
