internal import CKernels

/// Threads that share the parts of a step, the calling one among them.
///
/// A pointer, so that a running step checks nothing; whoever creates it also deallocates it.
public struct Team {
  private let raw: OpaquePointer

  /// - Parameters:
  ///   - members: how many parts there are, and at most how many threads.
  ///   - work: computes part `part` of task `task`; called on any thread, for each part once.
  public init(
    members: Int, context: UnsafeMutableRawPointer?,
    work: @escaping @convention(c) (UnsafeMutableRawPointer?, Int, Int) -> Void
  ) {
    guard let team = ck_team_create(members, work, context) else {
      preconditionFailure("There is no memory for \(members) threads.")
    }
    raw = team
  }

  /// Runs all parts of a task and returns when they are done.
  public func run(task: Int) { ck_team_run(raw, task) }

  /// Ends the threads; no task may be running.
  public func deallocate() { ck_team_destroy(raw) }
}
