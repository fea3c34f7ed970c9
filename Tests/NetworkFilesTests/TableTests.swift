import NetworkFiles
import Testing

@Suite struct TableTests {
  private let table = Table(columnNames: ["a", "b", "c"], values: [1, 2, 3, 4, 5, 6])

  @Test func aRowIsASliceOfTheValues() {
    #expect(table.rowCount == 2)
    #expect(Array(table.row(1)) == [4, 5, 6])
  }

  @Test(
    arguments: [
      ("a", ["b", "c"], [2, 3, 5, 6]), ("b", ["a", "c"], [1, 3, 4, 6]),
      ("c", ["a", "b"], [1, 2, 4, 5]),
    ] as [(String, [String], [Float])])
  func aColumnCanBeRemoved(name: String, names: [String], values: [Float]) {
    #expect(table.removing(column: name) == Table(columnNames: names, values: values))
  }

  @Test func aColumnThatIsNotThereCannotBeRemoved() {
    #expect(table.removing(column: "d") == nil)
    #expect(Table(columnNames: ["a"], values: [1]).removing(column: "a") == nil)
  }
}
