internal import TextUI

/// Six mails as bars, sorted by the learner.
extension SpamLab {
  func drawSorting(on surface: inout Surface, in area: Rect) {
    let verdictRows = sorting.mails.count
    if sorting.isOver {
      drawSorted(on: &surface, in: area)
      return
    }
    let bars = mailBars(sorting.current)
    surface.write(
      StyledText.muted("bar: how unusual   number: how often").truncated(to: area.columns),
      column: area.column, row: area.row)
    let body = area.dropTop(1).dropBottom(area.rows > 8 ? 2 : 1)
    // Side by side where one column is too low for all.
    let columns =
      bars.shares.count > body.rows && area.columns >= 66
      ? body.split(into: 2, gutter: 4) : [body.left(min(area.columns, 72))]
    var left = bars.shares[...]
    for column in columns {
      let part = Array(left.prefix(column.rows))
      left = left.dropFirst(part.count)
      surface.draw(ShareBars(part, full: bars.full), in: column.top(part.count))
    }
    let used = min(bars.shares.count, body.rows)
    let line = area.line(min(used + (area.rows > 8 ? 2 : 1), area.rows - 1))
    var said = StyledText.muted("sorted  ")
    for index in 0..<verdictRows {
      let isDone = index < sorting.guesses.count
      said += StyledText(
        isDone ? (sorting.guesses[index] ? "spam " : "good ") : "·    ", isDone ? .ink : .faint)
    }
    surface.write(said.truncated(to: line.columns), column: line.column, row: line.row)
  }

  /// Every mail with what it was and what the learner said.
  private func drawSorted(on surface: inout Surface, in area: Rect) {
    let names = sorting.mails.map { topMeasurements($0).prefix(3).map(\.name) }
    let rows = sorting.mails.indices.map { index -> [StyledText] in
      let mail = sorting.mails[index]
      let isRight = sorting.guesses[index] == mail.isSpam
      return [
        StyledText("\(index + 1)", .muted),
        StyledText(mail.isSpam ? "spam" : "good mail", .strong, .bold),
        StyledText(isRight ? "✓" : "✗", isRight ? .right : .wrong, .bold)
          + StyledText(sorting.guesses[index] ? " spam" : " good mail", .muted),
        StyledText.muted(names[index].joined(separator: ", ")),
      ]
    }
    surface.draw(
      TextUI.Table(
        [
          Table.Column("", .right), Table.Column("it was", .left), Table.Column("you said", .left),
          Table.Column("most of", .left),
        ], rows: rows),
      in: area)
  }

  var sortingSummary: String {
    guard let mail = sorting.current else {
      return "\(status): " + sorting.mails.indices.map(sortedLine).joined(separator: "; ")
    }
    let top = mailBars(mail).shares.prefix(8).map { "\($0.name) \($0.text ?? "")" }
    return "\(status), the most unusual numbers first: " + top.joined(separator: ", ")
  }

  /// `5 is good mail, you said spam`
  func sortedLine(_ index: Int) -> String {
    let mail = sorting.mails[index]
    let said = sorting.guesses.indices.contains(index) ? sorting.guesses[index] : mail.isSpam
    let name = mail.isSpam ? "spam" : "good mail"
    return "\(index + 1) is \(name), "
      + (said == mail.isSpam ? "as you said" : "you said \(said ? "spam" : "good mail")")
  }

  /// The mail's measurements that stand out most, as bars of how far they stand out.
  func mailBars(_ mail: Mail?) -> ShareBars {
    guard let mail else { return ShareBars([]) }
    let top = topMeasurements(mail)
    return ShareBars(
      top.map { measurement in
        ShareBars.Share(measurement.name, measurement.standing, text: measurement.text)
      }, full: max(1, top.map(\.standing).max() ?? 1))
  }

  private struct Measurement {
    var name: String
    /// Standard deviations above the usual mail.
    var standing: Double
    var text: String
  }

  private func topMeasurements(_ mail: Mail) -> [Measurement] {
    let scaled = data.scale.scaled(mail)
    return mail.measurements.indices.filter { mail.measurements[$0] > 0 }
      .sorted { scaled[$0] > scaled[$1] }.prefix(16)
      .map { column in
        let value = Double(mail.measurements[column])
        let isLength = data.words[column].hasPrefix("capitals")
        return Measurement(
          name: data.shortName(column),
          standing: max(0.05, Double(scaled[column])),
          text: isLength
            ? Numbers.significant(value) : Numbers.fixed(value, decimals: 2) + "\u{A0}%")
      }
  }
}
