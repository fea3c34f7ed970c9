internal import Compute
internal import Foundation
internal import Handoff
internal import Labs
internal import Learning

/// The trainer's thread: takes commands, trains, and says how far it is.
///
/// The `Trainer` is created on this thread and never leaves it. Commands come in through a mailbox;
/// reports go out through a newest-wins slot, and the doorbell wakes the screen for each.
/// A class, because the thread and the screen share it.
final class LabWorker: Sendable {
  private let commands = Mailbox<Order>()
  private let reports = LatestValue { [RunReport]() }
  private let walks = LatestValue { StepReport?.none }
  private let diagnoses = LatestValue { DiagnosisReport?.none }
  private let breakdowns = LatestValue { BreakdownReport?.none }
  private let outcomes = Mailbox<LabExporter.Outcome>()
  private let bell: Doorbell
  private let motion: Bool
  private let exporter: LabExporter

  /// Throws if the process has no file descriptors left.
  ///
  /// - Parameters:
  ///   - motion: Whether runs are shown as they go; see `LabRun`.
  ///   - folder: Where runs are written that are taken out of a lab.
  init(motion: Bool = true, exportsTo folder: String = ".") throws {
    self.motion = motion
    exporter = LabExporter(folder: folder)
    bell = try Doorbell()
  }

  private enum Order: Sendable {
    case lab(LabCommand)
    case end
  }

  /// Readable whenever a report waits.
  var doorbell: Int32 { bell.descriptor }

  func start() {
    let thread = Thread { [self] in work() }
    thread.name = "trainer"
    thread.stackSize = 4 << 20
    thread.start()
  }

  func stop() { commands.post(.end) }

  func post(_ command: LabCommand) { commands.post(.lab(command)) }

  /// The newest report of each run, as far as there are any since the last call.
  func takeReports() -> [RunReport] {
    bell.clear()
    return reports.take { $0 } ?? []
  }

  /// How the run that is walked through stands, if there is news since the last call; asked for with
  /// the reports.
  func takeStepReport() -> StepReport? { walks.take { $0 } ?? nil }

  /// What is known of the run that a doctor was asked about, if there is news since the last call;
  /// asked for with the reports.
  func takeDiagnosis() -> DiagnosisReport? { diagnoses.take { $0 } ?? nil }

  /// What is known of the mean that is taken apart, if there is news since the last call; asked for
  /// with the reports.
  func takeBreakdown() -> BreakdownReport? { breakdowns.take { $0 } ?? nil }

  /// What came of exports since the last call; only ever asked for with the reports.
  func takeOutcomes() -> [LabExporter.Outcome] { outcomes.drain() }

  // MARK: On the trainer's thread

  private func work() {
    var bench = LabBench(motion: motion)
    var rest = 0.0
    while true {
      // With nothing to train, sleep until a command comes; else until the next picture is due.
      let isMoving = bench.isMoving
      let orders =
        isMoving && rest <= 0 ? commands.drain() : commands.wait(seconds: isMoving ? rest : nil)
      for order in orders {
        switch order {
        case .end: return
        case .lab(.export(let export)):
          outcomes.post(exporter.write(export))
          bell.ring()
        case .lab(let command): bench.obey(command)
        }
      }
      guard !bench.isEmpty else { continue }
      rest = bench.advanceOneFrame { commands.hasMessages }
      publish(&bench)
    }
  }

  private func publish(_ bench: inout LabBench) {
    let all = bench.reports()
    reports.publish { $0 = all }
    if let walk = bench.stepReport() { walks.publish { $0 = walk } }
    if let diagnosis = bench.diagnosisReport() { diagnoses.publish { $0 = diagnosis } }
    if let breakdown = bench.breakdownReport() { breakdowns.publish { $0 = breakdown } }
    bell.ring()
  }
}
