import ArgumentParser
import Foundation
import Runtime

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Look at the terminal, the processor, the lessons and the record.",
    discussion: """
      Says what was found and what to mend, and changes nothing. Exit status: 0 if everything \
      works, 1 if there is something to mend.
      """)

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let folders: Result<Folders, FoldersError>
    do {
      folders = .success(try options.folders())
    } catch let error as FoldersError {
      folders = .failure(error)
    }
    let doctor = Doctor(
      screen: options.screenOptions, folders: folders,
      environment: ProcessInfo.processInfo.environment)
    let diagnoses = doctor.examine()
    for diagnosis in diagnoses { print(Self.lines(of: diagnosis)) }
    let count = diagnoses.count { $0.verdict == .broken }
    print(count == 0 ? "Descent can run." : "\(count) to mend.")
    if count > 0 { throw ExitCode.failure }
  }

  /// The verdict, the subject and what was found, then what to do about it. ASCII: a doctor must
  /// be understood on every terminal.
  private static func lines(of diagnosis: Diagnosis) -> String {
    let mark =
      switch diagnosis.verdict {
      case .sound: "ok"
      case .improvable: "- "
      case .broken: "x "
      }
    let subject = diagnosis.subject.padding(toLength: 11, withPad: " ", startingAt: 0)
    let remedy = diagnosis.remedy.map { "\n" + String(repeating: " ", count: 15) + $0 } ?? ""
    return "\(mark)  \(subject)\(diagnosis.finding)\(remedy)"
  }
}
