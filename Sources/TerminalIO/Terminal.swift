public import TextUI

/// Where pictures go and input comes from.
public protocol Terminal {
  /// The size to draw for; a change of it arrives as `Input.resize`.
  var size: Size { get }
  /// What the terminal can show; every surface is made with it.
  var look: Look { get }

  /// Draws what differs from the last picture.
  mutating func show(_ surface: Surface)

  /// The next thing that a person did.
  ///
  /// Waits, without using the processor, until there is one, or `descriptor` is readable, or
  /// `seconds` have passed. Input that is already there comes before `descriptor`.
  ///
  /// - Parameters:
  ///   - seconds: How long to wait at most; nil: as long as it takes.
  ///   - descriptor: A file descriptor that ends the wait when it becomes readable.
  /// - Returns: The input; nil when the wait ended otherwise.
  mutating func nextInput(waiting seconds: Double?, orUntilReadable descriptor: Int32?) -> Input?

  /// Gives the terminal back as it was found. Closing twice is closing once.
  mutating func close()
}
