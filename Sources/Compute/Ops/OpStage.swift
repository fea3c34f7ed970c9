/// What an op does in one of its forward stages, for a reader of a plan that shows each.
public struct OpStage: Sendable {
  /// The time step that it belongs to, from 0.
  public let time: Int
  /// Which part of the time step it is, where an op has several: `gates`.
  public let part: String?
  /// What it writes, the most important first.
  public let results: [OpTensor]
  /// What it reads.
  public let operands: [OpTensor]
  /// What the columns of the first result are called, where the formula speaks of some: `r, z`.
  public let letters: String?
  /// What makes the first result: `o × tanh(cell)`.
  public let formula: String

  /// A stage that writes the results that the op says.
  public init(
    time: Int, part: String? = nil, results: [OpTensor], operands: [OpTensor],
    letters: String? = nil, formula: String
  ) {
    self.time = time
    self.part = part
    self.results = results
    self.operands = operands
    self.letters = letters
    self.formula = formula
  }

  /// `memory.gates at time 2: r, z = …`
  func text(making name: TensorName) -> String {
    "\(name) at time \(time + 1)" + (letters.map { ": \($0)" } ?? "") + " = \(formula)"
  }
}
