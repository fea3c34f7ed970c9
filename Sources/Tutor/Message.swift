public import Labs
public import Recall
public import TextUI

/// Everything that can happen to a session.
public enum Message: Equatable, Sendable {
  case input(Input)
  /// What the trainer's thread says of the run on stage.
  case report(RunReport)
  /// What that thread says of the run that is walked through.
  case steps(StepReport)
  /// What that thread says of the run that a doctor was asked about.
  case diagnosed(DiagnosisReport)
  /// What that thread says of a mean that is taken apart.
  case brokenDown(BreakdownReport)
  /// What was read of the files that were asked for.
  case loaded(LabData)
  /// A sentence on why they could not be read.
  case notLoaded(String)
  /// What came of an export: where it is, or why there is none.
  case exported(String, isError: Bool)
  /// A kept run could not be written, and why.
  case notShelved(String)
  /// The event is on disk.
  case recorded(LearnerEvent)
  /// The event could not be written, and why.
  case notRecorded(LearnerEvent, reason: String)
}

/// Everything that a session asks of the world.
public enum Effect: Equatable, Sendable {
  case record(LearnerEvent)
  case lab(LabCommand)
  /// Read these files; answered by `loaded` or `notLoaded`.
  case load([LabFile])
  /// Write a kept run, or take it away.
  case shelf(ShelfCommand)
  case quit
}

/// Milliseconds since 1970, UTC. The session never reads a clock: it is told.
public typealias Timestamp = Int64
