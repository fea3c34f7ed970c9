import Foundation
import NetworkFiles
import Testing

@Suite struct AssetTableTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("assets").path

  @Test(arguments: AssetTable.allCases)
  func everyTableIsThere(_ asset: AssetTable) throws {
    let table = try asset.read(in: Self.folder)
    #expect(table.rowCount == asset.size.rows)
    #expect(table.columnNames.count == asset.size.columns)
  }

  @Test(arguments: AssetTable.allCases)
  func everyTableHasADataCard(_ asset: AssetTable) throws {
    let cards = try String(contentsOfFile: Self.folder + "/DATA.md", encoding: .utf8)
    #expect(cards.contains("\n## \(asset.fileName)\n"))
  }

  @Test func spambaseHoldsWhatItsCardSays() throws {
    let table = try AssetTable.spambase.read(in: Self.folder + "/")
    let isSpam = try #require(table.column(named: AssetTable.spambase.target))
    #expect(isSpam.count { $0 == 1 } == 1_813)
    #expect(isSpam.count { $0 == 0 } == 2_788)

    let george = try #require(table.column(named: "george"))
    let inGoodMail = zip(george, isSpam).count { $0 > 0 && $1 == 0 }
    #expect(abs(Double(inGoodMail) / 2_788 - 0.277) < 0.0005)
    #expect(
      table.columnNames.suffix(5)
        == ["#", "capitals average", "capitals longest", "capitals total", "spam"])
    #expect(Array(table.row(0).suffix(7)) == [0.778, 0, 0, 3.756, 61, 278, 1])
  }

  @Test func aMissingFolderIsNamed() {
    #expect(
      throws: DataFileError(
        "/nowhere/spambase.csv.gz: there is no such file. Check the path and the spelling.")
    ) { try AssetTable.spambase.read(in: "/nowhere") }
  }
}
