import ArgumentParser
import Foundation
import Runtime
import TextUI
import Tutor

/// Options of every command that opens a screen.
struct GlobalOptions: ParsableArguments {
  @Option(help: "Colours: auto, never, 8, 16, 256 or truecolor.")
  var color = ColorOption.auto

  @Option(help: "Marks for curves and pictures: auto, braille, blocks or ascii.")
  var glyphs = GlyphOption.auto

  @Option(help: "The terminal's background: auto, dark or light.")
  var theme = ThemeOption.auto

  @Option(help: ArgumentHelp("Where the lessons are.", valueName: "dir"))
  var lessons: String?

  @Option(
    name: .customLong("data-dir"),
    help: ArgumentHelp("Where the learner's record is kept; made if missing.", valueName: "dir"))
  var dataDirectory: String?

  @Option(
    help: ArgumentHelp(
      "Who learns, on a computer that several share: a record for each.", valueName: "name"))
  var learner: String?

  @Flag(help: "Nothing is kept, and nothing read that was kept.")
  var guest = false

  @Flag(name: .customLong("no-mouse"), help: "Leave the mouse to the terminal.")
  var noMouse = false

  @Flag(
    name: .customLong("no-motion"),
    help: "Nothing moves: training shows its end, and how far it is meanwhile.")
  var noMotion = false

  @Flag(help: "A conversation in lines on standard streams, for screen readers and pipes.")
  var plain = false

  func validate() throws {
    if guest, learner != nil {
      throw ValidationError("Take one of --learner and --guest: a guest has no name.")
    }
  }

  /// Opens the screen, or the conversation in its place, and stays until the learner leaves.
  func run(_ opening: Session.Opening) throws {
    let folders = try folders()
    if plain {
      try Program.converse(opening: opening, folders: folders, screen: screenOptions)
    } else {
      try Program.run(opening: opening, folders: folders, screen: screenOptions)
    }
  }

  /// Folders, found or said to be missing.
  func folders() throws -> Folders {
    let environment = ProcessInfo.processInfo.environment
    return try Folders(
      lessons: lessons, dataDirectory: dataDirectory, learner: learner, isGuest: guest,
      environment: environment,
      executable: Bundle.main.executablePath ?? CommandLine.arguments[0])
  }

  var screenOptions: ScreenOptions {
    ScreenOptions(
      colors: color.depth, glyphs: glyphs.glyphs, theme: theme.theme, mouse: !noMouse,
      motion: !noMotion)
  }
}

enum ColorOption: String, ExpressibleByArgument, CaseIterable {
  case auto, never
  case eight = "8"
  case sixteen = "16"
  case palette256 = "256"
  case truecolor

  var depth: ColorDepth? {
    switch self {
    case .auto: nil
    case .never: ColorDepth.none
    case .eight: .eight
    case .sixteen: .sixteen
    case .palette256: .palette256
    case .truecolor: .trueColor
    }
  }
}

enum GlyphOption: String, ExpressibleByArgument, CaseIterable {
  case auto, braille, blocks, ascii

  var glyphs: GlyphSet? {
    switch self {
    case .auto: nil
    case .braille: .braille
    case .blocks: .blocks
    case .ascii: .ascii
    }
  }
}

enum ThemeOption: String, ExpressibleByArgument, CaseIterable {
  case auto, dark, light

  var theme: Theme? {
    switch self {
    case .auto: nil
    case .dark: .dark
    case .light: .light
    }
  }
}
