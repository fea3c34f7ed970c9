import Testing

@testable import Labs

/// The learner's own points.
@Suite struct PlaneFileTests {
  private static let table = DataTable(
    columns: ["age", "height", "plays"],
    values: (0..<40).flatMap { row -> [Float] in
      [Float(row % 8) * 10, 100 + Float(row / 8) * 20, row % 8 < 4 ? 0 : 1]
    })

  private func message(_ table: DataTable) -> String {
    do {
      _ = try PlaneFile("my/points.csv", table)
      return ""
    } catch {
      return error.description
    }
  }

  @Test func aTableThatDoesNotFitIsExplainedInASentence() {
    #expect(
      message(DataTable(columns: ["a", "b"], values: [1, 2])) == "my/points.csv has 2 columns; "
        + "the playground draws in a plane, so write two columns and a target.")
    #expect(
      message(DataTable(columns: ["a", "b", "c"], values: [1, 2, 3]))
        == "my/points.csv has 1 rows; write at least four points.")
    #expect(
      message(DataTable(columns: ["a", "b", "c"], values: [1, 2, 3, 4, 5, 3, 6, 7, 3, 8, 9, 3]))
        == "my/points.csv says the same of every point; the target, its last column, must vary.")
  }

  @Test func twoTargetsAreClassesAndAxesKeepTheNumbersOfTheFile() throws {
    let data = try PlaneFile("my/points.csv", Self.table).data(trainingShare: 0.5, seed: 1)
    #expect(data.title == "points.csv")
    #expect(!data.isRegression)
    #expect(data.classNames == ["1", "0"])
    #expect(data.axisNames == ["age", "height"])
    #expect(data.all.count == 40 && data.training.count == 20)
    #expect(data.all.allSatisfy { abs($0.x) <= 5.41 && abs($0.y) <= 5.41 })
    let ages = Set(data.all.map { data.scales[0].raw($0.x).rounded() })
    #expect(ages == Set((0..<8).map { Double($0) * 10 }))
  }

  @Test func moreTargetsAreNumbers() throws {
    let table = DataTable(
      columns: ["a", "b", "c"], values: [0, 0, 10, 1, 0, 20, 0, 1, 30, 1, 1, 40])
    let data = try PlaneFile("x.csv", table).data(trainingShare: 0.5, seed: 1)
    #expect(data.isRegression)
    #expect(Set(data.all.map { data.targetScale.raw($0.target).rounded() }) == [10, 20, 30, 40])
    #expect(data.all.allSatisfy { abs($0.target) <= 1 })
  }

  @Test func theLabOpensWithAFile() throws {
    #expect(PlaygroundLab.tables(for: ["data": "my/points.csv"]) == ["my/points.csv"])
    #expect(PlaygroundLab.tables(for: ["data": "circle"]) == [])
    let context = LabContext(
      data: LabData(tables: ["my/points.csv": Self.table]), seed: 1,
      settings: ["data": "my/points.csv"])
    let lab = try PlaygroundLab(context)
    #expect(lab.data.title == "points.csv")
    #expect(lab.settings["data"] == "my/points.csv")
    #expect(throws: LabError.self) {
      try PlaygroundLab(LabContext(data: LabData(), seed: 1, settings: ["data": "my/points.csv"]))
    }
  }
}
