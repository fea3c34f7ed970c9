import Testing

@testable import Labs

/// Points that are drawn.
@Suite struct PlanePatternTests {
  @Test(arguments: PlanePattern.allCases)
  func equalSeedsGiveEqualPointsAndOthersDoNot(_ pattern: PlanePattern) {
    let points = pattern.points(100, noise: 0.1, seed: 1)
    #expect(points.count == 100)
    #expect(points == pattern.points(100, noise: 0.1, seed: 1))
    #expect(points != pattern.points(100, noise: 0.1, seed: 2))
  }

  @Test(arguments: PlanePattern.allCases)
  func pointsLieInThePlaneAndBothSidesAreThere(_ pattern: PlanePattern) {
    let points = pattern.points(400, noise: 0, seed: 3)
    #expect(points.allSatisfy { abs($0.x) <= 6 && abs($0.y) <= 6 })
    let positive = points.count { $0.target > 0 }
    #expect((100...300).contains(positive))
    #expect(points.allSatisfy { abs($0.target) <= 1.2 })
    if !pattern.isRegression { #expect(points.allSatisfy { abs($0.target) == 1 }) }
  }

  @Test func withoutNoiseClassesAreThoseOfTheirPlaces() {
    for point in PlanePattern.circle.points(200, noise: 0, seed: 1) {
      #expect((point.x * point.x + point.y * point.y < 6.25) == (point.target > 0))
    }
    for point in PlanePattern.xor.points(200, noise: 0, seed: 1) {
      #expect((point.x * point.y > 0) == (point.target > 0))
    }
    for point in PlanePattern.plane.points(200, noise: 0, seed: 1) {
      #expect(abs(point.target - (point.x + point.y) / 10) < 1e-12)
    }
    #expect(PlanePattern.hills.points(800, noise: 0, seed: 1).contains { $0.target == 0 })
  }

  @Test func noisePutsSomePointsOnTheOtherSide() {
    let points = PlanePattern.circle.points(400, noise: 0.5, seed: 1)
    let wrong = points.count { ($0.x * $0.x + $0.y * $0.y < 6.25) != ($0.target > 0) }
    #expect((20...180).contains(wrong))
  }
}
