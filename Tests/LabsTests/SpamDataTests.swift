import Compute
import Learning
import SessionPlay
import Testing

@testable import Labs

/// How the table of mails is parted and scaled.
@Suite struct SpamDataTests {
  /// Words as in the real table, and numbers that name their row.
  private static func numberedTable(changing rows: Set<Int> = []) throws -> DataTable {
    let real = try #require(CourseFiles.tables["spambase"])
    var values: [Float] = []
    for row in 0..<4_601 {
      let factor: Float = rows.contains(row) ? 3 : 1
      for column in 0..<57 {
        switch column {
        case 0: values.append(Float(row / 68 + 1) * factor)
        case 1: values.append(Float(row % 68 + 1) * factor)
        default: values.append(Float((row * (column + 7)) % 67) * factor)
        }
      }
      values.append(row < 1_813 ? 1 : 0)
    }
    return DataTable(columns: real.columns, values: values)
  }

  private static func row(_ mail: Mail) -> Int {
    Int(mail.measurements[0] - 1) * 68 + Int(mail.measurements[1] - 1)
  }

  private func real() throws -> SpamData {
    try SpamData(#require(CourseFiles.tables["spambase"]))
  }

  @Test func thePartsHaveTheirSizes() throws {
    let data = try real()
    #expect(data.words.count == 57)
    #expect(data.training.count == 2_761)
    #expect(data.unseen.count == 920)
    #expect(data.unseenChanged.count == 920)
    #expect(data.raw.count == 920)
    #expect(data.rawChanged.count == 920)
    #expect(data.examples.count == 6)
    #expect(data.fresh.count == 4_601 - 2_761 - 920 - 6)
  }

  /// No mail is in two parts: every row of a table of different mails turns up once.
  @Test func noMailIsInTwoParts() throws {
    let data = try SpamData(Self.numberedTable())
    var seen: Set<[Float]> = []
    for part in [data.training, data.unseen, data.fresh] {
      for row in 0..<part.count {
        #expect(seen.insert(Array(part.input(at: row).prefix(2))).inserted)
      }
    }
    for mail in data.examples {
      #expect(seen.insert(Array(data.scale.scaled(mail).prefix(2))).inserted)
    }
    #expect(seen.count == 4_601)
  }

  @Test func theSplitIsTheSameEverywhere() throws {
    let data = try SpamData(Self.numberedTable())
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for mail in data.raw { hash = (hash ^ UInt64(Self.row(mail))) &* 0x100_0000_01b3 }
    #expect(data.raw.prefix(4).map(Self.row) == [1_154, 4_226, 1_587, 2_246])
    #expect(hash == 14_266_619_588_492_263_856)
    #expect(data.examples.map(Self.row) == SpamData.exampleRows)
  }

  /// Unseen mails are unseen: what they say changes nothing of what is learned from.
  @Test func theScaleIsThatOfTheTrainingMailsAlone() throws {
    let data = try SpamData(Self.numberedTable())
    let unseen = Set(data.raw.map(Self.row))
    let other = try SpamData(Self.numberedTable(changing: unseen))
    #expect(other.training == data.training)
    #expect(other.fresh == data.fresh)
    #expect(other.unseen != data.unseen)
    for column in 0..<57 {
      var (sum, squares) = (0.0, 0.0)
      for row in 0..<data.training.count {
        let z = Double(data.training.inputs[row * 57 + column])
        sum += z
        squares += z * z
      }
      let mean = sum / Double(data.training.count)
      #expect(abs(mean) < 1e-4)
      #expect(abs(squares / Double(data.training.count) - mean * mean - 1) < 1e-3)
    }
  }

  @Test func onlySpamChangesItsWordingAndOnlyInTheDroppedWords() throws {
    let data = try real()
    let dropped = Set(try SpamData.droppedWords.map { try #require(data.words.firstIndex(of: $0)) })
    #expect(dropped.count == 7)
    for (old, new) in zip(data.raw, data.rawChanged) {
      #expect(old.isSpam == new.isSpam)
      for column in 0..<57 {
        let expected =
          old.isSpam && dropped.contains(column) ? 0 : old.measurements[column]
        #expect(new.measurements[column] == expected)
      }
    }
  }

  @Test func examplesAreThreeOfEachKind() throws {
    #expect(try real().examples.count { $0.isSpam } == 3)
  }

  @Test func aTableOfAnotherShapeIsRefusedWithWhatIsWrong() {
    let small = DataTable(columns: ["free", "spam"], values: [0, 1, 2, 0])
    let error = #expect(throws: LabError.self) { try SpamData(small) }
    #expect(error?.description.contains("found 2 columns and 2 rows") == true)
    let error2 = #expect(throws: LabError.self) {
      try SpamLab(LabContext(data: LabData(), seed: 1))
    }
    #expect(error2?.description.contains("spambase") == true)
  }
}
