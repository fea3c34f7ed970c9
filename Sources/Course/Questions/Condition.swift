/// A condition on the metrics of a lab: `accuracy >= 0.9 and changed >= 1`.
public indirect enum Condition: Equatable, Sendable {
  case compare(Term, Comparison, Term)
  case and(Condition, Condition)
  case or(Condition, Condition)
  case not(Condition)

  public indirect enum Term: Equatable, Sendable {
    case number(Double)
    case metric(String)
    case sum(Term, Term)
    case difference(Term, Term)
    case product(Term, Term)
    case quotient(Term, Term)
  }

  public enum Comparison: String, CaseIterable, Sendable {
    case less = "<"
    case atMost = "<="
    case equal = "=="
    case unequal = "!="
    case atLeast = ">="
    case greater = ">"
  }
}
