import Foundation
import TestSupport
import Testing

@testable import Runtime

/// Where lessons, assets and the record are looked for.
@Suite struct FoldersTests {
  /// A folder with lessons and assets at each of `places` below a temporary one.
  private func tree(_ places: [String]) throws -> TemporaryFolder {
    let root = try TemporaryFolder()
    for place in places + ["app/bin"] {
      for name in places.contains(place) ? ["/lessons", "/assets"] : [""] {
        try FileManager.default.createDirectory(
          atPath: root.path + "/" + place + name, withIntermediateDirectories: true)
      }
    }
    return root
  }

  private func found(
    _ root: TemporaryFolder, home: String? = nil, lessons: String? = nil, data: String? = nil
  ) throws -> Folders {
    var environment = ["HOME": "/home/me"]
    if let home { environment["DESCENT_HOME"] = root.path + "/" + home }
    return try Folders(
      lessons: lessons, dataDirectory: data, environment: environment,
      executable: root.path + "/app/bin/descent")
  }

  @Test func placesAreTriedInTheirOrder() throws {
    let all = ["home", "app/bin", "app/share/descent", "app", ""]
    for first in all.indices {
      let root = try tree(Array(all[first...]))
      let folders = try found(root, home: "home")
      let expected = URL(fileURLWithPath: root.path + "/" + all[first]).resolvingSymlinksInPath()
        .path
      #expect(
        URL(fileURLWithPath: folders.lessons).resolvingSymlinksInPath().path
          == expected + "/lessons", "\(all[first])")
      #expect(
        URL(fileURLWithPath: folders.assets).resolvingSymlinksInPath().path
          == expected + "/assets")
    }
  }

  @Test func halfAFolderIsNotEnough() throws {
    let root = try tree(["app"])
    try FileManager.default.createDirectory(
      atPath: root.path + "/app/bin/lessons", withIntermediateDirectories: true)
    #expect(try found(root).lessons.hasSuffix("/app/lessons"))
  }

  @Test func lessonsOfOnesOwnNeedOnlyTheAssets() throws {
    let root = try tree([])
    for path in ["/mine", "/app/bin/assets"] {
      try FileManager.default.createDirectory(
        atPath: root.path + path, withIntermediateDirectories: true)
    }
    let folders = try found(root, lessons: root.path + "/mine")
    #expect(folders.lessons == root.path + "/mine")
    #expect(folders.assets.hasSuffix("/app/bin/assets"))
  }

  @Test func aFolderOfLessonsThatDoesNotExistIsNamed() throws {
    let root = try tree(["app"])
    let error = #expect(throws: FoldersError.self) {
      try found(root, lessons: root.path + "/nowhere")
    }
    #expect(error?.description.contains("--lessons \(root.path)/nowhere") == true)
  }

  @Test func whereNothingIsFoundEveryPlaceIsNamed() throws {
    let root = try tree([])
    let error = #expect(throws: FoldersError.self) { try found(root, home: "home") }
    for place in ["/home", "/app/bin", "/app/share/descent", "/app"] {
      #expect(error?.description.contains(root.path + place) == true, "\(place)")
    }
    #expect(error?.description.contains("DESCENT_HOME") == true)
  }

  @Test func anExecutableBehindALinkIsFollowed() throws {
    let root = try tree(["app"])
    #expect(
      FileManager.default.createFile(atPath: root.path + "/app/bin/descent", contents: nil))
    try FileManager.default.createSymbolicLink(
      atPath: root.path + "/link", withDestinationPath: root.path + "/app/bin/descent")
    let folders = try Folders(
      lessons: nil, dataDirectory: nil, environment: [:], executable: root.path + "/link")
    #expect(folders.lessons.hasSuffix("/app/lessons"))
  }

  @Test(
    arguments: [
      (["XDG_DATA_HOME": "/data", "HOME": "/home/me"], "/data/descent"),
      (["XDG_DATA_HOME": "data", "HOME": "/home/me"], "/home/me/.local/share/descent"),
      (["XDG_DATA_HOME": "", "HOME": "/home/me"], "/home/me/.local/share/descent"),
      (["HOME": "/home/me"], "/home/me/.local/share/descent"),
      (["HOME": "me"], nil),
      ([:], nil),
    ] as [([String: String], String?)])
  func theRecordIsWhereTheSystemKeepsData(
    _ environment: [String: String], _ expected: String?
  ) throws {
    let root = try tree(["app"])
    let folders = try Folders(
      lessons: nil, dataDirectory: nil, environment: environment,
      executable: root.path + "/app/bin/descent")
    #expect(folders.record == expected)
  }

  @Test func aFolderForTheRecordThatIsNamedWins() throws {
    let root = try tree(["app"])
    #expect(try found(root, data: "/elsewhere").record == "/elsewhere")
  }
}
