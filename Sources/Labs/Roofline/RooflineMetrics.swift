internal import Compute
internal import Learning
internal import TextUI

extension RooflineLab {
  /// The names are those of the type's comment.
  public var metrics: [String: Double] {
    var metrics = ["goal": isGoalReached ? 1.0 : 0]
    metrics["processors"] = timings.map { Double($0.processors) }
    metrics["spread"] = spread
    switch view {
    case .count:
      metrics["operations"] = work("layer")?.operations
      metrics["bytes"] = work("layer")?.bytes
      metrics["intensity"] = work("layer")?.intensity
      metrics["seconds"] = timing("layer")?.median
      metrics["rate"] = giga(timing("layer")?.rate)
    case .ways:
      for task in tasks { metrics[task.name] = giga(timing(task.name)?.rate) }
      metrics["ratio"] = waysRatio
    case .vector:
      for name in ["product", "vector"] { metrics["\(name).rate"] = giga(timing(name)?.rate) }
      metrics["vector.slower"] = vectorRatio
    case .batch:
      for batch in RooflineStage.batches { metrics["item.\(batch)"] = itemTime(batch) }
      metrics["item.set"] = itemTime(sheet.count("batch"))
      metrics["item.ratio"] = itemRatio
    case .roof:
      addRoof(to: &metrics)
      metrics["answered"] = Double(RoofOperation.allCases.count { sheet.word($0.rawValue) != "?" })
      metrics["right"] = Double(RoofOperation.allCases.count { isRight($0) == true })
    case .faster:
      addRoof(to: &metrics)
      for operation in RoofOperation.allCases {
        metrics["\(operation).gain"] = gain(operation)
      }
    case .jobs:
      for job in RoofJob.allCases {
        metrics["\(job).cpu"] = cpuTime(job)
        metrics["\(job).gpu"] = gpuTime(job)
      }
    case .nets:
      for net in CourseNet.allCases {
        metrics["\(net).intensity"] = work(net.rawValue)?.intensity
        metrics["\(net).rate"] = giga(timing(net.rawValue)?.rate)
      }
    }
    return metrics
  }

  private func addRoof(to metrics: inout [String: Double]) {
    metrics["peak"] = giga(roof?.peak)
    metrics["bandwidth"] = giga(roof?.bandwidth)
    metrics["ridge"] = roof?.ridge
    for operation in RoofOperation.allCases {
      metrics["\(operation).intensity"] = work(operation.rawValue)?.intensity
      metrics["\(operation).rate"] = giga(timing(operation.rawValue)?.rate)
      metrics["\(operation).memory"] = isMemoryLimited(operation).map { $0 ? 1 : 0 }
    }
  }

  private func giga(_ rate: Double?) -> Double? { rate.map { $0 / 1e9 } }

  // MARK: What follows from the times

  /// How many times as fast as plain loops the fastest way on one thread is.
  var waysRatio: Double? {
    guard let plain = timing("plain")?.rate else { return nil }
    let others = ["rowwise", "blocked", "kernels", "blas"].compactMap { timing($0)?.rate }
    return others.max().map { $0 / plain }
  }

  /// How many times slower an operation is where the other factor is a vector.
  var vectorRatio: Double? {
    guard let product = timing("product")?.rate, let vector = timing("vector")?.rate else {
      return nil
    }
    return product / vector
  }

  /// Seconds for one item of a batch.
  func itemTime(_ batch: Int) -> Double? {
    timing("item.\(batch)").map { $0.median / Double(batch) }
  }

  /// How many times less an item takes in the batch that is set than alone.
  var itemRatio: Double? {
    guard let alone = itemTime(1), let set = itemTime(sheet.count("batch")) else { return nil }
    return alone / set
  }

  /// Whether memory is nearer to its limit than arithmetic is to its own, as measured.
  func isMemoryLimited(_ operation: RoofOperation) -> Bool? {
    guard let roof, let timing = timing(operation.rawValue) else { return nil }
    return timing.traffic / roof.bandwidth > timing.rate / roof.peak
  }

  /// Whether the learner's answer agrees with the measurement; nil without either.
  func isRight(_ operation: RoofOperation) -> Bool? {
    let answer = book[RooflineStage.roof.rawValue].word(operation.rawValue)
    guard answer != "?", let isMemory = isMemoryLimited(operation) else { return nil }
    return (answer == "memory") == isMemory
  }

  private var isGoalReached: Bool {
    view == .roof && isDone && RoofOperation.allCases.count { isRight($0) == true } >= 5
  }

  /// The roof with faster memory or arithmetic, as set.
  var raisedRoof: Roof? {
    guard view == .faster else { return roof }
    return roof.map {
      Roof(
        peak: $0.peak * Double(sheet.count("arithmetic")),
        bandwidth: $0.bandwidth * Double(sheet.count("memory")))
    }
  }

  /// How many times as fast an operation would be at most.
  func gain(_ operation: RoofOperation) -> Double? {
    guard let roof, let raisedRoof, let work = work(operation.rawValue) else { return nil }
    return roof.seconds(work) / raisedRoof.seconds(work)
  }

  /// Seconds that a job takes here.
  func cpuTime(_ job: RoofJob) -> Double? { timing(job.rawValue).map { $0.median * job.factor } }

  /// Seconds that it would take a published graphics processor, by its figures and the learner's.
  func gpuTime(_ job: RoofJob) -> Double? {
    let start = sheet.number("launch") * 1e-6 * job.launches
    let crossing = job.crossing / (sheet.number("link") * 1e9)
    switch job {
    case .branches:
      // Of all its lanes one works, and each decision waits for the one before.
      return cpuTime(job).map { start + crossing + $0 / sheet.number("lane") }
    case .digits: return work(job.rawValue).map { start + crossing + Roof.published.seconds($0) }
    case .wide:
      let whole = try? TimedWork.layer(inputs: 4_096, outputs: 4_096, batch: 512).counted()
      return whole.map { start + crossing + Roof.published.seconds($0) }
    }
  }

  // MARK: In words

  /// What goes on, in a few words.
  public var status: String {
    guard let report = desk.report(tag) else { return "not measured" }
    if let failure = report.failure { return failure }
    let done = report.snapshot.position.step
    if report.isRunning {
      return "timing \(done + 1) of \(tasks.count)"
    }
    if done == 0 { return "not measured" }
    if done < tasks.count { return "\(done) of \(tasks.count) measured" }
    if let spread, spread > Self.disturbance { return "times disturbed" }
    return timings.map { $0.processors == 1 ? "1 processor" : "\($0.processors) processors" } ?? ""
  }

  /// What is on the stage, in one line.
  public var summary: String {
    guard let timings, !timings.byName.isEmpty else {
      return "\(view.title): \(tasks.count) measurements, none made yet" + counted
    }
    let parts = tasks.compactMap { task -> String? in
      if timings.missing.contains(task.name) { return "\(name(task.name)) is not there" }
      guard let timing = timing(task.name) else { return nil }
      if view == .batch {
        return "batch \(task.name.dropFirst(5)): \(Magnitude.time(itemTimeOf(task.name))) an item"
      }
      if timing.work.operations == 0 || task.name == "stream" {
        return "\(name(task.name)) \(Magnitude.text(timing.traffic, "B/s"))"
      }
      return "\(name(task.name)) \(Magnitude.text(timing.rate, "op/s"))"
    }
    var words = parts.joined(separator: ", ")
    if view == .roof || view == .faster, let roof {
      words =
        "roof \(Magnitude.text(roof.peak, "op/s")), memory \(Magnitude.text(roof.bandwidth, "B/s")),"
        + " corner at \(Numbers.significant(roof.ridge)) operations for each byte; " + words
    }
    return words
  }

  private var counted: String {
    guard view == .count, let work = work("layer") else { return "" }
    return ", \(Magnitude.text(work.operations)) operations on \(Magnitude.text(work.bytes, "B"))"
  }

  private func itemTimeOf(_ name: String) -> Double {
    Int(name.dropFirst(5)).flatMap(itemTime) ?? .infinity
  }

  /// What a task is called on stage.
  func name(_ task: String) -> String {
    switch task {
    case "plain": return "plain loops"
    case "rowwise": return "loops row by row"
    case "blocked": return "loops in blocks"
    case "kernels": return "Descent's kernels"
    case "blas": return "OpenBLAS"
    case "kernels.all": return "Descent, \(threadWord)"
    case "blas.all": return "OpenBLAS, \(threadWord)"
    case "product" where view == .vector: return "matrix × matrix"
    case "vector" where view == .vector: return "matrix × vector"
    case "layer": return "the layer"
    case "stream": return "memory"
    case "peak": return "product, n = 512"
    default:
      switch view {
      case .nets: return CourseNet(rawValue: task)?.name ?? task
      case .jobs: return RoofJob(rawValue: task)?.name ?? task
      case .count, .ways, .vector, .batch, .roof, .faster:
        return RoofOperation(rawValue: task)?.name ?? task
      }
    }
  }

  private var threadWord: String {
    guard let threads = timing("kernels.all")?.threads else {
      return tag.threads == 0 ? "all threads" : "\(tag.threads) threads"
    }
    return threads == 1 ? "1 thread" : "\(threads) threads"
  }
}
