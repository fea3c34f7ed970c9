internal import Compute
internal import Labs
internal import TextUI

/// The numbers of a network that stand on the stage, asked about by their names.
extension PlainCommand {
  /// What names them, and what asks; nothing where there are none.
  static func numbers(of stage: Stage?) -> [PlainCommand] {
    guard stage?.isAskable == true else { return [] }
    return [
      PlainCommand(
        ["numbers"], .numbers, help: "Name the numbers of the network that stand on the stage"),
      PlainCommand(
        ["why"], .why, argument: "NAME", help: "Why a number is what it is: why hidden.weight[2, 1]"
      ),
    ]
  }
}

extension PlainSession {
  /// The picture that they are taken from: as a large window shows it.
  private static let picture = Size(columns: 140, rows: 46)
  /// How many of a tensor are named.
  private static let mostNamed = 4

  /// Each of them once, in the order of the picture.
  private var askable: [(asked: AskedNumber, value: Double)] {
    guard let stage, let lab = stage.lab else { return [] }
    var seen: Set<NumberMark> = []
    let regions = stage.numbers(on: Self.picture).filter { seen.insert($0.mark).inserted }
    var names: Set<String> = []
    return zip(lab.asked(regions.map(\.mark)), regions).compactMap { asked, region in
      guard let asked, names.insert(asked.label).inserted else { return nil }
      return (asked, region.value)
    }
  }

  /// Tensor by tensor, the first few of each.
  mutating func sayNumbers() {
    var tensors: [String] = []
    var numbers: [String: [String]] = [:]
    for (asked, value) in askable {
      let tensor = asked.kind
      if numbers[tensor] == nil { tensors.append(tensor) }
      numbers[tensor, default: []].append(
        "\(asked.label) \(Numbers.significant(value, digits: 4, sign: .always))")
    }
    guard !tensors.isEmpty else {
      say("No number of a network stands on the stage now.")
      return
    }
    for tensor in tensors {
      let all = numbers[tensor] ?? []
      let rest = all.count - Self.mostNamed
      say(
        all.prefix(Self.mostNamed).joined(separator: ", ")
          + (rest > 0 ? ", and \(rest) more of \(tensor)." : "."))
    }
  }

  /// `why hidden.weight[2, 1]`, blanks or none.
  mutating func why(_ name: String, at now: Timestamp) -> [Effect] {
    func folded(_ text: String) -> String {
      String(text.lowercased().filter { !$0.isWhitespace })
    }
    let all = askable
    guard !name.isEmpty, let found = all.first(where: { folded($0.asked.label) == folded(name) })
    else {
      let example = all.first.map { ": why \($0.asked.label)" } ?? ""
      say(
        name.isEmpty
          ? "Which number? numbers names them\(example)."
          : "There is no number called \(name) on the stage; numbers names them\(example).")
      return []
    }
    let runs = stage?.runs ?? [:]
    return session.changeScreen(at: now) { _ in [.why(found.asked.of(runs))] }
  }
}
