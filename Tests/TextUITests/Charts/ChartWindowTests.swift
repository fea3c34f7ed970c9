import Testing

@testable import TextUI

@Suite struct ChartWindowTests {
  private let curve = [Series("loss", values: (0...100).map { 1 / (1 + Double($0)) })]

  @Test func zoomingKeepsTheCursorWhereItIs() {
    let window = ChartWindow(0...100).withCursor(at: 30).zoomed(by: 0.5)
    #expect(window.shown.lowerBound.isClose(to: 15))
    #expect(window.shown.upperBound.isClose(to: 65))
    #expect(window.zoomed(by: 2).isWhole)
  }

  @Test func aWindowStaysWithinTheHistory() {
    var window = ChartWindow(0...100).withCursor(at: 2).zoomed(by: 0.25)
    for share in [-5.0, 0.3, 7, -0.2, 1e30, -1e300, .nan] {
      window = window.panned(by: share)
      #expect(window.shown.lowerBound >= 0 && window.shown.upperBound <= 100)
      #expect((window.shown.upperBound - window.shown.lowerBound).isClose(to: 25))
    }
    for factor in [1e-30, 0, -1, .infinity, .nan, 1e30] {
      let zoomed = window.zoomed(by: factor)
      #expect(zoomed.shown.lowerBound >= 0 && zoomed.shown.upperBound <= 100)
      #expect(zoomed.shown.lowerBound < zoomed.shown.upperBound)
    }
  }

  @Test func theNewestMeasurementIsFollowedUntilOneLooksElsewhere() {
    let near = ChartWindow(0...100).zoomed(by: 0.1, about: 100)
    #expect(near.isFollowing && near.shown.lowerBound.isClose(to: 90))
    let later = near.extended(to: 250)
    #expect(later.isFollowing && later.shown.upperBound == 250)
    #expect(later.shown.lowerBound.isClose(to: 240))
    let back = later.panned(by: -1)
    #expect(!back.isFollowing)
    #expect(back.extended(to: 300).shown == back.shown)
    #expect(back.extended(to: 300).followingNewest().shown.upperBound == 300)
    #expect(ChartWindow(0...100).extended(to: 250).isWhole)
    #expect(near.extended(to: 50) == near)
    #expect(near.extended(to: .nan) == near)
  }

  @Test func aCursorBeyondTheEdgeTakesTheWindowAlong() {
    let window = ChartWindow(0...100).withCursor(at: 50).zoomed(by: 0.2)
    #expect(window.shown.upperBound.isClose(to: 60))
    let moved = window.withCursor(at: 70)
    #expect(moved.shown.lowerBound.isClose(to: 50) && moved.shown.upperBound.isClose(to: 70))
    #expect(window.withCursor(at: 1e9).cursor == 100)
    #expect(window.withCursor(at: .nan).cursor == nil)
  }

  @Test func keysWalkFromSampleToSample() throws {
    var window = ChartWindow(0...100)
    window = try #require(window.responding(to: .left, over: curve))
    #expect(window.cursor == 100)
    window = try #require(window.responding(to: .left, over: curve, columns: 1000))
    #expect(window.cursor == 99)
    // A column of a narrow plot stands for several samples.
    window = try #require(window.responding(to: .left, over: curve, columns: 20))
    #expect(window.cursor == 94)
    window = try #require(window.responding(to: .up, over: curve))
    #expect(!window.isWhole)
    window = try #require(window.responding(to: .end, over: curve))
    #expect(window.isFollowing && window.cursor == nil)
    #expect(window.responding(to: .home, over: curve)?.isWhole == true)
    #expect(window.responding(to: .character("x"), over: curve) == nil)
  }

  @Test func theMouseSetsTheCursorAndItsWheelZooms() throws {
    let window = ChartWindow(0...100)
    let chart = LineChart(curve, x: window.x(), y: window.y(for: curve))
    let area = Rect(column: 5, row: 2, columns: 60, rows: 15)
    let column = try #require(chart.column(of: 40, in: area))
    let pressed = try #require(
      window.responding(to: MouseEvent(.press, column: column, row: 6), over: chart, in: area))
    #expect(((pressed.cursor ?? 0) - 40).magnitude < 2)
    let wheel = MouseEvent(.wheelUp, column: column, row: 6)
    let zoomed = try #require(window.responding(to: wheel, over: chart, in: area))
    #expect((zoomed.shown.upperBound - zoomed.shown.lowerBound).isClose(to: 80))
    #expect(
      window.responding(to: MouseEvent(.press, column: 2, row: 6), over: chart, in: area) == nil)
  }

  @Test func heightsAreFittedToWhatIsSeen() {
    let window = ChartWindow(0...100, height: .fitted(includingZero: false))
      .withCursor(at: 100).zoomed(by: 0.1)
    let axis = window.y(for: curve)
    #expect(axis.low > 0.005 && axis.high < 0.02)
    #expect(ChartWindow(0...100, height: .fixed(Axis(0, 7))).y(for: curve) == Axis(0, 7))
  }

  @Test func aLogarithmicWindowZoomsByRatios() {
    let window = ChartWindow(1...10_000, scale: .logarithmic).zoomed(by: 0.5, about: 100)
    #expect(window.shown.lowerBound.isClose(to: 10))
    #expect(window.shown.upperBound.isClose(to: 1000))
  }

  @Test func theWholeOfAGrowingHistoryHasAnAxisThatSeldomMoves() {
    #expect(ChartWindow(0...201).x() == ChartWindow(0...220).x())
    #expect(ChartWindow(0...201).x().high == 250)
  }
}
