import Compute
import Learning
import Testing

@Suite struct DataTests {
  @Test func rowsTakeInputsAndTargetsTogether() {
    let data = clouds(10).rows([3, 0])
    #expect(data.count == 2 && Array(data.input(at: 1)) == Array(clouds(10).input(at: 0)))
    guard case .classes(let classes, let count, _) = data.targets,
      case .classes(let all, _, _) = clouds(10).targets
    else {
      Issue.record("The targets are no classes.")
      return
    }
    #expect(classes == [all[3], all[0]] && count == 3)
    #expect(clouds(10).prefix(4).count == 4 && clouds(3).prefix(4).count == 3)
  }

  @Test func shufflingKeepsPairsAndDependsOnTheSeed() {
    let data = quadrants(50)
    let shuffled = data.shuffled(seed: 1)
    #expect(shuffled != data && shuffled == data.shuffled(seed: 1))
    #expect(shuffled != data.shuffled(seed: 2))
    guard case .values(let targets, _) = shuffled.targets else { return }
    for row in 0..<50 {
      let x = Array(shuffled.input(at: row))
      #expect(targets[row] == (x[0] * x[1] > 0 ? 1 : 0))
    }
  }

  @Test func aSplitUsesEveryRowOnce() {
    let data = quadrants(23)
    let split = DataSplit(data)
    #expect(split.training.count == 14 && split.validation.count == 4 && split.test.count == 5)
    #expect(Split.allCases.flatMap { split[$0].inputs } == data.inputs)
  }

  @Test func aSequenceHasAClassForEachOfItsRows() {
    let data = Dataset(
      inputs: [1, 2, 3, 4, 5, 6], inputShape: Shape(2, 1),
      targets: .classes([0, 1, 1, Dataset.ignored, 2, 0], count: 3, shape: Shape(2)))
    #expect(data.count == 3)
    #expect(data.rows([2, 1]).targets == .classes([2, 0, 1, -100], count: 3, shape: Shape(2)))
    #expect(data.rows([2, 1]).inputs == [5, 6, 3, 4])
  }

  @Test func standardisationIsThatOfTheTrainingPart() {
    let training = Dataset(
      inputs: [1, 10, 5, 2, 10, 5, 3, 40, 5], inputShape: Shape(3),
      targets: .classes([0, 0, 0], count: 1))
    let scale = Standardization(fitting: training)
    #expect(scale.means == [2, 20, 5] && scale.deviations[2] == 1)
    let scaled = scale.applied(to: training).inputs
    for column in 0..<2 {
      let values = (0..<3).map { scaled[$0 * 3 + column] }
      #expect(abs(values.reduce(0, +)) < 1e-6)
      #expect(abs(values.reduce(0) { $0 + $1 * $1 } / 3 - 1) < 1e-6)
    }
    let other = Dataset(
      inputs: [2, 20, 7], inputShape: Shape(3), targets: .classes([0], count: 1))
    #expect(scale.applied(to: other).inputs == [0, 0, 2])
  }
}
