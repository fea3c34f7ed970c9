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

  /// Every data file that a lab asks for, by name.
  public static let tables: [String: DataTable] = {
    var tables: [String: DataTable] = [:]
    for name in Set(LabCatalog.entries.flatMap(\.tables)) {
      tables[name] = try? DataFolder(folder + "/assets").table(named: name)
    }
    return tables
  }()
}
