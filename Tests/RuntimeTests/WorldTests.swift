import Foundation
import Labs
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
    let world = World(store: store, folders: Self.folders)
    #expect(world.record(Self.event) == .recorded(Self.event))
    #expect(try store.events() == [Self.event])
  }

  @Test func withoutAStoreTheReasonComesBack() {
    let world = World(store: nil, reason: "HOME is not set.", folders: Self.folders)
    #expect(world.record(Self.event) == .notRecorded(Self.event, reason: "HOME is not set."))
  }

  @Test func aDataFileIsRead() {
    let world = World(store: nil, folders: Self.folders)
    guard case .loaded(let tables) = world.load(["spambase"]) else {
      Issue.record("not loaded")
      return
    }
    #expect(tables["spambase"]?.columns.count == 58)
    #expect(tables["spambase"]?.rowCount == 4_601)
    #expect(tables == CourseFiles.tables.filter { $0.key == "spambase" })
  }

  @Test func aFileOfTheLearnersOwnIsReadByItsPath() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/points.csv"
    try "x,y,kind\n1,2,0\n3,4.5,1\n".write(toFile: path, atomically: true, encoding: .utf8)
    let world = World(store: nil, folders: Self.folders)
    let table = DataTable(columns: ["x", "y", "kind"], values: [1, 2, 0, 3, 4.5, 1])
    #expect(world.load([path]) == .loaded([path: table]))
    guard case .notLoaded(let sentence) = world.load([folder.path + "/none.csv"]) else {
      Issue.record("loaded")
      return
    }
    #expect(sentence.contains("none.csv: there is no such file."))
  }

  @Test func aMissingDataFileIsNamed() {
    let world = World(store: nil, folders: Self.folders)
    guard case .notLoaded(let sentence) = world.load(["spambase", "astrology"]) else {
      Issue.record("loaded")
      return
    }
    #expect(sentence.contains("astrology"))
  }

  @Test func nothingAskedForIsNothingRead() {
    let world = World(store: nil, folders: Self.folders)
    #expect(world.load([]) == .loaded([:]))
  }
}
