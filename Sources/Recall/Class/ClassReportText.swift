/// The report in lines and as a table.
extension ClassReport {
  /// What questions and wrong ideas are called, by id.
  public typealias Titles = [String: String]

  /// The lines, for a terminal or a printer.
  ///
  ///     12 learners, 11 of them have answered something.
  ///
  ///     Questions, the most trouble first
  ///       right  of  sure and wrong  question
  ///        25 %  12              4   L05.rate  most chosen: M13 (6), “a bigger rate is faster”
  public func lines(_ titles: Titles) -> [String] {
    var lines = [
      "\(ProgressReport.count(learners, "learner")), "
        + "\(active) of them \(active == 1 ? "has" : "have") answered something."
    ]
    if !items.isEmpty {
      lines += ["", "Questions, the most trouble first: right at the first try"]
      lines.append("  right    of  sure and wrong  question")
      lines += items.map { line($0, titles) }
    }
    if !ideas.isEmpty {
      lines += ["", "Wrong ideas, the most common first"]
      lines.append("  learners  times  sure  still open  idea")
      lines += ideas.map { idea in
        "  \(Self.padded(idea.learners, 8))  \(Self.padded(idea.times, 5))  "
          + "\(Self.padded(idea.sure, 4))  \(Self.padded(idea.open, 10))  "
          + named(idea.id, titles)
      }
    }
    return lines
  }

  private func line(_ item: Item, _ titles: Titles) -> String {
    let share = "\(Int((item.share * 100).rounded())) %"
    let idea = item.idea.map { ", most chosen: \(named($0.id, titles)) (\($0.learners))" } ?? ""
    return "  \(Self.padded(share, 5))  \(Self.padded(item.learners, 4))  "
      + "\(Self.padded(item.confidentErrors, 14))  \(item.id)\(idea)"
  }

  private func named(_ id: String, _ titles: Titles) -> String {
    titles[id].map { "\(id) “\($0)”" } ?? id
  }

  private static func padded(_ text: some CustomStringConvertible, _ width: Int) -> String {
    let text = text.description
    return String(repeating: " ", count: max(0, width - text.count)) + text
  }

  /// The same as CSV: one table, told apart by its first column.
  public func table(_ titles: Titles) -> String {
    var rows = [
      [
        "what", "id", "title", "learners", "right first", "share right", "sure and wrong",
        "most chosen idea", "chose it", "times chosen", "still open",
      ]
    ]
    rows += items.map { item in
      [
        "question", item.id, titles[item.id] ?? "", "\(item.learners)", "\(item.right)",
        Self.decimal(item.share), "\(item.confidentErrors)", item.idea?.id ?? "",
        item.idea.map { "\($0.learners)" } ?? "", "", "",
      ]
    }
    rows += ideas.map { idea in
      [
        "idea", idea.id, titles[idea.id] ?? "", "\(idea.learners)", "", "", "\(idea.sure)", "", "",
        "\(idea.times)", "\(idea.open)",
      ]
    }
    return rows.map { $0.map(RecordTable.field).joined(separator: ",") + "\r\n" }.joined()
  }

  /// A share with three decimals.
  private static func decimal(_ share: Double) -> String {
    let thousandths = Int((share * 1000).rounded())
    let digits = "\(thousandths % 1000)"
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }
}
