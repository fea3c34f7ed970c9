internal import Compute
internal import Learning

/// A measurement of the lab `roofline`, by all that it depends on.
public struct RooflineRun: Hashable, Sendable {
  /// The view that it was made for; two share the roof.
  var stage: RooflineStage
  var size = 0
  var batch = 0
  /// 0 for all processors.
  var threads = 1
}

extension RooflineLab {
  /// By what the run of the view is known.
  public var orderTags: [RooflineRun] { [tag] }
  /// What Space measures in the view on stage.
  public var orders: [RunOrder<RooflineRun>] { [RunOrder(tag, .timing(tasks))] }

  var tag: RooflineRun {
    switch view {
    case .count:
      RooflineRun(stage: .count, size: sheet.count("n"), batch: sheet.count("batch"))
    case .ways: RooflineRun(stage: .ways, size: sheet.count("n"), threads: threads)
    case .vector: RooflineRun(stage: .vector, size: sheet.count("n"))
    case .batch: RooflineRun(stage: .batch, size: sheet.count("n"))
    case .roof, .faster: RooflineRun(stage: .roof, threads: threads)
    case .jobs: RooflineRun(stage: .jobs)
    case .nets: RooflineRun(stage: .nets, batch: sheet.count("batch"))
    }
  }

  /// How many threads are wanted; 0 for all.
  private var threads: Int { Int(sheet.word("threads")) ?? 0 }

  /// What is timed for a measurement.
  var tasks: [TimedTask] {
    let size = tag.size
    switch view {
    case .count: return [TimedTask("layer", layer)]
    case .ways:
      var tasks = [
        TimedTask("plain", .loops(.plain, size: size)),
        TimedTask("rowwise", .loops(.rowwise, size: size)),
        TimedTask("blocked", .loops(.blocked, size: size)),
        TimedTask("kernels", .product(size: size)), TimedTask("blas", .library(size: size)),
      ]
      if threads != 1 {
        tasks += [
          TimedTask("kernels.all", .product(size: size), threads: threads),
          TimedTask("blas.all", .library(size: size), threads: threads),
        ]
      }
      return tasks
    case .vector:
      return [
        TimedTask("product", .layer(inputs: size, outputs: size, batch: Self.columns)),
        TimedTask("vector", .layer(inputs: size, outputs: size, batch: 1)),
      ]
    case .batch:
      return RooflineStage.batches.map {
        TimedTask("item.\($0)", .layer(inputs: size, outputs: size, batch: $0))
      }
    case .roof, .faster:
      return [
        TimedTask("stream", .stream(count: 1 << 22), threads: threads),
        TimedTask("peak", .product(size: 512), threads: threads),
      ] + RoofOperation.allCases.map { TimedTask($0.rawValue, $0.work, threads: threads) }
    case .jobs: return RoofJob.allCases.map { TimedTask($0.rawValue, $0.work) }
    case .nets:
      return CourseNet.allCases.map { TimedTask($0.rawValue, $0.work(batch: tag.batch)) }
    }
  }

  /// Columns of the second matrix where a vector is compared with a matrix.
  static let columns = 256

  /// The layer that is counted.
  var layer: TimedWork {
    .layer(inputs: tag.size, outputs: tag.size, batch: tag.batch)
  }

  // MARK: What came of it

  /// What has been measured for the view so far.
  var timings: Timings? { desk.report(tag)?.timings }

  func timing(_ name: String) -> Timing? { timings?.byName[name] }

  /// What a task takes, counted before anything is measured.
  func work(_ name: String) -> Work? {
    timing(name)?.work ?? (try? tasks.first { $0.name == name }?.work.counted())
  }

  /// Operations a second, at most, and bytes a second, at most.
  var roof: Roof? {
    guard let peak = timing("peak"), let stream = timing("stream") else { return nil }
    // What was reached can be reached: a roof that was disturbed is not lower than its points.
    let others = RoofOperation.allCases.compactMap { timing($0.rawValue) }
    return Roof(
      peak: others.map(\.rate).reduce(peak.rate, max),
      bandwidth: others.map(\.traffic).reduce(stream.traffic, max))
  }

  /// The share of repetitions' spread that says something else was running.
  static let disturbance = 0.4

  /// The greatest spread among repetitions of one task.
  var spread: Double? { timings?.byName.values.map(\.spread).max() }
}

/// What a machine can do at most, by how many operations come with each byte.
struct Roof: Equatable, Sendable {
  /// Operations a second.
  var peak: Double
  /// Bytes a second.
  var bandwidth: Double

  /// Operations for each byte from which on arithmetic is the limit.
  var ridge: Double { bandwidth > 0 ? peak / bandwidth : 0 }

  /// min(peak, bandwidth · intensity)
  func rate(at intensity: Double) -> Double { min(peak, bandwidth * intensity) }

  /// Seconds that work takes at the least.
  func seconds(_ work: Work) -> Double {
    max(work.operations / peak, work.bytes / bandwidth)
  }

  /// NVIDIA's H200 as published in 2024: 4.8 TB/s of memory, 989 T operations/s in dense products of
  /// 16-bit numbers.
  static let published = Roof(peak: 989e12, bandwidth: 4.8e12)
  /// What it is and where that is from.
  static let publishedSource = "H200, NVIDIA 2024"
}
