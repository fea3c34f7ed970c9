/// The screen that is up.
public enum ScreenState: Sendable {
  case home(HomeScreen)
  case reading(ReadingScreen)
  case labRoom(LabRoom)
}

/// Something on top of the screen.
public enum OverlayState: Sendable {
  case help(Help)
  case glossary(Glossary)

  enum Answer { case stay, close, quit }
}
