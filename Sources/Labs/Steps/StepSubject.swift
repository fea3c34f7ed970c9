public import Learning

/// What a debugger opens: a run at one of its moments, or examples of one's own in its network.
public struct StepSubject: Equatable, Sendable {
  /// What the learner knows it as: `spiral`, `network R`.
  public var title: String
  /// What is trained, how far it has come, and what was changed by hand on the way.
  public var run: RunExport
  /// Examples to be looked at in the place of the batch that would come next, with what the network
  /// should say of them: what a lab shows on its stage need not be among those that it trains on.
  public var examples: Dataset?

  /// A run, from where it stands.
  public init(title: String, run: RunExport, examples: Dataset? = nil) {
    self.title = title
    self.run = run
    self.examples = examples
  }
}
