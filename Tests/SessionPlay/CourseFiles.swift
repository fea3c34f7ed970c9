public import Course
internal import Foundation
public import Labs
internal import Runtime

/// The lessons and the data that Descent is shipped with.
public enum CourseFiles {
  /// The folder of the package.
  public static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// Empty if it cannot be read, which no test survives.
  public static let library: Library =
    (try? LessonFolder(folder + "/lessons").read().0) ?? Library()

  /// What is in every file that a lab asks for.
  public static let data: LabData = {
    var data = LabData()
    for file in LabCatalog.files {
      if let found = try? DataFolder(folder + "/assets").data([file]) { data.merge(found) }
    }
    return data
  }()

  /// The tables among them, by name.
  public static var tables: [String: DataTable] { data.tables }
}
