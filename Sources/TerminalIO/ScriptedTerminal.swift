internal import Glibc
public import TextUI

/// A terminal for tests: what happens comes from a list, the pictures are kept.
public struct ScriptedTerminal: Terminal {
  /// One thing that happens while the program waits.
  public enum Step: Hashable, Sendable {
    case input(Input)
    /// The wait lasts until its descriptor is readable, and ends with nothing.
    case signal
    /// The wait's time runs out at once, and it ends with nothing.
    case timeout
  }

  /// Changed by a resize in the script.
  public private(set) var size: Size
  /// As given.
  public let look: Look
  /// Every picture shown, the first one first.
  public private(set) var pictures: [Surface] = []
  /// Whether `close` was called.
  public private(set) var isClosed = false
  private var steps: ArraySlice<Step>
  private let ending: Input

  /// A terminal on which `steps` happen.
  ///
  /// - Parameters:
  ///   - ending: What comes when `steps` are used up, again and again.
  public init(
    size: Size = .standard, look: Look = .standard, steps: [Step],
    thenAlways ending: Input = .key(.character("q"))
  ) {
    self.size = size
    self.look = look
    self.steps = steps[...]
    self.ending = ending
  }

  /// A terminal on which a person does `inputs`, one after another.
  public init(
    size: Size = .standard, look: Look = .standard, inputs: [Input],
    thenAlways ending: Input = .key(.character("q"))
  ) {
    self.init(size: size, look: look, steps: inputs.map(Step.input), thenAlways: ending)
  }

  /// Keeps the picture.
  public mutating func show(_ surface: Surface) { pictures.append(surface) }

  /// The next step's input; a resize also changes `size`.
  public mutating func nextInput(
    waiting seconds: Double?, orUntilReadable descriptor: Int32?
  ) -> Input? {
    switch steps.popFirst() ?? .input(ending) {
    case .input(let input):
      if case .resize(let size) = input { self.size = size }
      return input
    case .signal:
      guard let descriptor else { preconditionFailure("The script waits for no descriptor.") }
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      while unsafe poll(&request, 1, -1) < 0, errno == EINTR {}
      return nil
    case .timeout:
      precondition(seconds != nil, "The script's timeout meets a wait without one.")
      return nil
    }
  }

  /// Notes that the program is done with it.
  public mutating func close() { isClosed = true }
}
