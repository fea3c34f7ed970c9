internal import TerminalIO
internal import TextUI

/// What is found about the screen, from what the terminal, its description and the environment say.
struct TerminalDiagnosis {
  private let report: TerminalReport
  private let options: TerminalOptions
  private let environment: [String: String]

  init(
    _ report: TerminalReport, _ options: TerminalOptions, _ environment: [String: String]
  ) {
    self.report = report
    self.options = options
    self.environment = environment
  }

  /// Nothing but its name where there is no screen to be had.
  var all: [Diagnosis] {
    guard report.problem == nil else { return [terminal] }
    return [terminal, colors, background, marks, pictures, mouse]
  }

  private var terminal: Diagnosis {
    if let problem = report.problem {
      // A pipe needs no screen, and says nothing about the one that there may be.
      return Diagnosis(
        "terminal", problem.description, report.isPresent ? .broken : .improvable)
    }
    guard report.isPresent else {
      return Diagnosis(
        "terminal", "\(report.name), but input or output is none here", .improvable,
        remedy: "Run descent doctor in the terminal itself to learn more.")
    }
    guard let size = report.size else { return Diagnosis("terminal", report.name) }
    let found = "\(report.name), \(size.columns) by \(size.rows)"
    let least = Size.smallest
    return size.columns < least.columns || size.rows < least.rows
      ? Diagnosis(
        "terminal", found, .improvable,
        remedy: "Make the window \(least.columns) by \(least.rows) at least.")
      : Diagnosis("terminal", found)
  }

  private var colors: Diagnosis {
    switch report.look.colors {
    case .none where options.colors == nil && environment["NO_COLOR"]?.isEmpty == false:
      Diagnosis("colours", "none, as NO_COLOR asks; weight and marks say the same")
    case .none where options.colors != nil:
      Diagnosis("colours", "none, as asked for; weight and marks say the same")
    case .none:
      Diagnosis(
        "colours", "none, as TERM=\(report.name) has none", .improvable,
        remedy: "If it can show some: --color 256, or TERM=xterm-256color.")
    case .eight:
      Diagnosis(
        "colours", "8", .improvable,
        remedy: "Most terminals can do more: --color 256, or TERM=xterm-256color.")
    case .sixteen:
      Diagnosis("colours", "16", .improvable, remedy: "If it can show more: --color 256.")
    case .palette256:
      Diagnosis("colours", "256; if it can show more, COLORTERM=truecolor says so")
    case .trueColor: Diagnosis("colours", "24-bit")
    }
  }

  private var background: Diagnosis {
    if let theme = options.theme {
      return Diagnosis("background", "\(theme), as asked for")
    }
    if let theme = report.background {
      return Diagnosis("background", "\(theme), as the terminal says")
    }
    let theme = report.look.theme
    return environment["COLORFGBG"]?.isEmpty == false
      ? Diagnosis("background", "\(theme), as COLORFGBG says")
      : Diagnosis(
        "background", "taken for \(theme), since the terminal does not say; --theme sets it")
  }

  private var marks: Diagnosis {
    switch report.look.glyphs {
    case .braille: Diagnosis("marks", "braille and blocks, in \(report.encoding)")
    case .blocks: Diagnosis("marks", "blocks; --glyphs braille if the font has it")
    case .ascii where options.glyphs == .ascii: Diagnosis("marks", "ASCII, as asked for")
    case .ascii:
      Diagnosis(
        "marks", "ASCII alone, as the locale is of another encoding than UTF-8", .improvable,
        remedy: "LANG=C.UTF-8 before descent, or --glyphs braille.")
    }
  }

  private var pictures: Diagnosis {
    switch report.synchronizesOutput {
    case true?: Diagnosis("pictures", "appear at once")
    case false?: Diagnosis("pictures", "appear as they come: no synchronized output")
    case nil: Diagnosis("pictures", "appear at once if the terminal can, which it does not say")
    }
  }

  private var mouse: Diagnosis {
    if !options.mouse { return Diagnosis("mouse", "left to the terminal, as asked for") }
    return Diagnosis(
      "mouse", report.hasMouse ? "clicks, drags and the wheel" : "none; no screen needs one")
  }
}
