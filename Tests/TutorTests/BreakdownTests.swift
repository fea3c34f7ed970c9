import Compute
import Labs
import Learning
import Recall
import SessionPlay
import Testing
import TextUI

@testable import Tutor

/// A mean on a stage opens into what it is the mean of, and each of those in the debugger.
@Suite struct BreakdownTests {
  private func opened(
    _ lab: String = "playground", _ view: String = "network", keys: KeyScript = "s s"
  ) throws -> (player: Player, screen: BreakdownScreen) {
    var player = Player(opening: .lab(lab, settings: ["view": view], seed: 1))
    player.play(keys)
    player.askForMean()
    guard case .breakdown(let screen) = player.session.screen else {
      throw LabError("no mean could be asked about")
    }
    return (player, screen)
  }

  @Test func itsPartsHaveTheMeanThatStandsOnTheStage() throws {
    let (player, screen) = try opened()
    var stage = player
    while stage.room == nil { stage.press(.escape) }
    let drawn = try #require(stage.means.first)
    let mean = try #require(screen.parts.mean(screen.mean.quantity))
    #expect((mean - drawn.value).magnitude < 1e-5)
    #expect(screen.parts.count == screen.mean.count)
    let text = screen.sentences.map(\.plain).joined(separator: " ")
    #expect(text.contains(Numbers.significant(mean, digits: 4)))
  }

  @Test func theLargestComesFirstAndOReorders() throws {
    var (player, screen) = try opened()
    let losses = screen.listed.map { screen.parts[$0].loss }
    #expect(losses == losses.sorted(by: >))
    #expect(screen.order == .largest)
    player.press("O")
    guard case .breakdown(let next) = player.session.screen else { return }
    #expect(next.order == .asTheyCome)
    #expect(next.listed == Array(next.parts.indices))
    #expect(next.part == screen.part)
    player.press("O")
    guard case .breakdown(let wrong) = player.session.screen else { return }
    #expect(wrong.listed.allSatisfy { wrong.parts[$0].isRight == false })
    #expect(wrong.listed.count == wrong.parts.count { $0.isRight == false })
  }

  /// The debugger computes the very loss that the list says, from that example alone.
  @Test func aPartOpensInTheDebuggerWithItsOwnLoss() throws {
    var (player, screen) = try opened()
    player.press(.down)
    guard case .breakdown(let moved) = player.session.screen else { return }
    let part = try #require(moved.part)
    #expect(part == screen.listed[1])
    player.press(.enter)
    guard case .debugger(let debugger) = player.session.screen else {
      Issue.record("nothing was opened")
      return
    }
    let why = try #require(debugger.report.explanation(of: TensorElement(.loss, 0)))
    #expect((why.value - screen.parts[part].loss).magnitude < 1e-6)
    for _ in 0..<4 {
      if case .breakdown = player.session.screen { break }
      player.press(.escape)
    }
    guard case .breakdown(let back) = player.session.screen else {
      Issue.record("the list is gone")
      return
    }
    #expect(back.part == part && back.parts == screen.parts)
  }

  @Test func batchesAreThoseOfTheLastSteps() throws {
    var rig = try LabRig("playground", view: "network")
    for _ in 0..<5 { rig.send(.step) }
    let number = try #require(rig.reports.keys.max())
    let run = try #require(rig.lab.run(ofJob: number))
    let mean = Breakdown(
      title: "run", run: run, quantity: .loss, label: "loss of the last 3 steps",
      parts: .batches(3))
    let parts = try rig.parts(of: mean)
    let curve = try #require(rig.reports[number]).snapshot.training
    #expect(parts.map(\.loss) == curve.buckets.suffix(3).map(\.mean))
    var screen = BreakdownScreen(mean)
    screen.receive(BreakdownReport(job: number, .found(parts)))
    #expect(screen.name(ofPart: 0) == "step \(run.steps - 2)")
    #expect(mean.subject(ofPart: 0).run.steps == run.steps - 3)
  }

  @Test func aConversationNamesThePartsAndOpensOne() throws {
    let (_, screen) = try opened()
    let lines = screen.plainPieces(PlainStyle(columns: 80)).flatMap(\.lines)
      .joined(separator: "\n")
    let first = try #require(screen.listed.first)
    #expect(lines.contains(screen.name(ofPart: first)))
    #expect(lines.contains(Numbers.significant(Double(screen.parts[first].loss), digits: 4)))
    var named = screen
    let isThere = named.choose(named: screen.label(ofPart: screen.listed[2]))
    #expect(isThere && named.chosen == 2)
    let isAbsent = named.choose(named: 100_000)
    #expect(!isAbsent && named.chosen == 2)
  }
}

extension Player {
  /// Where means of many examples stand on the stage.
  fileprivate var means: [NumberRegion] {
    guard let room else { return [] }
    let area = room.stageArea(on: .standard)
    return room.stage.numbers(on: area.size).filter {
      Breakdown.Quantity(rawValue: $0.mark.tensor) != nil
    }
  }

  /// Asks about the first mean on the stage of a lab.
  mutating func askForMean() {
    play("W")
    guard let room, let number = means.first else { return }
    let area = room.stageArea(on: .standard)
    send(
      .input(
        .mouse(
          MouseEvent(
            .press, column: area.column + number.area.column, row: area.row + number.area.row))))
  }
}
