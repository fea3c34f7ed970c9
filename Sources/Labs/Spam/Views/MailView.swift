internal import Learning
internal import TextUI

/// One mail, what the filter says of it, and what each measurement contributes to that.
extension SpamLab {
  /// How many mails can be looked at: the six examples and the first of the unseen ones.
  static let mailCount = 60

  /// The mails to look at, in order.
  var mailsToShow: [Mail] { data.examples + data.raw.prefix(Self.mailCount - data.examples.count) }

  func drawMail(on surface: inout Surface, in area: Rect) {
    guard let filter, filter.report.answers.indices.contains(mailNumber) else {
      surface.draw(
        TextView(StyledText.muted("The filter has to be trained first.")), in: area.top(2))
      return
    }
    let mail = mailsToShow[mailNumber]
    let share = Double(filter.report.answers[mailNumber])
    let isRight = (share > 0.5) == mail.isSpam
    let plan = StagePlan(area, numberRows: 3)
    surface.draw(
      Readout([
        Readout.Line(
          "share for spam",
          StyledText.strong(Numbers.percent(share)).asking(
            RunMarks(run: filter.report.job).answer(mailNumber), share)),
        Readout.Line(
          "so the filter says",
          StyledText(
            (isRight ? "✓ " : "✗ ") + (share > 0.5 ? "spam" : "good mail"),
            isRight ? .right : .wrong, .bold)),
        Readout.Line("it was filed as", mail.isSpam ? "spam" : "good mail"),
      ]), in: plan.numbers)
    guard !filter.weights.isEmpty else {
      surface.draw(mailBars(mail), in: plan.picture.left(66))
      return
    }
    surface.write(
      StyledText.muted("weight × input, strongest first").truncated(to: plan.picture.columns),
      column: plan.picture.column, row: plan.picture.row)
    surface.draw(
      SignedBars(contributions(to: mail, filter)), in: plan.picture.dropTop(1).left(66))
  }

  /// What the sum is made of: with the offset they add up to the unit's output before the squash.
  private func contributions(to mail: Mail, _ filter: TrainedFilter) -> [SignedBars.Bar] {
    let inputs = data.scale.scaled(mail)
    return filter.weights.indices
      .map { SignedBars.Bar(data.shortName($0), Double(filter.weights[$0] * inputs[$0])) }
      .sorted { $0.value.magnitude > $1.value.magnitude }
  }

  /// Each measurement's part in the answer, the strongest first.
  var mailDetails: [String] {
    guard let filter, !filter.weights.isEmpty else { return [] }
    return contributions(to: mailsToShow[mailNumber], filter).filter { $0.value != 0 }.prefix(20)
      .map { "\($0.name) \(Numbers.fixed($0.value, decimals: 2, sign: .always))" }
  }

  var mailSummary: String {
    guard let filter, filter.report.answers.indices.contains(mailNumber) else {
      return "no filter is trained yet"
    }
    let mail = mailsToShow[mailNumber]
    let strongest = contributions(to: mail, filter).prefix(3)
      .map { "\($0.name) \(Numbers.fixed($0.value, decimals: 2, sign: .always))" }
    return "mail \(mailNumber + 1): \(Numbers.percent(Double(filter.report.answers[mailNumber]))) "
      + "for spam, filed as \(mail.isSpam ? "spam" : "good mail")"
      + (strongest.isEmpty ? "" : "; strongest: " + strongest.joined(separator: ", "))
  }
}
