import Testing
import TextUI

@Suite struct ScrollWindowTests {
  @Test func whatFitsIsShownWhole() {
    let window = ScrollWindow(count: 4, rows: 4, first: 3)
    #expect(window.shown == 0..<4)
    #expect(window.above == 0 && window.below == 0 && window.last == 0)
  }

  @Test func coveredRowsAreCounted() {
    let middle = ScrollWindow(count: 20, rows: 5, first: 4)
    #expect(middle.shown == 5..<8)
    #expect(middle.above == 5 && middle.below == 12)
    let start = ScrollWindow(count: 20, rows: 5)
    #expect(start.shown == 0..<4)
    #expect(start.below == 16)
    let end = ScrollWindow(count: 20, rows: 5, first: 99)
    #expect(end.shown == 16..<20)
    #expect(end.above == 16 && end.below == 0)
  }

  /// A mark never hides a single row, which could have been shown in its place.
  @Test func aMarkStandsForTwoRowsAtLeast() {
    for count in 1...30 {
      for rows in 3...12 {
        for first in 0...count {
          let window = ScrollWindow(count: count, rows: rows, first: first)
          #expect(window.above != 1 && window.below != 1)
          #expect(window.above + window.shown.count + window.below == count)
        }
      }
    }
  }

  @Test func everyRowComesIntoSight() {
    for count in 0...30 {
      for rows in 1...12 {
        let shown = (0...count).reduce(into: Set<Int>()) { seen, first in
          seen.formUnion(ScrollWindow(count: count, rows: rows, first: first).shown)
        }
        #expect(shown.count == count, "\(count) in \(rows)")
      }
    }
  }

  @Test func whatIsFocusedIsAlwaysInSight() {
    for count in 1...24 {
      for rows in 1...9 {
        for focus in 0..<count {
          for first in [0, count / 2, count] {
            let one = ScrollWindow(count: count, rows: rows, first: first, focus: focus..<focus + 1)
            #expect(one.shown.contains(focus), "\(focus) of \(count) in \(rows) from \(first)")
            let two = ScrollWindow(count: count, rows: rows, first: first, focus: focus..<focus + 2)
            #expect(two.shown.contains(focus), "\(focus) of \(count) in \(rows) from \(first)")
          }
        }
      }
    }
  }

  @Test func nothingBreaksWithoutRoom() {
    #expect(ScrollWindow(count: 5, rows: 0).shown.isEmpty)
    #expect(ScrollWindow(count: 5, rows: 0).below == 5)
    #expect(ScrollWindow(count: -3, rows: -2, first: -9, focus: 4..<7).shown.isEmpty)
  }
}
