internal import Learning
internal import TextUI

extension DescentLab {
  /// The names are those of the type's comment.
  public var metrics: [String: Double] {
    var metrics: [String: Double] = [
      "found.left": hasFoundLeft ? 1 : 0, "found.right": hasFoundRight ? 1 : 0,
      "goal": (ravineBest ?? .max) <= 60 && hasFoundLeft && hasFoundRight ? 1 : 0,
    ]
    metrics["ravine.best"] = ravineBest.map(Double.init)
    switch view {
    case .fog, .bowl, .rates:
      let walk = curveWalk(from: "start")
      let w = walk.weight(after: walked)
      metrics["step"] = Double(walked)
      metrics["w"] = w
      metrics["w.1"] = walk.weight(after: 1)
      metrics["slope"] = curve.slope(w)
      metrics["loss"] = curve.value(w)
      metrics["hops"] = Double(hops(walk))
      metrics["growth"] = curve.value(w) / max(curve.value(walk.weights[0]), 1e-12)
    case .valleys:
      for name in ["a", "b"] {
        let w = curveWalk(from: name).weight(after: walked)
        metrics[name + ".w"] = w
        metrics[name + ".loss"] = curve.value(w)
      }
    case .ravine:
      let walk = planeWalk
      let place = walk.place(after: walked)
      metrics["ravine.loss"] = plane.value(place.x, place.y)
      metrics["ravine.growth"] =
        plane.value(place.x, place.y) / max(plane.value(walk.places[0].x, walk.places[0].y), 1e-12)
      if let steps = tried[sheet.number("ravine.rate")], steps > 0 {
        metrics["ravine.steps"] = Double(steps)
      }
    case .saddle:
      let walk = planeWalk
      let place = walk.place(after: walked)
      metrics["saddle.loss"] = plane.value(place.x, place.y)
      metrics["saddle.y"] = place.y
      metrics["saddle.steps"] = walk.places.prefix(walked + 1)
        .firstIndex { plane.value($0.x, $0.y) < -0.2 }.map(Double.init)
    case .slice: sliceMetrics(&metrics)
    }
    return metrics
  }

  private func sliceMetrics(_ metrics: inout [String: Double]) {
    metrics["a.accuracy"] = accuracy(of: 0)
    metrics["b.accuracy"] = accuracy(of: 1)
    if let a = accuracy(of: 0), let b = accuracy(of: 1) { metrics["gap"] = (a - b).magnitude }
    metrics["agree"] = agreement
    let losses = sliceLosses.joined().filter(\.isFinite)
    metrics["slice.low"] = losses.min()
    metrics["slice.high"] = losses.max()
  }

  /// How often a walker has gone over the lowest place of the bowl.
  func hops(_ walk: CurveWalk) -> Int {
    let taken = walk.weights.prefix(walked + 1)
    return zip(taken, taken.dropFirst()).count { ($0 - 3) * ($1 - 3) < -1e-12 }
  }

  /// The share of digits that a network has right which it was not trained on.
  func accuracy(of number: Int) -> Double? {
    desk.report(.network(number))?.evaluations[SlicePlan.trial]?.accuracy.map(Double.init)
  }

  /// The share of weights that are nearly the same in both networks.
  var agreement: Double? {
    guard let a = weights(of: 0), let b = weights(of: 1) else { return nil }
    let gaps = zip(a.joined(), b.joined()).map { ($0 - $1).magnitude }
    return gaps.isEmpty ? nil : Double(gaps.count { $0 < 0.05 }) / Double(gaps.count)
  }

  /// The loss at every place of the slice, from the top; empty before all of it was measured.
  var sliceLosses: [[Double]] {
    let losses = SlicePlan.places.compactMap {
      desk.report($0)?.evaluations[SlicePlan.trial].map { Double($0.loss) }
    }
    guard losses.count == SlicePlan.places.count else { return [] }
    return (0..<SlicePlan.count).map {
      Array(losses[$0 * SlicePlan.count..<($0 + 1) * SlicePlan.count])
    }
  }

  /// What goes on, in a few words.
  public var status: String {
    guard view == .slice else {
      return walked == 0 ? "at the start" : "step \(walked)"
    }
    let epoch = desk.report(.network(0))?.snapshot.position.epoch ?? 0
    if epoch < sheet.count("epochs") { return "epoch \(epoch) of \(sheet.count("epochs"))" }
    return sliceLosses.isEmpty ? "measuring the slice" : "\(SlicePlan.places.count) losses measured"
  }

  /// What is on the stage, in one line.
  public var summary: String {
    func number(_ value: Double) -> String { Numbers.significant(value) }
    switch view {
    case .fog, .bowl, .rates:
      let walk = curveWalk(from: "start")
      let w = walk.weight(after: walked)
      let hops = hops(walk)
      return "after \(walked) steps of rate \(Numbers.tick(sheet.number("rate"))) the weight is "
        + "\(number(w)), the slope \(number(curve.slope(w))), the loss \(number(curve.value(w)))"
        + (hops > 0 ? "; it hopped over the lowest place \(hops) times" : "")
    case .valleys:
      return ["a", "b"].map { name in
        let w = curveWalk(from: name).weight(after: walked)
        return "\(name.uppercased()) at \(number(w)), loss \(number(curve.value(w)))"
      }.joined(separator: "; ") + ", after \(walked) steps"
    case .ravine, .saddle: return landscape.summary
    case .slice:
      func share(_ number: Int) -> String {
        accuracy(of: number).map { Numbers.percent($0) } ?? "nothing yet"
      }
      return "network A has \(share(0)) of unseen digits right, network B \(share(1)); "
        + "weights that agree: \(agreement.map { Numbers.percent($0, decimals: 0) } ?? "not known")"
        + (sliceLosses.isEmpty ? "" : "; " + landscape.summary)
    }
  }
}
