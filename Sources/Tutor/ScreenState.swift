/// The screen that is up.
public enum ScreenState: Sendable {
  case home(HomeScreen)
  case reading(ReadingScreen)
  case labRoom(LabRoom)
  /// The first half-minute.
  case tour(Tour)
}
