internal import Compute
internal import Course
internal import Foundation
internal import Labs
internal import NetworkFiles
internal import Storage
internal import TerminalIO

/// Looks at everything that Descent stands on, and changes nothing.
public struct Doctor {
  private let screen: ScreenOptions
  private let folders: Result<Folders, FoldersError>
  private let environment: [String: String]

  /// - Parameters:
  ///   - screen: What the person asks for.
  ///   - folders: Where lessons, data and record are, or why they were not found.
  public init(
    screen: ScreenOptions, folders: Result<Folders, FoldersError>, environment: [String: String]
  ) {
    self.screen = screen
    self.folders = folders
    self.environment = environment
  }

  /// What was found, from the screen to the record.
  public func examine() -> [Diagnosis] {
    let options = TerminalOptions(
      colors: screen.colors, glyphs: screen.glyphs, theme: screen.theme, mouse: screen.mouse)
    let report = TerminalReport.examine(options, environment: environment)
    return TerminalDiagnosis(report, options, environment).all + [computing(.found())]
      + openBLAS(.found()) + files
  }

  // MARK: Computing

  private func computing(_ power: ComputingPower) -> Diagnosis {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let name = power.processor.isEmpty ? "unknown processor" : power.processor
    return Diagnosis(
      "processor",
      "\(name); \(cores) thread\(cores == 1 ? "" : "s"); kernels for \(power.instructions)")
  }

  private func openBLAS(_ power: ComputingPower) -> [Diagnosis] {
    guard let core = power.openBLAS else {
      return [
        Diagnosis(
          "OpenBLAS", "not installed", .improvable,
          remedy: "Very large products are faster with it: apt install libopenblas0.")
      ]
    }
    return [Diagnosis("OpenBLAS", core.isEmpty ? "installed" : "installed, for \(core)")]
  }

  // MARK: Files

  private var files: [Diagnosis] {
    switch folders {
    case .failure(let error):
      [Diagnosis("lessons", error.description, .broken)]
    case .success(let folders):
      [lessons(in: folders.lessons), data(in: folders.assets), record(in: folders.record)]
    }
  }

  private func lessons(in folder: String) -> Diagnosis {
    do {
      let (library, problems) = try LessonFolder(folder).read()
      let count = library.lessons.count
      let found = "\(count) lesson\(count == 1 ? "" : "s") in \(folder)"
      if let first = problems.first {
        return Diagnosis(
          "lessons", "\(found); \(problems.count) cannot be read: \(first)", .broken,
          remedy: "descent check \(folder) names every line.")
      }
      guard count > 0 else {
        return Diagnosis(
          "lessons", "none in \(folder)", .broken,
          remedy: "--lessons names another folder.")
      }
      return Diagnosis("lessons", found)
    } catch {
      return Diagnosis(
        "lessons", "\(error)", .broken, remedy: "--lessons names another folder.")
    }
  }

  private func data(in folder: String) -> Diagnosis {
    let files = LabCatalog.files
    var missing: [String] = []
    for file in files {
      do {
        _ = try DataFolder(folder).data([file])
      } catch {
        missing.append(error.description)
      }
    }
    if let first = missing.first {
      return Diagnosis(
        "data", first, .broken,
        remedy: "Labs need it: set DESCENT_HOME to a folder with lessons and assets.")
    }
    let tables = files.count { if case .table = $0 { true } else { false } }
    return Diagnosis(
      "data",
      "\(tables) tables and \(files.count - tables) trained networks for labs in \(folder)")
  }

  private func record(in folder: String?) -> Diagnosis {
    guard let folder else {
      return Diagnosis(
        "record", "HOME is not set: nothing is kept", .improvable,
        remedy: "--data-dir names a folder for it.")
    }
    let path = folder + "/record.sqlite"
    do {
      switch try RecordStore.health(in: folder) {
      case .absent: return Diagnosis("record", "none yet; it will be \(path)")
      case .sound(let events, let unreadable):
        let count = "\(path): \(events) event\(events == 1 ? "" : "s")"
        return unreadable == 0
          ? Diagnosis("record", "\(count), sound")
          : Diagnosis(
            "record", "\(count); \(unreadable) more cannot be read", .improvable,
            remedy: "They are kept; a newer Descent may have written them.")
      case .broken(let problems):
        return Diagnosis(
          "record", "\(path) is damaged: \(problems.first ?? "")", .broken,
          remedy: "Copy it to a safe place; the next start sets it aside and begins a new one.")
      case .unusable(let reason):
        return Diagnosis(
          "record", Self.sentence(reason, path), .broken, remedy: Self.remedy(reason))
      }
    } catch {
      return Diagnosis("record", error.description, .broken)
    }
  }

  private static func sentence(_ reason: RecordNotice.Reason, _ path: String) -> String {
    switch reason {
    case .damaged(let detail): "\(path) is damaged (\(detail))"
    case .newer(let version): "\(path) is of a newer Descent (form \(version))"
    case .foreign: "\(path) is of another program"
    }
  }

  private static func remedy(_ reason: RecordNotice.Reason) -> String {
    switch reason {
    case .damaged, .foreign: "The next start sets it aside and begins a new one."
    case .newer: "Update Descent; the next start of this one sets it aside."
    }
  }
}
