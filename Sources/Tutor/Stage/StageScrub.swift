internal import Labs
internal import TextUI

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
  /// Words below the charts of runs whose x is how far training has come: in steps, or in passes.
  private static let stepTitles: Set = ["step", "update"]
  private static let passTitles: Set = ["pass", "epoch"]

  /// What a pointer on the plot of a run's curve asks for: to go to that moment; nil elsewhere.
  func scrubbed(under event: MouseEvent, on size: Size) -> LabEvent? {
    guard let lab, let timeline = lab.timeline, event.action == .press || event.action == .move
    else { return nil }
    for hit in lab.hits(at: event, on: size) {
      guard case .plot(let title, let low, let high, let latest) = hit.part,
        Self.stepTitles.contains(title) || Self.passTitles.contains(title) && latest > 0
      else { continue }
      let x = low + hit.share(atColumn: event.column) * (high - low)
      // The last point is where the runs stand: so many steps are a pass.
      let way = Self.stepTitles.contains(title) ? x : x / latest * Double(timeline.step)
      guard way.isFinite, way < 1e15 else { return nil }
      return .scrub(to: min(max(0, Int(way.rounded())), timeline.furthest))
    }
    return nil
  }

  /// What takes the runs so many strides on; nil where there is no way.
  func scrubbed(by strides: Int) -> LabEvent? {
    lab?.timeline.map { timeline in
      .scrub(to: min(max(0, timeline.step + strides * timeline.stride), timeline.furthest))
    }
  }
}
