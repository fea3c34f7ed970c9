internal import CNcurses
internal import Glibc
internal import TextUI

extension NcursesTerminal {
  /// The locale's encoding, or else UTF-8: without it curses cannot draw what the lessons hold.
  /// The encoding alone: a decimal comma would spoil every number that C code reads.
  static func setEncoding() {
    unsafe setlocale(LC_CTYPE, "")
    if unsafe String(cString: nl_langinfo(nl_item(CODESET))) != "UTF-8" {
      unsafe setlocale(LC_CTYPE, "C.UTF-8")
    }
  }

  /// Asks for the colour of the background, and waits a moment for it: a first picture in the
  /// wrong colours would be replaced under the eyes of the learner. Who answers later gets it
  /// replaced; who never does has not kept the learner waiting.
  mutating func askForTheme() {
    TerminalBytes.write(TerminalAnswers.backgroundQuestion + TerminalAnswers.identityQuestion)
    let end = TerminalBytes.milliseconds() + Self.patience
    while !decoder.answers.isIdentified {
      let left = end - TerminalBytes.milliseconds()
      var request = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      guard left > 0, unsafe poll(&request, 1, Int32(left)) > 0, let bytes = TerminalBytes.read()
      else { return }
      decode(bytes)
    }
  }

  /// Longest wait for the terminal's answer, in milliseconds.
  private static let patience: Int64 = 40

  /// Starts curses with the description that fits the colours wanted.
  static func start(_ name: String, _ wanted: ColorDepth?, isAsked: Bool) -> Bool {
    // The kernel knows the size better than LINES and COLUMNS do.
    use_env(false)
    use_tioctl(true)
    if wanted == .trueColor, !name.hasSuffix("-direct") {
      let isMultiplexer = name.hasPrefix("tmux") || name.hasPrefix("screen")
      let screen = unsafe isMultiplexer ? cn_newterm_direct_tmux() : cn_newterm_direct()
      if unsafe screen != nil { return true }
    }
    // TERM=xterm has eight colours, but who asks for more knows better.
    if wanted == .palette256 || wanted == .sixteen, isAsked, !name.contains("256"),
      !name.hasSuffix("-direct"), unsafe cn_newterm(name + "-256color") != nil
    {
      return true
    }
    if unsafe cn_newterm(name) != nil { return true }
    guard let relative = TerminalOptions.wellKnownRelative(of: name) else { return false }
    return unsafe cn_newterm(relative) != nil
  }

  /// What was wanted, as far as the terminal's description goes.
  static func colors(_ wanted: ColorDepth?) -> ColorDepth {
    guard wanted != ColorDepth.none, has_colors(), start_color() == OK else { return .none }
    use_default_colors()
    return TerminalOptions.depth(described: Int(cn_colors()), wanted: wanted)
  }

  static func configure() {
    cbreak()
    noecho()
    nonl()
    curs_set(0)
    unsafe keypad(cn_stdscr(), true)
    // A key that is waiting must not leave a picture half drawn.
    typeahead(-1)
    // ^S would freeze the screen of whoever hits it by accident.
    var modes = termios()
    guard unsafe tcgetattr(STDIN_FILENO, &modes) == 0 else { return }
    modes.c_iflag &= ~tcflag_t(IXON)
    unsafe tcsetattr(STDIN_FILENO, TCSANOW, &modes)
    def_prog_mode()
  }
}
