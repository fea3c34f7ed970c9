import Compute
import Foundation
import GRDB
import Labs
import Learning
import Recall
import SessionPlay
import Storage
import TestSupport
import Testing
import Tutor

@testable import Runtime

/// What effects reach.
@Suite struct WorldTests {
  private static let folders = Folders(
    lessons: CourseFiles.folder + "/lessons", assets: CourseFiles.folder + "/assets", record: nil)
  private static let event = LearnerEvent(time: 5, .flag(item: "L01.sort", lesson: "L01"))

  @Test func anEventReachesTheDiskBeforeItIsConfirmed() throws {
    let folder = try TemporaryFolder()
    let store = try RecordStore.open(in: folder.path).store
    var world = World(store: store, folders: Self.folders)
    #expect(world.record(Self.event) == .recorded(Self.event))
    #expect(try store.events() == [Self.event])
  }

  /// A record that another program keeps to itself is waited for once, and what could not be written
  /// is written later.
  @Test func whatCouldNotBeWrittenGoesWithTheNextThatCan() throws {
    let folder = try TemporaryFolder()
    let store = try RecordStore.open(in: folder.path).store
    var world = World(store: store, folders: Self.folders)
    let events = (1...4).map { LearnerEvent(time: $0, .flag(item: "L01.\($0)", lesson: "L01")) }
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(
      path: folder.path + "/record.sqlite", configuration: configuration)
    try other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
    for event in events.prefix(3) {
      guard case .notRecorded(event, let reason) = world.record(event) else {
        Issue.record("recorded")
        return
      }
      #expect(reason.contains("in use by another program"))
    }
    try other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    #expect(world.record(events[3]) == .recorded(events[3]))
    #expect(try store.events() == events)
  }

  @Test func eventsOfOneMomentKeepTheirOrder() throws {
    let store = try RecordStore.inMemory()
    var world = World(store: store, folders: Self.folders)
    let kinds = [3, 1, 2].map { LearnerEvent.Kind.position(lesson: "L01", step: $0, screen: 0) }
    for kind in kinds {
      let event = LearnerEvent(time: 1_700_000_000_000, kind)
      #expect(world.record(event) == .recorded(event))
    }
    #expect(try store.events().map(\.kind) == kinds)
    #expect(try store.record(in: StudyCalendar()).position(in: "L01")?.step == 2)
  }

  @Test func withoutAStoreTheReasonComesBack() {
    var world = World(store: nil, reason: "HOME is not set.", folders: Self.folders)
    #expect(world.record(Self.event) == .notRecorded(Self.event, reason: "HOME is not set."))
  }

  @Test func aDataFileIsRead() {
    let world = World(store: nil, folders: Self.folders)
    guard case .loaded(let data) = world.load([.table("spambase")]) else {
      Issue.record("not loaded")
      return
    }
    #expect(data.tables["spambase"]?.columns.count == 58)
    #expect(data.tables["spambase"]?.rowCount == 4_601)
    #expect(data == CourseFiles.data.only([.table("spambase")]))
  }

  @Test func aFileOfTheLearnersOwnIsReadByItsPath() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/points.csv"
    try "x,y,kind\n1,2,0\n3,4.5,1\n".write(toFile: path, atomically: true, encoding: .utf8)
    let world = World(store: nil, folders: Self.folders)
    let table = DataTable(columns: ["x", "y", "kind"], values: [1, 2, 0, 3, 4.5, 1])
    #expect(world.load([.table(path)]) == .loaded(LabData(tables: [path: table])))
    guard case .notLoaded(let sentence) = world.load([.table(folder.path + "/none.csv")]) else {
      Issue.record("loaded")
      return
    }
    #expect(sentence.contains("none.csv: there is no such file."))
  }

  @Test func trainedWeightsAreRead() {
    let world = World(store: nil, folders: Self.folders)
    guard case .loaded(let data) = world.load([.weights("digits")]) else {
      Issue.record("not loaded")
      return
    }
    #expect(data.tables.isEmpty)
    #expect(
      data.weights["digits"]?.map(\.shape) == [Shape(32, 64), Shape(32), Shape(10, 32), Shape(10)])
  }

  /// Whether they are missing or cut short: a sentence that names the file.
  @Test(arguments: [nil, 0, 7, 500, 9_951] as [Int?])
  func weightsThatCannotBeReadAreExplained(_ length: Int?) throws {
    let folder = try TemporaryFolder()
    let place = "/networks/digits.safetensors"
    if let length {
      try FileManager.default.createDirectory(
        atPath: folder.path + "/networks", withIntermediateDirectories: true)
      let whole = try Data(contentsOf: URL(fileURLWithPath: Self.folders.assets + place))
      try whole.prefix(length).write(to: URL(fileURLWithPath: folder.path + place))
    }
    let folders = Folders(lessons: folder.path, assets: folder.path, record: nil)
    let world = World(store: nil, folders: folders)
    guard case .notLoaded(let sentence) = world.load([.weights("digits")]) else {
      Issue.record("loaded")
      return
    }
    #expect(sentence.contains("digits.safetensors") && sentence.hasSuffix("."), "\(sentence)")
  }

  @Test func aMissingDataFileIsNamed() {
    let world = World(store: nil, folders: Self.folders)
    guard case .notLoaded(let sentence) = world.load([.table("spambase"), .table("astrology")])
    else {
      Issue.record("loaded")
      return
    }
    #expect(sentence.contains("astrology"))
  }

  @Test func nothingAskedForIsNothingRead() {
    let world = World(store: nil, folders: Self.folders)
    #expect(world.load([]) == .loaded(LabData()))
  }
}
