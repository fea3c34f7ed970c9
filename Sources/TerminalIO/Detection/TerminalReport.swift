internal import CNcurses
internal import Glibc
public import TextUI

/// What is known about the terminal without drawing on it.
public struct TerminalReport: Equatable, Sendable {
  /// `TERM`.
  public var name: String
  /// Whether standard input and output are a terminal: only then is there a size, and can it be
  /// asked.
  public var isPresent: Bool
  /// Why no screen can be shown on a terminal of that name; nil if one can.
  public var problem: TerminalError?
  /// Its size, if it is there.
  public var size: Size?
  /// How many colours its description has.
  public var describedColors: Int
  /// What screens will look like.
  public var look: Look
  /// What it says its background is; nil when it does not say.
  public var background: Theme?
  /// Whether pictures appear at once, as it says itself; nil when it does not say.
  public var synchronizesOutput: Bool?
  /// Whether clicks and the wheel can be reported.
  public var hasMouse: Bool
  /// The encoding of the locale, such as `UTF-8`.
  public var encoding: String

  /// Looks into the environment and the terminal's description, and asks the terminal.
  public static func examine(
    _ options: TerminalOptions, environment: [String: String]
  ) -> TerminalReport {
    let name = environment["TERM"] ?? ""
    let isPresent = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1
    unsafe setlocale(LC_CTYPE, "")
    let encoding = unsafe String(cString: nl_langinfo(nl_item(CODESET)))
    let isKnown = name != "" && name != "dumb" && describe(name)
    let wanted = options.wantedColors(in: environment)
    let described = isKnown ? max(0, Int(unsafe cn_number("colors"))) : 0
    let answers =
      isPresent && TerminalOptions.canBeAsked(name)
      ? TerminalProbe.ask() : TerminalAnswers()
    let theme = options.theme ?? answers.theme ?? options.theme(in: environment) ?? .dark
    return TerminalReport(
      name: name, isPresent: isPresent, problem: problem(name, isKnown: isKnown),
      size: isPresent ? size() : nil, describedColors: described,
      look: Look(
        colors: TerminalOptions.depth(
          described: described, wanted: wanted,
          // A description with 24-bit colours comes with the program.
          isAsked: options.colors != nil || wanted == .trueColor),
        glyphs: options.glyphSet(in: environment), theme: theme),
      background: answers.theme, synchronizesOutput: answers.synchronizesOutput,
      hasMouse: isKnown && options.mouse && Modes.capability("kmous") != nil, encoding: encoding)
  }

  private static func describe(_ name: String) -> Bool {
    ([name] + [TerminalOptions.wellKnownRelative(of: name)].compactMap(\.self))
      .contains { unsafe cn_describe($0) }
  }

  private static func problem(_ name: String, isKnown: Bool) -> TerminalError? {
    if name == "" || name == "dumb" { return .tooSimple(name: name) }
    guard isKnown else { return .unknown(name: name) }
    return Modes.areUnderstood ? nil : .tooSimple(name: name)
  }

  private static func size() -> Size? {
    var window = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0
    else { return nil }
    return Size(columns: Int(window.ws_col), rows: Int(window.ws_row))
  }
}
