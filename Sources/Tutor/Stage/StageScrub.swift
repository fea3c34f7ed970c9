internal import Labs
internal import TextUI

extension Lab {
  /// The keys that lead through what the runs on stage have been through, as far as there is a way.
  func scrubBindings<Action>(
    _ back: Action, _ on: Action, priority: Int
  ) -> [Binding<Action>] {
    timeline.scrubBindings(back, on, priority: priority)
  }
}

extension Timeline? {
  /// The keys that lead along it, as far as there is a way.
  func scrubBindings<Action>(
    _ back: Action, _ on: Action, priority: Int
  ) -> [Binding<Action>] {
    guard let timeline = self else { return [] }
    let (keys, opposite) = (KeyTable.entry(.scrub).keys, KeyTable.entry(.scrub).opposite)
    switch (timeline.step > timeline.earliest, timeline.step < timeline.furthest) {
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

  /// The plot of a run's curve, across which lie steps of the run as it is now; nil for anything
  /// else. A drag stays with it, whatever the chart shows meanwhile.
  func plotOfSteps(_ region: HitRegion) -> HitRegion? {
    guard let timeline = lab?.timeline,
      case .plot(let title, let low, let high, let latest) = region.part
    else { return nil }
    // The last point is where the runs stand: so many steps are a pass.
    let steps =
      Self.stepTitles.contains(title)
      ? 1 : Self.passTitles.contains(title) ? Double(timeline.step) / latest : 0
    guard steps.isFinite, steps > 0 else { return nil }
    return HitRegion(
      region.area, owner: region.owner,
      .plot(title: "step", low: low * steps, high: high * steps, latest: latest * steps))
  }

  /// What a press or a drag there asks for: to go to that moment.
  func scrubbed(on plot: HitRegion, atColumn column: Int) -> LabEvent? {
    guard let timeline = lab?.timeline, case .plot(_, let low, let high, _) = plot.part else {
      return nil
    }
    let step = low + plot.share(atColumn: column) * (high - low)
    guard step.isFinite, step < 1e15 else { return nil }
    return .scrub(to: min(max(timeline.earliest, Int(step.rounded())), timeline.furthest))
  }

  /// What takes the runs so many strides on; nil where there is no way.
  func scrubbed(by strides: Int) -> LabEvent? {
    lab?.timeline.map { timeline in
      .scrub(
        to: min(
          max(timeline.earliest, timeline.step + strides * timeline.stride), timeline.furthest))
    }
  }
}
