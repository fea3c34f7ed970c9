import Compute
import Labs
import Learning
import SessionPlay
import Testing
import TextUI

@testable import Tutor

/// A doctor over a lab: what it says, what shows it, and what comes of its advice.
@Suite struct DoctorScreenTests {
  /// A lab's run with a rate that is far too high, and a doctor who was asked.
  private static func asked(_ settings: [String: String] = ["view": "loss", "rate": "3"]) -> Player
  {
    var player = Player(opening: .lab("deep", settings: settings, seed: 1))
    player.play("Space")
    player.press("V")
    return player
  }

  /// A record of a run with this fault, and what is said of it, without a session.
  static func screen(_ spoil: (inout Experiment) -> Void) throws -> DoctorScreen {
    func points(_ seed: UInt64) -> Dataset {
      let examples = Moons(count: 120, noise: 0.15, seed: seed).examples
      return Dataset(
        inputs: examples.inputs, inputShape: Shape(2),
        targets: .values(examples.targets, shape: Shape(1)))
    }
    var experiment = Experiment(
      model: Model(
        inputShape: Shape(2), [.dense(16, weights: .heUniform, named: "hidden"), .relu, .dense(1)]),
      loss: .binaryCrossEntropy, optimizer: Adam(rate: 0.02), training: points(1),
      validation: points(500), batchSize: 20, steps: 300, seed: 1)
    spoil(&experiment)
    let record = try RunRecord(playing: experiment)
    var screen = DoctorScreen(
      title: "moons",
      run: RunExport(name: "run", job: Job(number: 1, experiment: experiment), steps: record.step))
    _ = screen.begin(firstJob: 2)
    screen.receive(DiagnosisReport(job: 1, .found(RunDoctor.report(on: record), record)))
    return screen
  }

  static func spoiled() throws -> [DoctorScreen] {
    [
      try screen { _ in },
      try screen { $0.optimizer = Adam(rate: 2) },
      try screen { $0.model.layers[0] = .dense(16, biases: .constant(-5), named: "hidden") },
      try screen { experiment in
        let hidden = (0..<7).flatMap { _ in
          [Model.Entry.dense(16, weights: .fanInUniform), .sigmoid]
        }
        experiment.model = Model(inputShape: Shape(2), hidden + [.dense(1)])
      },
      try screen { experiment in
        var inputs = experiment.training.inputs
        inputs[7] = .infinity
        experiment.training = Dataset(
          inputs: inputs, inputShape: Shape(2), targets: experiment.training.targets)
      },
    ]
  }

  private static let sizes = [
    Size(columns: 80, rows: 24), Size(columns: 100, rows: 30), Size(columns: 200, rows: 60),
  ]

  /// Whatever is chosen, at any size and in any look, something is there and nothing breaks.
  @Test func everyPieceOfEvidenceHasAPicture() throws {
    for var screen in try Self.spoiled() {
      for finding in 0..<max(1, screen.findings.count) {
        screen.choose(finding)
        for evidence in screen.evidence.indices {
          screen.show(evidence)
          let shown = try #require(screen.shownEvidence)
          let record = try #require(screen.answer?.record)
          let picture = EvidencePicture(
            evidence: shown, record: record, finding: screen.finding)
          #expect(picture.summary.count > 10)
          for size in Self.sizes + [Size(columns: 20, rows: 5), Size(columns: 0, rows: 0)] {
            for look in [Look.standard, Look(colors: .none, glyphs: .ascii)] {
              var surface = Surface(size, look: look)
              screen.draw(on: &surface)
              if size.columns >= 80, let finding = screen.finding {
                #expect(surface.description.contains(finding.ailment.rawValue))
              }
              if look.glyphs == .ascii {
                #expect(surface.description.allSatisfy { $0.isASCII })
              }
            }
          }
        }
      }
    }
  }

  /// The bars are of the step that the sentence is about.
  @Test func aStepThatIsTooLongIsSeenBesideShorterOnes() throws {
    var screen = try Self.screen { $0.optimizer = Adam(rate: 2) }
    let place = try #require(screen.findings.firstIndex { $0.ailment == .rateTooHigh })
    screen.choose(place)
    let finding = try #require(screen.finding)
    let record = try #require(screen.answer?.record)
    let before = try #require(finding.evidence.first { $0.name == "loss before the step" })
    for evidence in finding.evidence.prefix(4) {
      let picture = EvidencePicture(evidence: evidence, record: record, finding: finding)
      guard case .curve(_, let step) = before.place else { continue }
      #expect(picture.summary.contains("loss after step \(step + 1)"), "\(picture.summary)")
    }
  }

  @Test func theWorstComesFirst() throws {
    for screen in try Self.spoiled() {
      let degrees = screen.findings.map(\.degree)
      #expect(degrees == degrees.sorted(by: >))
    }
  }

  @Test func aHealthyRunShowsItsVitals() throws {
    let screen = try Self.screen { _ in }
    #expect(screen.answer?.report.isHealthy == true && screen.finding == nil)
    #expect(screen.evidence.count >= 3)
    var surface = Surface(Size(columns: 100, rows: 30))
    screen.draw(on: &surface)
    #expect(surface.description.contains("healthy"))
    #expect(!screen.bindings.contains { $0.action == .tryRemedy })
  }

  @Test func keysGoThroughFindingsAndNumbers() throws {
    var screen = try Self.screen { $0.optimizer = Adam(rate: 2) }
    _ = screen.press(.right)
    #expect(screen.shown == 1)
    _ = screen.press(.down)
    #expect(screen.shown == 0 || screen.findings.count == 1)
    for _ in 0..<20 { _ = screen.press(.left) }
    #expect(screen.shown == 0)
    for _ in 0..<20 { _ = screen.press(.right) }
    #expect(screen.shown == screen.evidence.count - 1)
  }

  /// What is opened in the debugger is the run where the number was measured.
  @Test func evidenceLeadsToItsStep() throws {
    var screen = try Self.screen { $0.optimizer = Adam(rate: 2) }
    screen.choose(0)
    let step = try #require(screen.shownEvidence?.place.step)
    let subject = try #require(screen.subject)
    #expect(subject.run.steps == min(step, 299) && subject.run.job == screen.run.job)
  }

  // MARK: In a session

  /// Enter opens the tensor that shows it, at its unit.
  @Test func evidenceOpensItsTensor() throws {
    var player = Self.asked(["view": "loss", "rate": "3"])
    let doctor = try #require(player.doctor)
    let place = doctor.findings.enumerated().lazy.compactMap { number, finding in
      finding.evidence.firstIndex {
        if case .tensor(_, let step, _) = $0.place { step < 100_000 } else { false }
      }.map { (finding: number, evidence: $0) }
    }.first
    let found = try #require(place)
    player.play(KeyScript("k*9 j*\(found.finding) ←*9 →*\(found.evidence)"))
    guard case .tensor(let name, let step, let units)? = player.doctor?.shownEvidence?.place else {
      Issue.record("\(found)")
      return
    }
    player.press(.enter)
    player.settle()
    let debugger = try #require(player.debugger)
    #expect(debugger.choice.name == name.ofValue && debugger.choice.pinned == name)
    #expect(debugger.report.position.step <= step && debugger.wanted == nil)
    #expect(debugger.row?.results.contains(name) == true || units.isEmpty)
  }

  @Test func itLiesOverALabAndGoesBackToIt() throws {
    var player = Self.asked()
    let doctor = try #require(player.doctor)
    #expect(doctor.answer != nil)
    #expect(player.view().description.contains("Run doctor"))
    player.press(.escape)
    #expect(player.doctor == nil && player.room != nil)
    #expect(player.lab?.run == .finished)
  }

  @Test func aRemedyIsTriedAndJudged() throws {
    var screen = try Self.screen { $0.optimizer = Adam(rate: 2) }
    let first = try #require(screen.finding?.ailment)
    #expect(first == .rateTooHigh || first == .deadUnits)
    let requests = screen.press(.character("T"))
    let trial = try #require(screen.trial)
    #expect(requests.count == 3 && screen.isTrying)
    #expect(trial.before.experiment == screen.run.job.experiment)
    #expect(trial.after.experiment != trial.before.experiment)
    // Both run to their ends; then the second one is asked about.
    for job in [trial.before, trial.after] {
      var trainer = try Trainer(job.experiment)
      trainer.advance(by: .toEnd)
      var report = RunReport(job: job.number)
      trainer.capture([], into: &report.snapshot)
      let asked = screen.receive(report)
      #expect(asked.isEmpty == (job.number == trial.before.number))
    }
    let record = try RunRecord(playing: trial.after.experiment)
    screen.receive(
      DiagnosisReport(job: trial.after.number, .found(RunDoctor.report(on: record), record)))
    #expect(!screen.isTrying)
    let verdict = try #require(screen.trial?.verdict)
    #expect(verdict != .still(.severe))
    var surface = Surface(Size(columns: 100, rows: 30))
    screen.draw(on: &surface)
    #expect(surface.description.contains("with the remedy"))
    // What is known of the run itself has not changed.
    #expect(screen.finding?.ailment == first)
  }

  @Test func whatCannotBeLookedAtSaysWhy() {
    var screen = DoctorScreen(
      title: "moons",
      run: RunExport(name: "run", job: Job(number: 1, experiment: Self.empty)))
    #expect(screen.isLooking && screen.bindings.contains { $0.action == .close })
    screen.receive(DiagnosisReport(job: 2, .failed("Another one.")))
    #expect(screen.isLooking)
    screen.receive(DiagnosisReport(job: 1, .failed("Its batch is empty.")))
    var surface = Surface(Size(columns: 80, rows: 24))
    screen.draw(on: &surface)
    #expect(surface.description.contains("Its batch is empty."))
    #expect(screen.press(.character("T")).isEmpty)
  }

  private static let empty = Experiment(
    model: Model(inputShape: Shape(1), [.dense(1)]), loss: .squaredError, optimizer: SGD(rate: 1),
    training: Dataset(inputs: [1], inputShape: Shape(1), targets: .values([1], shape: Shape(1))))

  // MARK: As a conversation

  @Test func itCanBeTalkedTo() throws {
    let style = PlainStyle()
    let screen = try Self.screen { $0.optimizer = Adam(rate: 2) }
    let lines = screen.plainPieces(style).map { $0.lines.joined(separator: "\n") }.joined()
    #expect(lines.contains("severe") && lines.contains("Try:"))
    #expect(screen.plainPrompt.contains("try") && screen.plainPicture?.isEmpty == false)
    let healthy = try Self.screen { _ in }
    #expect(healthy.plainPieces(style).map { $0.lines.joined() }.joined().contains("healthy"))
  }
}
