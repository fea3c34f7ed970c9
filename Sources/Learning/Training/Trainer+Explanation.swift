public import Compute

extension Trainer {
  /// Why an element of a tensor holds what it holds now; nil if there is no such element.
  ///
  /// - Parameters:
  ///   - element: its tensor by any name that it answers to.
  ///   - explainer: of this trainer's plan, made once for many questions.
  ///   - endsStep: whether a trainer between two steps is to be looked at as at the end of the one
  ///     that it has run, with all that this step computed, rather than before the next.
  public func explain(
    _ element: TensorElement, with explainer: Explainer, endsStep: Bool = false
  ) -> Explanation? {
    let name = element.name.scores.map { (names[$0] ?? $0).share } ?? names[element.name]
    let known = TensorElement(
      name ?? element.name, element.index, position: element.position)
    return explainer.explain(known, in: machine, endsStep: endsStep)
  }
}
