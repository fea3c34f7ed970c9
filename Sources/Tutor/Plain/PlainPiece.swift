/// A part of what there is to say, which is said once.
///
/// A place is a list of such pieces, made anew from the state whenever something has happened; those
/// that were not said yet are said then. So the conversation can never tell anything else than
/// the screen would show.
struct PlainPiece: Equatable, Sendable {
  /// What it is, so that it is not said twice: `text 3`, `verdict L01.sort 1`.
  var key: String
  var lines: [String]
  /// Whether an empty line comes before it.
  var isSetOff = true
  /// Whether it stays said on the next page, if it is there as well: the same experiment.
  var isLasting = false
}

/// Where the conversation is; in another place everything is said from the beginning.
enum PlainPlace: Equatable, Sendable {
  case home
  case page(lesson: String, number: Int)
  case end(lesson: String)
  case lab(String)
  case debugger(String)
  case race(String)
  case runs
}
