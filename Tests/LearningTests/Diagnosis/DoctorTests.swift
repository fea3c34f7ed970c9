import Compute
import Learning
import Testing

/// What the doctor sees on twenty seeds with each fault and twenty without.
@Suite struct DoctorTests {
  @Test(arguments: DoctorCase.all)
  func aFaultIsFoundOnNineteenOfTwentySeeds(_ entry: DoctorCase) throws {
    let table = try ConfusionTable.shared.get()
    let found = table.withFault[entry.ailment]?[entry.ailment] ?? 0
    #expect(found >= 19, "\(entry.ailment.rawValue): \(found) of 20")
  }

  @Test(arguments: DoctorCase.all)
  func withoutTheFaultItIsFoundAtMostOnce(_ entry: DoctorCase) throws {
    let table = try ConfusionTable.shared.get()
    let found = table.healthy[entry.family]?[entry.ailment] ?? 0
    #expect(found <= 1, "\(entry.ailment.rawValue): \(found) of 20")
  }

  @Test(arguments: DoctorCase.Family.allCases)
  func aHealthyRunIsCalledHealthy(_ family: DoctorCase.Family) throws {
    let table = try ConfusionTable.shared.get()
    let healthy = table.pronouncedHealthy[family] ?? 0
    #expect(healthy >= 19, "\(family.rawValue): \(healthy) of 20")
  }

  @Test func everyAilmentHasACaseAndADiagnosis() throws {
    #expect(DoctorCase.all.map(\.ailment) == Ailment.allCases)
    #expect(Set(DiagnosisCatalog.all.map(\.ailment)) == Set(Ailment.allCases))
    #expect(DiagnosisCatalog.all.count == Ailment.allCases.count)
    print(try ConfusionTable.shared.get().text)
  }

  /// Once, or until it is gone, as a person would press the key: a rate that is a hundred times too
  /// high needs two tenths.
  @Test(arguments: DoctorCase.all, [UInt64(1), 2])
  func itsRemedyTakesAFaultAway(_ entry: DoctorCase, _ seed: UInt64) throws {
    var experiment = entry.faulty(seed)
    for _ in 0..<3 {
      let report = RunDoctor.report(on: try RunRecord(playing: experiment))
      guard let finding = report.findings.first(where: { $0.ailment == entry.ailment }) else {
        return
      }
      let changed = finding.remedy.applied(to: experiment)
      #expect(changed != experiment, "\(finding.remedy.label)")
      experiment = changed
    }
    let report = RunDoctor.report(on: try RunRecord(playing: experiment))
    #expect(!report.findings.contains { $0.ailment == entry.ailment })
  }

  @Test(arguments: DoctorCase.all)
  func aFindingHasASentenceAndPlacesThatThereAre(_ entry: DoctorCase) throws {
    var experiment = entry.faulty(3)
    experiment.kernels = .reference
    let record = try RunRecord(playing: experiment)
    let report = RunDoctor.report(on: record)
    let trainer = try Trainer(experiment)
    #expect(!report.isHealthy && !report.summary.isEmpty)
    for finding in report.findings {
      #expect(
        finding.sentence.hasSuffix(".") && finding.sentence.count < 260, "\(finding.sentence)")
      #expect(!finding.evidence.isEmpty && !finding.remedy.label.isEmpty)
      for evidence in finding.evidence {
        guard case .tensor(let name, let step, _) = evidence.place else { continue }
        #expect(trainer.read(name) != nil, "\(name)")
        #expect(step <= record.step)
      }
    }
  }

  @Test func aHealthyRunSaysWhichNumbersMakeItSo() throws {
    let report = RunDoctor.report(
      on: try RunRecord(playing: DoctorCase.Family.corners.experiment(1)))
    #expect(report.isHealthy && report.summary.hasPrefix("The run is healthy: the loss went from"))
    #expect(report.vitals.count == 4)
  }

  @Test func validationThatIsBetterThanTrainingIsSuspicious() throws {
    var experiment = DoctorCase.Family.tanhMoons.experiment(1)
    experiment.training = .moons(250, seed: 1)
    experiment.validation = .moons(300, seed: 2)
    guard case .values(var targets, let shape) = experiment.training.targets else {
      Issue.record("The moons have classes as values.")
      return
    }
    for row in stride(from: 0, to: targets.count, by: 5) { targets[row] = 1 - targets[row] }
    experiment.training = Dataset(
      inputs: experiment.training.inputs, inputShape: Shape(2),
      targets: .values(targets, shape: shape))
    experiment.model.layers[0] = .dense(4, named: "hidden")
    let report = RunDoctor.report(on: try RunRecord(playing: experiment))
    let finding = try #require(report.findings.first { $0.ailment == .leakage })
    #expect(finding.remedy == .divideAnew && finding.sentence.contains("too good to be true"))
  }

  /// Numbers to be foretold instead of classes: y = x² + noise.
  @Test(arguments: [UInt64(1), 2, 3])
  func numbersAreJudgedLikeClasses(_ seed: UInt64) throws {
    func parabola(_ count: Int, _ seed: UInt64) -> Dataset {
      var generator = SeededGenerator(seed: seed).split("parabola")
      let inputs = (0..<count).map { _ in generator.uniform(in: -2...2) }
      return Dataset(
        inputs: inputs, inputShape: Shape(1),
        targets: .values(inputs.map { $0 * $0 + 0.1 * generator.normal() }, shape: Shape(1)))
    }
    var experiment = Experiment(
      model: Model(inputShape: Shape(1), [.dense(16), .tanh, .dense(1)]), loss: .squaredError,
      optimizer: Adam(rate: 0.02), training: parabola(120, seed),
      validation: parabola(80, seed + 9),
      batchSize: 20, steps: 500, seed: seed)
    let whole = RunDoctor.report(on: try RunRecord(playing: experiment))
    #expect(whole.isHealthy, "\(whole.summary)")
    experiment.model.layers = [.dense(1)]
    let straight = RunDoctor.report(on: try RunRecord(playing: experiment))
    #expect(straight.findings.map(\.ailment) == [.underfitting])
  }

  /// A hundredth of a good rate learns something, but not what there is.
  @Test func aRunThatIsSlowIsToldToTakeLongerSteps() throws {
    var experiment = DoctorCase.Family.tanhMoons.experiment(1)
    experiment.optimizer.rate /= 100
    let findings = RunDoctor.report(on: try RunRecord(playing: experiment)).findings
    #expect(findings.map(\.ailment) == [.underfitting])
    #expect(findings.first?.remedy == .changeRate(by: 10))
  }

  @Test func aRunThatHasNotBegunIsNotJudged() throws {
    let experiment = DoctorCase.Family.corners.experiment(1)
    var trainer = try Trainer(experiment)
    var recorder = try RunRecorder(experiment)
    let report = RunDoctor.report(on: recorder.record(of: &trainer))
    #expect(report.isHealthy || report.findings.map(\.ailment) == [.underfitting])
    #expect(!report.isHealthy || report.summary.contains("only begun"))
  }
}
