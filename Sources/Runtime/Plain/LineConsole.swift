internal import Foundation

/// Lines from one file descriptor and lines to another: a terminal that nothing is drawn on, or
/// pipes.
public struct LineConsole {
  private let input: Int32
  private let output: Int32
  private var buffer: [UInt8] = []
  private var isAtEnd = false
  /// Bytes of a line that are kept; nobody types more.
  private static let longest = 4096

  /// By default the standard streams.
  public init(input: Int32 = 0, output: Int32 = 1) {
    self.input = input
    self.output = output
  }

  /// Whether a person types at a terminal, who may want to stop what goes on.
  public var isInteractive: Bool { isatty(input) == 1 }

  /// Columns of the terminal that is written to; nil for a pipe or a file.
  public var columns: Int? {
    var window = winsize()
    let status = unsafe ioctl(output, UInt(TIOCGWINSZ), &window)
    return status == 0 && window.ws_col > 0 ? Int(window.ws_col) : nil
  }

  /// Writes lines, each with its end.
  public func write(lines: [String]) {
    if !lines.isEmpty { write(lines.joined(separator: "\n") + "\n") }
  }

  /// Writes text as it is, at once. What cannot be written is lost: there is nobody to read it.
  public func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { bytes in
        unsafe Foundation.write(output, bytes.baseAddress, bytes.count)
      }
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Whether somebody has pressed Enter on an empty line; takes that line, and no other, so that what
  /// was typed ahead stays an answer to what comes.
  public mutating func takeInterrupt() -> Bool {
    var request = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
    if buffer.isEmpty, !isAtEnd, unsafe poll(&request, 1, 0) > 0 { fill() }
    guard buffer.first == UInt8(ascii: "\n") else { return false }
    buffer.removeFirst()
    return true
  }

  /// The next line without its end; waits for it. nil when there are no more.
  ///
  /// A line that comes from a pipe is written down as well, where a person at a terminal would see
  /// what they type.
  public mutating func readLine() -> String? {
    var line: [UInt8]?
    while line == nil, !isAtEnd {
      line = takeLine()
      if line == nil { fill() }
    }
    if line == nil { line = takeRest() }
    guard let line else {
      write("\n")
      return nil
    }
    let text = String(decoding: line, as: UTF8.self)
    if !isInteractive { write(text + "\n") }
    return text
  }

  private mutating func takeLine() -> [UInt8]? {
    guard let end = buffer.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    var line = Array(buffer[..<end].prefix(Self.longest))
    buffer.removeFirst(end + 1)
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    return line
  }

  /// A last line that has no end.
  private mutating func takeRest() -> [UInt8]? {
    if let line = takeLine() { return line }
    guard !buffer.isEmpty else { return nil }
    defer { buffer = [] }
    return buffer
  }

  private mutating func fill() {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = unsafe bytes.withUnsafeMutableBytes { space in
      unsafe read(input, space.baseAddress, space.count)
    }
    if count < 0, errno == EINTR || errno == EAGAIN { return }
    guard count > 0 else {
      isAtEnd = true
      return
    }
    // Of a line without an end only the beginning is kept.
    let room = max(0, Self.longest - buffer.count)
    let new = bytes.prefix(count)
    buffer += new.contains(UInt8(ascii: "\n")) ? new : new.prefix(room)
  }
}
