import Glibc
import TerminalIO
import TextUI

/// A terminal with a person who looks at the screen before they press a key.
struct PatientTerminal: Terminal {
  enum Step {
    case key(Key)
    case resize(Size)
    /// Waits, however long it takes, until this is on the screen.
    case sees(String)
  }

  var size: Size
  let look = Look.standard
  private(set) var pictures: [Surface] = []
  private var steps: ArraySlice<Step>

  /// After the last step the person leaves with ^C.
  init(size: Size = .standard, _ steps: [Step]) {
    self.size = size
    self.steps = steps[...]
  }

  mutating func show(_ surface: Surface) { pictures.append(surface) }

  mutating func nextInput(waiting seconds: Double?, orUntilReadable descriptor: Int32?) -> Input? {
    while case .sees(let text)? = steps.first {
      guard pictures.last?.description.contains(text) == true else {
        wait(seconds, descriptor)
        return nil
      }
      steps.removeFirst()
    }
    switch steps.popFirst() {
    case .key(let key): return .key(key)
    case .resize(let size):
      self.size = size
      return .resize(size)
    case .sees: preconditionFailure("What is to be seen was taken before.")
    case nil: return .key(.control("c"))
    }
  }

  private func wait(_ seconds: Double?, _ descriptor: Int32?) {
    var request = pollfd(fd: descriptor ?? -1, events: Int16(POLLIN), revents: 0)
    let milliseconds = seconds.map { Int32(($0 * 1000).rounded(.up)) } ?? -1
    _ = poll(&request, 1, milliseconds)
  }

  mutating func close() {}
}
