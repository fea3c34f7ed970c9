internal import Labs

extension Lab {
  /// The keys that lead through what the runs on stage have been through, as far as there is a way.
  func scrubBindings<Action>(
    _ back: Action, _ on: Action, priority: Int
  ) -> [Binding<Action>] {
    guard let timeline else { return [] }
    let (keys, opposite) = (KeyTable.entry(.scrub).keys, KeyTable.entry(.scrub).opposite)
    switch (timeline.step > 0, timeline.step < timeline.furthest) {
    case (true, true): return Binding.pair(.scrub, back, on, priority: priority)
    case (true, false):
      return [Binding(.scrub, "back", back, priority: priority, keys: keys, shown: ",")]
    case (false, true):
      return [Binding(.scrub, "forth", on, priority: priority, keys: opposite, shown: ".")]
    case (false, false): return []
    }
  }
}

extension Stage {
  /// What takes the runs so many strides on; nil where there is no way.
  func scrubbed(by strides: Int) -> LabEvent? {
    lab?.timeline.map { timeline in
      .scrub(to: min(max(0, timeline.step + strides * timeline.stride), timeline.furthest))
    }
  }
}
