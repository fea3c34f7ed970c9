/// What a key can do at a question, whatever screen it stands on.
enum QuestionAction: Equatable, Sendable {
  case sheet(SheetAction)
  /// How sure, by a digit.
  case confidence
  /// From how sure back to the answer.
  case back
  case skip, flag, hint, retry
}

extension Binding {
  /// The same keys for another screen's action.
  func map<Other>(_ wrap: (Action) -> Other) -> Binding<Other> {
    var binding = Binding<Other>(
      keys, name, label, wrap(action), priority: priority, help: help)
    binding.entry = entry
    return binding
  }
}
