/// The screen that is up.
public enum ScreenState: Sendable {
  case home(HomeScreen)
  case reading(ReadingScreen)
  case labRoom(LabRoom)
  /// The first half-minute.
  case tour(Tour)
  /// Which network is to be walked through.
  case debugMenu(DebugMenu)
  /// What is wrong with a run.
  case doctor(DoctorScreen)
  /// What a mean is the mean of.
  case breakdown(BreakdownScreen)
  /// What a quiz is to be about.
  case quizMenu(QuizMenu)
  /// A quiz.
  case quiz(QuizScreen)
  /// What the learner's record says of their progress.
  case progress(ProgressScreen)
  /// A run that is walked through.
  case debugger(DebuggerScreen)
  /// The shelf of kept runs.
  case runs(RunsScreen)
  /// Runs against each other.
  case race(RaceScreen)

  /// Whichever it is, by what all screens do.
  var shown: any Screen {
    switch self {
    case .home(let screen): screen
    case .reading(let screen): screen
    case .labRoom(let screen): screen
    case .tour(let screen): screen
    case .debugMenu(let screen): screen
    case .doctor(let screen): screen
    case .breakdown(let screen): screen
    case .quizMenu(let screen): screen
    case .quiz(let screen): screen
    case .progress(let screen): screen
    case .debugger(let screen): screen
    case .runs(let screen): screen
    case .race(let screen): screen
    }
  }

  /// Lets something happen to it, whichever it is.
  mutating func change<Result>(_ change: (inout any Screen) -> Result) -> Result {
    func changed<S: Screen>(_ screen: S, _ wrap: (S) -> ScreenState) -> Result {
      var shown: any Screen = screen
      let result = change(&shown)
      if let screen = shown as? S { self = wrap(screen) }
      return result
    }
    switch self {
    case .home(let screen): return changed(screen, ScreenState.home)
    case .reading(let screen): return changed(screen, ScreenState.reading)
    case .labRoom(let screen): return changed(screen, ScreenState.labRoom)
    case .tour(let screen): return changed(screen, ScreenState.tour)
    case .debugMenu(let screen): return changed(screen, ScreenState.debugMenu)
    case .doctor(let screen): return changed(screen, ScreenState.doctor)
    case .breakdown(let screen): return changed(screen, ScreenState.breakdown)
    case .quizMenu(let screen): return changed(screen, ScreenState.quizMenu)
    case .quiz(let screen): return changed(screen, ScreenState.quiz)
    case .progress(let screen): return changed(screen, ScreenState.progress)
    case .debugger(let screen): return changed(screen, ScreenState.debugger)
    case .runs(let screen): return changed(screen, ScreenState.runs)
    case .race(let screen): return changed(screen, ScreenState.race)
    }
  }
}
