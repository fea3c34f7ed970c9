import Course
import Labs
import SessionPlay
import Testing
import TextUI

@testable import Tutor

/// Every screen is whole at every size and in every look.
@Suite struct DrawingTests {
  private static let sizes = [
    Size(columns: 80, rows: 24), Size(columns: 100, rows: 30), Size(columns: 200, rows: 60),
  ]
  private static let looks = [
    Look.monochrome, Look(colors: .none, glyphs: .ascii), Look(theme: .light),
  ]

  @Test(arguments: States.all)
  func headerAndKeysAreThereAtEverySize(_ state: SessionState) {
    for size in Self.sizes {
      let picture = state.session.view(in: size, look: .standard)
      #expect(picture.size == size)
      #expect(picture.clip == picture.bounds)
      #expect(!picture.line(0).isEmpty, "\(size)")
      #expect(picture.line(0).contains(title(of: state.session)), "\(size): \(picture.line(0))")
      let hints = state.session.keyGroups.filter { $0.isHint && !$0.name.isEmpty }
      let footer = picture.line(size.rows - 1)
      let isNamed = hints.contains { footer.contains("\($0.name) \($0.label)") }
      // What matters most stands in the footer however narrow it is.
      #expect(isNamed, "\(size): \(footer)")
      #expect(footer.contains("? help"), "\(size): \(footer)")
    }
  }

  private func title(of session: Session) -> String {
    switch session.screen {
    case .home: "Descent"
    case .reading(let reading): reading.lesson.title
    case .labRoom(let room): room.stage.entry.title
    case .tour: "Descent"
    case .doctor: "Run doctor"
    case .breakdown(let breakdown): breakdown.mean.label
    case .quizMenu, .quiz: "Quiz"
    case .debugMenu, .debugger: "Debugger"
    case .runs: "Runs that were kept"
    case .race: "Race"
    case .progress: "Your progress"
    }
  }

  /// Nothing hangs on colours, and an ASCII terminal gets ASCII.
  @Test(arguments: States.all)
  func everyLookShowsTheSame(_ state: SessionState) {
    // Every size and every look, shared among states.
    let turn = state.name.utf8.reduce(0) { $0 + Int($1) }
    let size = Self.sizes[turn % Self.sizes.count]
    let plain = state.session.view(in: size, look: .standard)
    #expect(plain == state.session.view(in: size, look: .standard))
    for look in [Self.looks[turn / Self.sizes.count % Self.looks.count]] {
      let picture = state.session.view(in: size, look: look)
      #expect(picture.size == size)
      if look.glyphs == .ascii {
        let isASCII = picture.description.allSatisfy { $0.isASCII }
        #expect(isASCII)
      } else {
        #expect(picture.line(0) == plain.line(0))
      }
    }
  }

  /// A page may be longer than the screen, but arrows bring all of it into sight.
  @Test(arguments: States.lesson)
  func everyLineOfTheTextCanBeReached(_ state: SessionState) {
    for size in Self.sizes {
      var session = state.session
      _ = session.update(.input(.resize(size)), at: 0)
      guard case .reading(let reading) = session.screen else { return }
      let area = reading.textArea(on: size)
      let all = Self.lines(of: reading, columns: area.columns, isCompact: size.columns < 100)
      var missing = all.subtracting(Self.seen(session, in: area, size))
      // The text has the keys once the learner has tabbed to it.
      for _ in 0..<8 {
        if case .reading(let reading) = session.screen, reading.focus == .text { break }
        _ = session.update(.input(.key(.tab)), at: 0)
      }
      for key in [Key.up, .down] where !missing.isEmpty {
        var scrolling = session
        var last: Set<String> = []
        var still = 0
        // Until nothing has moved for longer than a list of options is.
        while !missing.isEmpty, still < 10 {
          _ = scrolling.update(.input(.key(key)), at: 0)
          let lines = Self.seen(scrolling, in: area, size)
          still = lines == last ? still + 1 : 0
          last = lines
          missing.subtract(lines)
        }
      }
      #expect(missing.isEmpty, "\(size): \(missing.sorted())")
    }
  }

  /// The text drawn whole, whatever its height.
  private static func lines(
    of reading: ReadingScreen, columns: Int, isCompact: Bool
  ) -> Set<String> {
    let column = reading.column(isCompact: isCompact)
    let rows = column.height(columns: columns)
    var sheet = Surface(Size(columns: columns + 4, rows: rows))
    column.draw(
      on: &sheet, in: Rect(column: 2, row: 0, columns: columns, rows: rows), scrolledBy: 0)
    return Set(sheet.lines.map(bare).filter { !$0.isEmpty })
  }

  /// The lines of the text that are in sight.
  private static func seen(_ session: Session, in area: Rect, _ size: Size) -> Set<String> {
    guard case .reading(let reading) = session.screen else { return [] }
    var sheet = Surface(size)
    reading.column(isCompact: size.columns < 100)
      .draw(on: &sheet, in: area, scrolledBy: reading.scroll)
    return Set(
      (area.row..<area.endRow).map { row in
        bare(String((max(0, area.column - 2)..<area.endColumn).map { sheet[$0, row].character }))
      })
  }

  /// Without the mark of the cursor, which moves while scrolling.
  private static func bare(_ line: String) -> String {
    line.filter { $0 != "▸" && $0 != "\u{200B}" }.split(separator: " ").joined(separator: " ")
  }

  @Test func aScreenThatIsTooSmallSaysSo() {
    let session = States.lesson[0].session
    for size in [
      Size(columns: 79, rows: 24), Size(columns: 80, rows: 23), Size(columns: 20, rows: 5),
      Size(columns: 1, rows: 1), Size(columns: 0, rows: 0),
    ] {
      let picture = session.view(in: size, look: .standard)
      #expect(picture.size == size)
      if size.columns >= 60 {
        #expect(picture.description.contains("80 × 24"))
        #expect(picture.description.contains("\(size.columns) × \(size.rows)"))
      }
    }
  }

  /// Whatever the size, drawing comes to an end without touching what is not there.
  @Test func everySizeIsDrawn() {
    for state in [States.home[0], States.lesson[0]] {
      for columns in [80, 81, 99, 101, 159, 161, 240] {
        for rows in [24, 27, 28, 71] {
          let size = Size(columns: columns, rows: rows)
          #expect(state.session.view(in: size, look: .standard).size == size)
        }
      }
    }
  }
}
