import NetworkFiles
import Testing

@Suite struct TableTargetTests {
  private let table = Table(columnNames: ["a", "b", "c"], values: [1, 2, 3, 4, 5, 6])

  @Test func theLastColumnIsTheTargetUnlessOneIsNamed() throws {
    let last = try table.separatingTarget(in: "t.csv")
    #expect(last.target == "c")
    #expect(last.targets == [3, 6])
    #expect(last.inputs == Table(columnNames: ["a", "b"], values: [1, 2, 4, 5]))
    let named = try table.separatingTarget("a", in: "t.csv")
    #expect(named.target == "a")
    #expect(named.targets == [1, 4])
    #expect(named.inputs == Table(columnNames: ["b", "c"], values: [2, 3, 5, 6]))
  }

  @Test func aTargetThatIsNotThereIsRefusedWithWhatIs() {
    #expect(
      complaint { try table.separatingTarget("d", in: "t.csv") }
        == "t.csv, line 1: no column is called \"d\". There are \"a\", \"b\", \"c\".")
    let wide = Table(columnNames: (0..<9).map { "c\($0)" }, values: [])
    #expect(
      complaint { try wide.separatingTarget("d", in: "t.csv") }?
        .hasSuffix("There are \"c0\", \"c1\", \"c2\", \"c3\", \"c4\", \"c5\" and 3 more.") == true)
  }

  @Test func aTableOfTheTargetAloneIsRefused() {
    #expect(
      complaint { try Table(columnNames: ["y"], values: [1]).separatingTarget(in: "t.csv") } == """
        t.csv, line 1: "y" is the only column. Add at least one column to predict it from.
        """)
  }
}
