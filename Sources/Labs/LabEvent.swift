public import Learning
public import TextUI

/// What happens to a lab.
public enum LabEvent: Sendable {
  /// It is on stage now, with these settings of the lesson step on top of its own.
  case opened(view: String, settings: [String: String])
  case setting(name: String, value: String)
  /// A control was turned: −1 and 1 are one notch, −10 and 10 ten.
  case turn(control: Int, by: Int)
  /// The track of a control was pressed or dragged to that share of its way, 0...1.
  case slide(control: Int, to: Double)
  /// The mouse, in cells of the stage, and how large the stage is. A drag that began on the stage
  /// may leave it. Labs that do not care ignore it.
  case pointer(MouseEvent, Size)
  /// Space: begin, pause or go on.
  case run
  /// One step of training.
  case step
  /// Back to the beginning of the run, with the same seed.
  case reset
  /// Back to the beginning with the next seed.
  case reseed
  case slower
  case faster
  /// To this step of what the runs on stage have been through, and rest there.
  case scrub(to: Int)
  /// A key for the stage itself: arrows that move its cursor, capitals that act.
  case key(Key)
  case report(RunReport)
}

/// What a lab asks of the trainer's thread.
public enum LabCommand: Equatable, Sendable {
  /// Replace whatever is there by this job, paused at its start.
  case start(Job)
  /// Put this job beside what is there, paused at its start. From then on `go`, `pause`, `step`,
  /// `measure`, `examine` and `edit` are for all of them.
  case add(Job)
  case go(Pace)
  case pause
  case step
  /// Measure the network of the current job on more data, without training it.
  case measure([Trial])
  /// Follow examples through the network of the current job, once.
  case examine([Examination])
  /// Go to a step that the runs have been at, of as many as the one that has come furthest has done,
  /// and rest there.
  case scrub(to: Int, of: Int)
  /// Set numbers of the network of the current job by hand.
  case edit([TensorEdit])
  /// Bring runs to rest at a step each, and keep what they are there: jobs that come later may branch
  /// off them.
  case branch([BranchPoint])
  /// Write runs and what belongs to them into a folder; what is under way goes on after it.
  case export(LabExport)
  /// Walk through a run.
  case steps(StepCommand)
  /// Put everything that is there aside as it is, at rest: what comes next is for something that lies
  /// over it.
  case shelve
  /// Throw away what came since, and go on with what was put aside last.
  case unshelve
  case stop
  /// Ask a doctor what is wrong with a run: it is gone through once more beside what is there, and
  /// looked at on its way; nil stops that.
  case diagnose(RunExport?)
  /// Take a mean apart into what it is the mean of; nil stops that.
  case breakDown(Breakdown?)
}

/// How much of a run is computed between two pictures. The arithmetic itself is never slowed.
public enum Pace: Equatable, Sendable {
  case steps(Int)
  /// This share of a pass over the training data, so that runs with batches of different sizes go
  /// side by side. A run whose next step is not due yet waits for the others.
  case passes(Double)
  case unlimited
}
