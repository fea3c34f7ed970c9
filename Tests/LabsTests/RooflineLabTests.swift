import Compute
import Learning
import SessionPlay
import Testing
import TextUI

@testable import Labs

/// What a machine can do, on one whose times are made up: 100 G operations and 10 GB a second.
@Suite struct RooflineLabTests {
  private func measured(_ view: String, _ settings: [String: String] = [:]) throws -> LabRig {
    var rig = try LabRig("roofline", view: view)
    rig.show(view, settings)
    rig.send(.run)
    #expect(rig.lab.run == .finished)
    return rig
  }

  @Test func aLayerIsCountedBeforeItIsMeasured() throws {
    let metrics = try LabRig("roofline", view: "count").lab.metrics
    #expect(metrics["operations"] == 268_435_456.0)
    #expect(metrics["bytes"] == 3_145_728.0)
    #expect(metrics["rate"] == nil)
    #expect(try measured("count").lab.metrics["rate"] ?? 0 > 50)
  }

  @Test func waysDifferByOrder() throws {
    let metrics = try measured("ways").lab.metrics
    #expect(metrics["plain"] ?? 9 < metrics["rowwise"] ?? 0)
    #expect((80...110).contains(metrics["ratio"] ?? 0))
    #expect(metrics["kernels.all"] ?? 0 > 3 * (metrics["kernels"] ?? 99))
    #expect(try measured("ways", ["threads": "1"]).lab.metrics["kernels.all"] == nil)
  }

  @Test func aVectorWaitsForMemory() throws {
    let metrics = try measured("vector").lab.metrics
    #expect(metrics["vector.rate"] ?? 99 < 6)
    #expect(metrics["vector.slower"] ?? 0 > 10)
  }

  @Test func aBatchSharesItsWeights() throws {
    var rig = try measured("batch")
    let ratio = try #require(rig.lab.metrics["item.ratio"])
    #expect(ratio > 10)
    rig.send(.key(.left))
    #expect(rig.lab.settings["batch"] == "32")
    #expect(rig.lab.metrics["item.ratio"] ?? 99 < ratio)
    #expect(rig.lab.run == .finished)
  }

  @Test func theRoofSaysWhatLimits() throws {
    let metrics = try measured("roof").lab.metrics
    #expect((8...11).contains(metrics["ridge"] ?? 0))
    let memory = RoofOperation.allCases.filter { metrics["\($0).memory"] == 1 }
    #expect(memory == [.vector, .sum, .softmax, .lookup])
    #expect(metrics["lookup.intensity"] == 0)
    #expect(metrics["goal"] == 0)
  }

  private let answers = [
    "product": "arithmetic", "vector": "memory", "sum": "memory", "softmax": "memory",
    "windows": "arithmetic", "lookup": "memory",
  ]

  @Test func fiveRightAnswersReachTheGoal() throws {
    var all = answers
    all["softmax"] = "arithmetic"
    let metrics = try measured("roof", all).lab.metrics
    #expect(metrics["right"] == 5 && metrics["goal"] == 1)
    all["sum"] = "?"
    #expect(try measured("roof", all).lab.metrics["goal"] == 0)
  }

  @Test func answersWithoutAMeasurementAreNotEnough() throws {
    var rig = try LabRig("roofline", view: "roof")
    rig.show("roof", answers)
    #expect(rig.lab.metrics["goal"] == 0)
  }

  @Test func onlySpaceDoesNotReachTheGoal() throws {
    for view in RooflineStage.allCases {
      #expect(try measured(view.rawValue).lab.metrics["goal"] == 0)
    }
  }

  @Test func moreArithmeticHelpsOnlyWhatWaitsForIt() throws {
    let metrics = try measured("faster").lab.metrics
    #expect(metrics["product.gain"] == 2)
    #expect(metrics["vector.gain"] == 1)
    let memory = try measured("faster", ["memory": "2", "arithmetic": "1"]).lab.metrics
    #expect(memory["product.gain"] == 1)
    #expect(memory["vector.gain"] == 2)
  }

  @Test func aGraphicsProcessorIsNotAlwaysFaster() throws {
    let metrics = try measured("jobs").lab.metrics
    #expect(metrics["digits.cpu"] ?? 9 < metrics["digits.gpu"] ?? 0)
    #expect(metrics["wide.cpu"] ?? 0 > metrics["wide.gpu"] ?? 9)
    #expect(metrics["branches.cpu"] ?? 9 < metrics["branches.gpu"] ?? 0)
  }

  /// 64 · 32 and 32 · 10 products, two operations each, a number for each bias, a comparison for each
  /// bend; inputs, weights and outputs moved once.
  @Test func networksAreCountedFromTheirGraphs() throws {
    let batch = 32.0
    let work = try CourseNet.digits.work(batch: 32).counted()
    #expect(work.operations == batch * (2 * 64 * 32 + 32 + 32 + 2 * 32 * 10 + 10))
    #expect(work.bytes == 4 * (batch * 64 + 64 * 32 + 32 + 32 * 10 + 10 + batch * 10))
    for net in CourseNet.allCases { #expect(try net.work(batch: 8).counted().operations > 0) }
    let metrics = try measured("nets").lab.metrics
    #expect(metrics["names.rate"] ?? 0 > 0)
    let alone = try measured("nets", ["batch": "1"]).lab.metrics
    #expect(alone["digits.intensity"] ?? 99 < metrics["digits.intensity"] ?? 0)
  }

  @Test func partsOnThreadsMakeUpTheWhole() throws {
    for operation in RoofOperation.allCases {
      let whole = try operation.work.workload(threads: 1)
      for threads in [2, 3] {
        let parts = try operation.work.workload(threads: threads)
        #expect(parts.work == whole.work)
        guard case .graphs(let graphs) = parts.kind else {
          Issue.record("\(operation): no graphs")
          continue
        }
        let sum = graphs.reduce(0) { $0 + $1.work.operations }
        #expect((sum - whole.work.operations).magnitude <= 1e-6 * whole.work.operations)
      }
    }
  }

  /// All ways compute the same sums.
  @Test func everyWayMakesTheSameProduct() throws {
    let size = 70
    var results: [[Float]] = []
    for order in ProductLoops.Order.allCases {
      let run = WorkloadRun(try TimedWork.loops(order, size: size).workload(threads: 1))
      for part in 0..<run.parts { run.run(part: part) }
      results.append(run.product)
    }
    #expect(results[0].count == size * size)
    #expect(results[0].contains { $0 != 0 })
    for other in results.dropFirst() {
      for (a, b) in zip(results[0], other) where (a - b).magnitude > 1e-4 {
        Issue.record("\(a) is not \(b)")
      }
    }
  }

  /// The real clock, on small things: something is computed and takes time.
  @Test func everythingCanReallyBeTimed() throws {
    var rig = try LabRig("roofline", view: "ways", isTimed: true)
    rig.show("ways", ["n": "32"])
    rig.send(.run)
    #expect(rig.lab.run == .finished)
    #expect(rig.lab.metrics["plain"] ?? 0 > 0)
    #expect(rig.lab.metrics["kernels.all"] ?? 0 > 0)
    rig.show("nets", ["batch": "1"])
    rig.send(.run)
    for net in CourseNet.allCases { #expect(rig.lab.metrics["\(net).rate"] ?? 0 > 0, "\(net)") }
  }

  @Test func aMeasurementCanBePausedAndSteppedThrough() throws {
    var rig = try LabRig("roofline", view: "ways")
    rig.send(.step)
    #expect(rig.lab.metrics["plain"] != nil && rig.lab.metrics["rowwise"] == nil)
    rig.sendOnly(.run)
    rig.frame()
    #expect(rig.lab.run == .running)
    rig.send(.run)
    #expect(rig.lab.run == .ready)
    rig.send(.run)
    #expect(rig.lab.run == .finished)
    rig.send(.reset)
    #expect(rig.lab.metrics["plain"] == nil)
  }

  @Test func settingsBringTheStateBack() throws {
    var rig = try LabRig("roofline", view: "roof", settings: ["roof.gpu": "on"])
    rig.show("roof", ["sum": "memory"])
    let again = try LabRig("roofline", view: "roof", settings: rig.lab.settings)
    #expect(again.lab.settings == rig.lab.settings)
    #expect(again.lab.settings["sum"] == "memory" && again.lab.settings["gpu"] == "on")
  }
}
