/// Why there is no screen; the description is one sentence for the person who started the program.
public enum TerminalError: Error, Equatable, Sendable {
  /// Standard input or output is a pipe, a file or nothing.
  case notATerminal
  /// `TERM` is unset, or names a terminal that cannot move its cursor.
  case tooSimple(name: String)
  /// Nothing is known about a terminal of that name on this machine.
  case unknown(name: String)
}

extension TerminalError: CustomStringConvertible {
  /// What is wrong and what to try.
  public var description: String {
    switch self {
    case .notATerminal:
      "descent needs a terminal: run it in one, or try descent --plain."
    case .tooSimple(name: ""):
      "TERM is not set, so the terminal is unknown: try TERM=xterm-256color."
    case .tooSimple(let name):
      "TERM=\(name) cannot show screens: try TERM=xterm-256color."
    case .unknown(let name):
      "TERM=\(name) is not known on this machine: try TERM=xterm-256color."
    }
  }
}
