extension Experiment {
  /// The same network with these examples as its only batch, and nothing left out at random: to look at
  /// what it makes of them.
  public func looking(at examples: Dataset) -> Experiment {
    var looking = self
    looking.training = examples
    looking.validation = nil
    looking.batchSize = max(1, examples.count)
    looking.shuffles = false
    looking.schedule = .constant
    looking.model.layers = model.layers.map { entry in
      var entry = entry
      if entry.layer is DropoutLayer { entry.layer = DropoutLayer(probability: 0) }
      return entry
    }
    return looking
  }
}
