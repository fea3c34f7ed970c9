internal import TextUI

extension [Binding<ReadingAction>] {
  var hints: [KeyHint] { footerHints(self) }
}

/// The hints of a list of bindings, in the order in which they are listed.
func footerHints<Action>(_ bindings: [Binding<Action>]) -> [KeyHint] {
  bindings.compactMap { binding in
    binding.priority.map { KeyHint(binding.name, binding.label, priority: $0) }
  }
}
