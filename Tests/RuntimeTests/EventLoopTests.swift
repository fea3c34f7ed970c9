import Course
import Labs
import Recall
import SessionPlay
import Storage
import TerminalIO
import TestSupport
import Testing
import TextUI
import Tutor

@testable import Runtime

/// A sitting from the first picture to the last, with threads, disk and real data.
@Suite struct EventLoopTests {
  private static let folders = Folders(
    lessons: CourseFiles.folder + "/lessons", assets: CourseFiles.folder + "/assets", record: nil)

  private func session(
    _ opening: Session.Opening = .home, events: [LearnerEvent] = []
  ) -> Session {
    Session(library: CourseFiles.library, events: events, opening: opening)
  }

  /// A clock that goes on a little whenever it is looked at, so that every picture is due.
  private static func clock() -> Clock {
    let ticks = Ticks()
    return Clock(now: { 1_700_000_000_000 + ticks.next() }, seconds: { Double(ticks.next()) })
  }

  @Test func aPictureFollowsEveryKey() throws {
    var terminal = ScriptedTerminal(
      size: .smallest,
      inputs: [.key(.down), .key(.character("?")), .key(.escape), .key(.character("q"))])
    var loop = try EventLoop(
      world: World(store: nil, reason: "nothing is kept.", folders: Self.folders),
      clock: Self.clock())
    loop.run(session(), on: &terminal)
    #expect(terminal.pictures.count == 3)
    #expect(terminal.pictures[1] != terminal.pictures[0])
    #expect(terminal.pictures[2] == terminal.pictures[0])
  }

  @Test func aResizeIsDrawnInItsSize() throws {
    let small = Size(columns: 80, rows: 24)
    let large = Size(columns: 140, rows: 40)
    var terminal = ScriptedTerminal(
      size: small, inputs: [.resize(large), .resize(Size(columns: 30, rows: 5)), .resize(small)])
    var loop = try EventLoop(
      world: World(store: nil, folders: Self.folders), clock: Self.clock())
    loop.run(session(.lesson("L01", step: 7)), on: &terminal)
    #expect(terminal.pictures.map(\.size) == [large, Size(columns: 30, rows: 5), small])
  }

  /// Predict, run on the trainer's thread, see the verdict, leave; come back and find it again.
  @Test func aPredictionIsRunJudgedAndKept() throws {
    let folder = try TemporaryFolder()
    let opened = try RecordStore.open(in: folder.path)
    var terminal = PatientTerminal([
      .sees("Predict"), .sees("57 weights"), .key(.character("3")), .sees("Locked in"),
      .key(.character(" ")), .sees("✓"), .key(.character("?")), .sees("Keys in a lesson"),
      .key(.escape), .key(.pageDown), .sees("Look back"), .key(.character("q")),
    ])
    var loop = try EventLoop(world: World(store: opened.store, folders: Self.folders))
    let end = loop.run(session(.lesson("L01", step: 2)), on: &terminal)
    // One for each thing that was seen; how many more depends on how busy the machine is.
    #expect(terminal.pictures.count >= 5)
    let events = try opened.store.events()
    let predictions = events.compactMap { event in
      if case .prediction(let prediction) = event.kind { prediction } else { nil }
    }
    #expect(predictions.map(\.item) == ["L01.learned", "L01.learned"])
    #expect(predictions.map(\.isRight) == [nil, true])
    #expect(LearnerRecord(events) == end.record)

    var again = PatientTerminal([.sees("Look back"), .key(.pageUp), .sees("As you said.")])
    var second = try EventLoop(world: World(store: opened.store, folders: Self.folders))
    let resumed = second.run(session(.lesson("L01", step: nil), events: events), on: &again)
    guard case .reading(let reading) = resumed.screen else {
      Issue.record("the lesson is not open")
      return
    }
    #expect(reading.questions["L01.learned"]?.verdict?.isRight == true)
  }

  @Test func aRunCanBePausedAndLeft() throws {
    var terminal = PatientTerminal([
      .sees("weights"), .key(.character("s")), .sees("pass 1 of 50"), .key(.character(" ")),
      .sees("Space pause"), .key(.character(" ")), .sees("Space run"), .key(.escape),
      .sees("lessons done"), .key(.character("q")),
    ])
    var loop = try EventLoop(world: World(store: nil, folders: Self.folders))
    let end = loop.run(
      session(.lab("spam", settings: ["view": "learn", "passes": "50", "hidden": "16"], seed: 1)),
      on: &terminal)
    guard case .home = end.screen else {
      Issue.record("the map is not open")
      return
    }
  }

  /// Five hundred keys while a network trains as fast as it can: each arrives once, in its order.
  @Test func noKeyIsLostOrRepeatedWhileTrainingRuns() throws {
    let keys = Self.keysForRules(500)
    let opening: [Key] = [" ", "]", "]", "]", "]", "]", "]", .pageUp]
    let settings = ["view": "learn", "passes": "50", "hidden": "16"]
    // Keys that come before the lab is open go nowhere: the first waits until it is.
    var terminal = PatientTerminal(
      size: .smallest,
      [.sees("57 weights")] + (opening + keys).map(PatientTerminal.Step.key)
        + [.key(.pageDown), .sees("computed in"), .key("q")])
    var loop = try EventLoop(world: World(store: nil, folders: Self.folders))
    let end = loop.run(session(.lab("spam", settings: settings, seed: 1)), on: &terminal)
    guard case .labRoom(let room) = end.screen else {
      Issue.record("the lab is not open")
      return
    }
    var player = Player(opening: .lab("spam", settings: settings, seed: 1))
    player.holdsTrainer = true
    for key in opening + keys { player.press(key) }
    #expect(room.stage.lab?.settings["rules"] == player.lab?.settings["rules"])
    #expect(room.stage.lab?.settings["rules"]?.isEmpty == false)
    // Back in its view the network has been trained all the while.
    #expect(room.stage.lab?.run == .finished)
  }

  /// Keys for the list of rules, whose order matters: the cursor stops at both ends.
  private static func keysForRules(_ count: Int) -> [Key] {
    var state: UInt64 = 7
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let keys: [Key] = [.up, .down, .down, .left, .right, .right, .enter]
      return keys[Int(state >> 33) % keys.count]
    }
  }

  /// Without motion a run is its beginning, words on how far it is, and its end.
  @Test func withoutMotionTheScreenShowsNothingOfARunButItsEnd() throws {
    var terminal = PatientTerminal([
      .sees("57 weights"), .key(.character(" ")), .sees("computed in"), .key(.character("q")),
    ])
    var loop = try EventLoop(world: World(store: nil, folders: Self.folders), motion: false)
    loop.run(
      session(.lab("spam", settings: ["view": "learn", "passes": "50"], seed: 1)), on: &terminal)
    let passes = Set(
      terminal.pictures.compactMap {
        $0.description.firstMatch(of: #/pass (\d+) of 50/#).flatMap { Int($0.output.1) }
      })
    #expect(passes.isSubset(of: [0, 1, 50]), "\(passes)")
  }

  /// What comes together is answered by one picture, and none is drawn before it is due.
  @Test func aHailOfKeysIsAnsweredThirtyTimesASecond() throws {
    let time = Ticks()
    // Each look at the clock takes a millisecond.
    let clock = Clock(
      now: { 1_700_000_000_000 }, seconds: { Double(time.next()) / 1000 })
    let keys = (0..<1000).map { Input.key(.character($0.isMultiple(of: 2) ? "?" : "z")) }
    var terminal = ScriptedTerminal(
      size: .smallest, inputs: keys + [.key(.escape), .key(.character("q"))])
    var loop = try EventLoop(
      world: World(store: nil, folders: Self.folders), clock: clock)
    loop.run(session(), on: &terminal)
    let seconds = Double(time.next()) / 1000
    #expect(terminal.pictures.count > 5)
    #expect(Double(terminal.pictures.count) <= seconds * 30 + 2)
  }

  @Test func dataThatIsMissingIsExplained() throws {
    let folder = try TemporaryFolder()
    let folders = Folders(lessons: folder.path, assets: folder.path, record: nil)
    var terminal = PatientTerminal([.key(.tab), .sees("This lab cannot open"), .sees("spambase")])
    var loop = try EventLoop(world: World(store: nil, folders: folders))
    loop.run(session(.lab("spam", settings: [:], seed: 1)), on: &terminal)
    #expect(!terminal.pictures.isEmpty)
  }

  @Test func withoutAStoreTheReasonIsSaid() throws {
    var terminal = PatientTerminal([
      .sees("Descent"), .key(.enter), .sees("HOME is not set"), .key(.escape),
    ])
    var loop = try EventLoop(
      world: World(store: nil, reason: "HOME is not set.", folders: Self.folders))
    loop.run(session(), on: &terminal)
    #expect(!terminal.pictures.isEmpty)
  }
}

/// A number that grows by one whenever it is asked for. One thread only.
private final class Ticks: @unchecked Sendable {
  private var count: Int64 = 0

  func next() -> Int64 {
    count += 1
    return count
  }
}
