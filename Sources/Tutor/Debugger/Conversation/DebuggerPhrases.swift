/// What can be typed in the debugger.
enum DebuggerPhrase: Equatable, Sendable {
  case step, back, loss, backward, update, nextStep, run
  case plan, parameters, show, why
  case set, zero, hold, undo, redo
  case stop, nudge
  case blanks, fill, rule
  // With a fault to be found.
  case suspects, accuse, data, another
}

/// How it is typed.
enum DebuggerPhrases {
  static let commands: [PlainCommand] = [
    command(["step", "s"], .step, "COUNT", "Run the next instruction, or as many as COUNT"),
    command(["back", ","], .back, "COUNT", "Take one instruction back, or as many as COUNT"),
    command(["loss"], .loss, "", "Run to where the loss is there"),
    command(["backward"], .backward, "", "Run to where all gradients are there"),
    command(["update"], .update, "", "Run to the end of the step"),
    command(["next"], .nextStep, "", "Go to the beginning of the next step"),
    command(["run"], .run, "", "Run until something stops it"),
    command(["plan"], .plan, "", "List the instructions"),
    command(["parameters"], .parameters, "", "List weights and biases with their norms"),
    command(["show"], .show, "NAME", "Say the numbers of a tensor and their slopes"),
    command(["why"], .why, "NAME[i, j]", "Say why a number is what it is"),
    command(["set"], .set, "NAME[i, j] VALUE", "Give a number another value"),
    command(["zero"], .zero, "NAME[i, j]", "Set a number to zero, or all of NAME"),
    command(["hold"], .hold, "NAME[i, j] VALUE", "Hold a number at a value from here on"),
    command(["undo"], .undo, "", "Take the last change back"),
    command(["redo"], .redo, "", "Make it again"),
    command(
      ["break"], .stop, "N", "Stop before instruction N, or nan: where a number is not finite"),
    command(
      ["nudge"], .nudge, "NAME[i, j] BY", "Move a number a little and measure what the loss does"),
    command(
      ["blanks"], .blanks, "", "Take 2, 4 or 8 numbers away, for you to work out; then none"),
    command(["fill"], .fill, "N VALUE", "Enter a number for blank N, or for the next"),
    command(["rule"], .rule, "N", "The rule that blank N follows, without its numbers"),
  ]

  /// With a fault to be found, these too.
  static let faultCommands: [PlainCommand] = [
    command(["suspects"], .suspects, "", "List who may be accused"),
    command(["accuse"], .accuse, "N", "Say which suspect it is"),
    command(["data"], .data, "", "Say what the network learns from"),
    command(["another"], .another, "", "Another network, broken in another way"),
  ]

  private static func command(
    _ words: [String], _ phrase: DebuggerPhrase, _ argument: String, _ help: String
  ) -> PlainCommand {
    PlainCommand(words, .debugger(phrase), argument: argument, help: help)
  }

  /// What can be typed on every screen.
  static let everywhere: [PlainCommand] = [
    PlainCommand(["again", "page"], .again, help: "Say where the run is once more"),
    PlainCommand(["g", "glossary"], .glossary, argument: "TERM", help: "What a term means"),
    PlainCommand(["map", "esc", "leave"], .home, help: "Leave the debugger"),
    PlainCommand(["?", "help"], .help, help: "This list"),
    PlainCommand(["q", "quit", "exit"], .quit, help: "Leave Descent"),
  ]
}
