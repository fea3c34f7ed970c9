internal import Compute
internal import Learning

/// One person's mail, and the same mail without the words that are about this person.
struct RepairMail: Sendable {
  /// Mail to learn from, as it is.
  let training: Dataset
  /// The same without the personal words.
  let plainTraining: Dataset
  /// Unseen mail of the same person.
  let home: Dataset
  /// The same mail as if it were another person's: the personal words do not come up.
  let away: Dataset

  /// What only this person's mail speaks of: his name, his firm, his numbers.
  static let words = ["george", "hp", "hpl", "650", "lab", "labs", "telnet", "857", "415", "85"]

  /// Splits and scales the table `spambase`; throws if it is missing.
  init(_ context: LabContext) throws(LabError) {
    guard let table = context.tables["spambase"] else {
      throw LabError("\(RepairLab.id): the mails are missing; see assets/DATA.md.")
    }
    let data = try SpamData(table)
    let columns = Set(Self.words.compactMap(data.words.firstIndex))
    func without(_ mails: [Mail]) -> [Mail] {
      mails.map { mail in
        let row = mail.measurements.enumerated().map {
          columns.contains($0.offset) ? 0 : $0.element
        }
        return Mail((row + [mail.isSpam ? 1 : 0])[...])
      }
    }
    training = data.training
    home = data.unseen
    away = data.scale.dataset(without(data.raw))
    // In a scaled table a word that never comes up is a constant; taking it out is the same.
    let silent = data.scale.scaled(Mail([Float](repeating: 0, count: data.words.count + 1)[...]))
    let width = data.words.count
    plainTraining = Dataset(
      inputs: data.training.inputs.enumerated().map {
        columns.contains($0.offset % width) ? silent[$0.offset % width] : $0.element
      }, inputShape: data.training.inputShape, targets: data.training.targets)
  }
}
