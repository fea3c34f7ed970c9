internal import Compute

/// What a number was made of, as lines: a term each, and the numbers in it that can be opened.
struct WhyTerms: Sendable {
  /// A line.
  enum Line: Sendable {
    /// One addend: its factors side by side.
    case term(Explanation.Term)
    /// A number in a factor that is made of several, below its term.
    case element(ElementReading, choice: Int)
    /// What the terms that are not named come to.
    case rest(count: Int, sum: Double)
  }

  /// From the term that matters most.
  let lines: [Line]
  /// What can be opened, in the order of the lines.
  let elements: [ElementReading]
  /// For each of them its line.
  let lineOfChoice: [Int]

  /// More terms than these matter little.
  static let mostTerms = 40
  /// A softmax of a thousand numbers has them all in each term.
  private static let mostElements = 12

  /// - Parameter columns: Room for a term in one line; where it does not fit, its numbers stand
  ///   below it. What can be opened is the same.
  init(_ explanation: Explanation, columns: Int = .max) {
    let (terms, rest) = explanation.leading(Self.mostTerms)
    var lines: [Line] = []
    var elements: [ElementReading] = []
    var places: [Int] = []
    for term in terms {
      let line = lines.count
      lines.append(.term(term))
      let isLong = Self.width(of: term) > columns
      for factor in term.factors {
        let found = factor.elements
        if found.count <= 1, !isLong {
          for element in found {
            elements.append(element)
            places.append(line)
          }
        } else {
          for element in found.prefix(Self.mostElements) {
            lines.append(.element(element, choice: elements.count))
            places.append(lines.count - 1)
            elements.append(element)
          }
        }
      }
    }
    if rest.count > 0 { lines.append(.rest(count: rest.count, sum: rest.sum)) }
    self.lines = lines
    self.elements = elements
    lineOfChoice = places
  }

  /// `∂hidden[2] +0.569 × (1 − hidden[2]²) +0.597` with a mark before one of them.
  private static func width(of term: Explanation.Term) -> Int {
    term.factors.reduce(1) {
      $0 + Notation.short($1.symbols).count + (isWritten($1, in: term) ? 3 + Figure.columns : 3)
    }
  }

  /// Whether its number stands beside a factor: not of a number, nor where it is all of the term.
  static func isWritten(_ factor: Explanation.Factor, in term: Explanation.Term) -> Bool {
    factor.symbols.contains(where: \.isLetter) && !(factor.isElement && term.factors.count == 1)
  }

  /// The first of the numbers on a term's line, by its place among all.
  func firstChoice(onLine line: Int) -> Int? { lineOfChoice.firstIndex(of: line) }
}

extension Explanation {
  /// Where the number comes from, as a sentence without its end.
  ///
  /// - Parameter plan: the instructions as the plan says them.
  func sentenceOfOrigin(plan: [String]) -> String {
    func text(_ number: Int) -> String {
      plan.indices.contains(number) ? ": " + Notation.short(plan[number]) : ""
    }
    return switch origin {
    case .given: "given with the batch: nothing made it"
    case .setting: "a setting"
    case .initial: "what the run began with: no step has changed it yet"
    case .lastUpdate: "left by the last update"
    case .notYet:
      value == 0
        ? "still to come in this step" : "still to come in this step; this is left from before"
    case .never: "nothing computes it: backward goes past it"
    case .filled(let number):
      target.name == "loss.gradient"
        ? "the slope of the loss by itself, 1, by instruction \(number + 1)"
        : "set to 0 by instruction \(number + 1)"
    case .made(let number): "made by instruction \(number + 1)" + text(number)
    }
  }
}
