import Glibc
import Labs
import Learning
import NetworkFiles
import TestSupport
import Testing

@testable import Runtime

/// Runs are written on the trainer's thread, beside whatever it trains.
@Suite struct LabExporterTests {
  private func export(steps: Int) -> LabExport {
    LabExport(
      name: "small-1", runs: [RunExport(name: "run", job: SmallJobs.job(1), steps: steps)],
      texts: [LabExport.Text("command.txt", "descent lab small\n")])
  }

  private func outcome(from worker: LabWorker) -> LabExporter.Outcome {
    while true {
      var request = pollfd(fd: worker.doorbell, events: Int16(POLLIN), revents: 0)
      while poll(&request, 1, -1) < 0, errno == EINTR {}
      _ = worker.takeReports()
      if let outcome = worker.takeOutcomes().first { return outcome }
    }
  }

  @Test func aRunIsWrittenAndTheOneOnStageGoesOn() throws {
    let folder = try TemporaryFolder()
    let worker = try LabWorker(exportsTo: folder.path)
    worker.start()
    defer { worker.stop() }
    worker.post(.start(SmallJobs.endless(1)))
    worker.post(.go(.unlimited))
    worker.post(.export(export(steps: 20)))
    let outcome = outcome(from: worker)
    #expect(!outcome.isError && outcome.sentence.contains(folder.path + "/small-1-1"))
    let file = try NetworkFile(contentsOf: folder.path + "/small-1-1/run.yaml")
    #expect(file.steps == 50 && file.batch == 4)
    worker.post(.export(LabExport(name: "no/such/place", runs: export(steps: 0).runs)))
    #expect(self.outcome(from: worker).isError)
  }

  @Test func theLogIsThatOfTheLabsOwnRun() throws {
    let files = try LabExporter.files(of: export(steps: 20))
    #expect(
      files.map(\.name) == [
        "run-inputs.npy", "run-targets.npy", "run.yaml", "run.jsonl", "run.safetensors",
        "run.state", "command.txt",
      ])
    let run = try LabRun(SmallJobs.job(1))
    run.go(.steps(20))
    _ = run.advanceOneFrame { false }
    let log = String(decoding: files[3].bytes, as: UTF8.self).split(separator: "\n")
    #expect(log.count == 20)
    let losses = run.currentReport().snapshot
    #expect(log.last.map(String.init) == TrainLog.line(step: 20, loss: losses.batchLoss))
    let weights = try SafetensorsFile(bytes: files[4].bytes, name: "run.safetensors")
    #expect(weights.tensor(named: "0.weight")?.values == losses.values[SmallJobs.weight])
  }

  @Test func aRunThatCannotBeBuiltIsSaid() throws {
    let folder = try TemporaryFolder()
    let outcome = LabExporter(folder: folder.path).write(
      LabExport(name: "bad", runs: [RunExport(name: "run", job: SmallJobs.impossible(1))]))
    #expect(outcome.isError && !outcome.sentence.isEmpty)
  }
}
