internal import Yams

/// Reads `params:` and `where:` of a question, and takes them out of its fields.
///
/// They are cut out as lines, because the other fields are no YAML before numbers stand in the place
/// of `{{…}}`.
struct ParameterReader {
  private let log: ErrorLog

  init(log: ErrorLog) { self.log = log }

  /// Names that mean something else in expressions.
  private static let reserved: Set<String> = Set(
    Condition.Function.allCases.map(\.rawValue) + ["and", "or", "not", "x", "lab"])

  /// The parameters of a block; nil where it has none, or none that can be read.
  func parameters(of block: FencedBlock) -> Parameters? {
    let own = block.head.lines.isEmpty ? [] : Self.split(block.head).own.lines
    guard !own.isEmpty,
      var fields = FieldReader(SourceLines(lines: own, start: block.line), log: log)
    else { return nil }
    guard fields.has("params") else {
      log.add(
        fields.place(of: "where"), "`where` speaks of numbers, and there are no `params`",
        "add `params:`, or delete the line")
      return nil
    }
    let entries = entries(&fields)
    let constraints = constraints(&fields, Set(entries.map(\.name)))
    fields.finish()
    guard !entries.isEmpty else { return nil }
    return Parameters(entries: entries, constraints: constraints, template: block)
  }

  /// The head in two: `params:` and `where:` with what is indented below them, and the rest.
  static func split(_ head: SourceLines) -> (own: SourceLines, rest: SourceLines) {
    var own = SourceLines(lines: [], start: head.start)
    var rest = own
    var isOwn = false
    for line in head.lines {
      if line.indentation == 0, !line.text.hasPrefix("- ") || !isOwn {
        isOwn = line.text.hasPrefix("params:") || line.text.hasPrefix("where:")
      }
      if isOwn { own.lines.append(line) } else { rest.lines.append(line) }
    }
    return (own, rest)
  }

  // MARK: Entries

  private func entries(_ fields: inout FieldReader) -> [Parameters.Entry] {
    guard let node = fields.value("params") else { return [] }
    guard case .mapping(let mapping) = node, (1...LessonLimits.parameters).contains(mapping.count)
    else {
      fields.note(
        node, "`params` must be 1 to \(LessonLimits.parameters) names with values",
        "write `a: 1...5`, one a line")
      return []
    }
    var entries: [Parameters.Entry] = []
    for (key, value) in mapping {
      guard let name = fields.text(in: key, of: "params", limit: 24) else { continue }
      guard PlaceholderReader.isMetric(name), !name.contains("."), !Self.reserved.contains(name)
      else {
        fields.note(
          key, "`\(name)` is no name for a number",
          "write letters, digits and `_`, no word that expressions know; `x` is that of plots")
        continue
      }
      var source: Parameters.Source?
      if case .sequence(let list) = value {
        let numbers = list.compactMap { entry in
          fields.text(in: entry, of: name).flatMap { fields.number($0, in: entry, of: name) }
        }
        if numbers.count == list.count, (1...LessonLimits.entries).contains(list.count) {
          source = .list(numbers)
        } else if numbers.count == list.count {
          fields.note(
            value, "`\(name)` has \(list.count) values", "list 1 to \(LessonLimits.entries)")
        }
      } else if let text = fields.text(in: value, of: name) {
        source = self.source(
          of: name, text, before: Set(entries.map(\.name)),
          note: { fields.note(value, $0, $1) })
      }
      if let source { entries.append(Parameters.Entry(name: name, source: source)) }
    }
    return entries
  }

  /// `1...5`, `0.1...0.5 step 0.1`, or an expression.
  private func source(
    of name: String, _ text: String, before: Set<String>, note: (String, String) -> Void
  ) -> Parameters.Source? {
    guard let dots = text.firstRange(of: "...") ?? text.firstRange(of: "…") else {
      return derived(name, text, before: before, note: note)
    }
    let rest = text[dots.upperBound...].split(separator: " ")
    let least = NumberInput.author(text[..<dots.lowerBound])
    let most = rest.first.flatMap { NumberInput.author($0) }
    let step =
      rest.count == 3 && rest[1] == "step" ? NumberInput.author(rest[2]) : rest.count == 1 ? 1 : nil
    guard let least, let most, let step, least < most, step > 0 else {
      note(
        "`\(name)` is `\(text.prefix(40))`",
        "write `1...5` for whole numbers, or `0.1...0.5 step 0.1`, the smaller number first")
      return nil
    }
    guard rest.count == 3 || [least, most].allSatisfy({ $0 == $0.rounded() }) else {
      note("`\(name)` has no step", "write `\(text.prefix(40)) step 0.1`")
      return nil
    }
    guard (most - least) / step <= 1e6 else {
      note("`\(name)` has more than a million values", "write a larger step")
      return nil
    }
    return .range(least: least, most: most, step: step)
  }

  private func derived(
    _ name: String, _ text: String, before: Set<String>, note: (String, String) -> Void
  ) -> Parameters.Source? {
    do {
      let term = try Condition.Term(parsing: text)
      if let unknown = term.metrics.subtracting(before).sorted().first {
        note(
          "`\(name)` uses `\(unknown)`, which does not stand above it", "name it above, or mend it")
        return nil
      }
      return .derived(term)
    } catch {
      note("`\(name)` cannot be computed: \(error.what)", "mend the expression")
      return nil
    }
  }

  // MARK: Constraints

  private func constraints(_ fields: inout FieldReader, _ names: Set<String>) -> [Condition] {
    guard let node = fields.value("where") else { return [] }
    let nodes = if case .sequence(let list) = node { Array(list) } else { [node] }
    let reader = fields
    return nodes.prefix(LessonLimits.entries).compactMap { constraint($0, reader, names) }
  }

  private func constraint(
    _ node: Node, _ fields: FieldReader, _ names: Set<String>
  ) -> Condition? {
    guard let text = fields.text(in: node, of: "where") else { return nil }
    do {
      let condition = try Condition(parsing: text)
      guard let unknown = condition.metrics.subtracting(names).sorted().first else {
        return condition
      }
      fields.note(node, "`\(unknown)` is not among the `params`", "name it there, or mend it")
    } catch {
      log.add(fields.place(error.column, in: node), error.what, "mend the condition of `where`")
    }
    return nil
  }
}

extension NumberInput {
  /// A number as authors write it: a point, no separators, any minus.
  static func author(_ text: some StringProtocol) -> Double? {
    let trimmed = String(text.filter { $0 != " " }.map { $0 == "−" ? "-" : $0 })
    guard trimmed.allSatisfy({ "0123456789.eE+-".contains($0) }), let value = Double(trimmed),
      value.isFinite
    else { return nil }
    return value
  }
}
