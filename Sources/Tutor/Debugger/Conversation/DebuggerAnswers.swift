internal import Compute
internal import Course
internal import Labs
internal import Learning
internal import TextUI

// What becomes of a line that is typed in the debugger.
extension PlainSession {
  mutating func answer(
    _ line: String, in screen: DebuggerScreen, at now: Timestamp
  ) -> [Effect] {
    guard !line.isEmpty else {
      say("? says what can be typed here.")
      return []
    }
    let commands = screen.phrases + DebuggerPhrases.everywhere
    guard let (command, argument) = commands.find(line) else {
      say(misunderstood(line))
      return []
    }
    switch command.action {
    case .debugger(let phrase):
      guard screen.isOpen else {
        say("There is no run to walk through yet.")
        return []
      }
      return answer(phrase, argument, in: screen, at: now)
    case .help: sayHelp(commands)
    case .reading, .room, .runs, .race, .set, .views, .show, .stage, .details, .numbers, .why,
      .again,
      .openLab, .quiz, .progress, .find, .go, .glossary, .home, .quit:
      return performAnywhere(command.action, argument, at: now)
    }
    return []
  }

  private mutating func answer(
    _ phrase: DebuggerPhrase, _ argument: String, in screen: DebuggerScreen, at now: Timestamp
  ) -> [Effect] {
    switch phrase {
    case .step: return move(argument, by: 1, at: now)
    case .back: return move(argument, by: -1, at: now)
    case .loss: return perform(.goal(.loss), at: now)
    case .backward: return perform(.goal(.backward), at: now)
    case .update: return perform(.goal(.update), at: now)
    case .nextStep: return perform(.goal(.nextStep), at: now)
    case .run: return perform(.run, at: now)
    case .undo: return perform(.takeBack, at: now)
    case .redo: return perform(.redo, at: now)
    case .plan: say(lines: screen.planLines(style))
    case .parameters: say(lines: screen.parameterLines(style))
    case .show: return show(argument, in: screen, at: now)
    case .stop: return stop(argument, in: screen)
    case .blanks: return perform(.blanks, at: now)
    case .fill: return fillBlank(argument, in: screen, at: now)
    case .rule: return sayRule(argument, in: screen, at: now)
    case .why, .set, .zero, .hold, .nudge:
      return change(phrase, argument, in: screen, at: now)
    case .suspects:
      said = said.filter { $0 != "suspects" }
      say(lines: screen.fault.map { $0.suspectLines(style) } ?? [])
    case .accuse: return accuse(argument, in: screen, at: now)
    case .data:
      say(lines: screen.fault?.dataLines(style) ?? [])
      return session.changeDebugger(at: now) { screen in
        screen.note(.examples(.training))
        return []
      }
    case .another: return perform(.fault(.another), at: now)
    }
    return []
  }

  private mutating func accuse(
    _ argument: String, in screen: DebuggerScreen, at now: Timestamp
  ) -> [Effect] {
    guard let number = Int(argument), let suspect = FaultSuspect(rawValue: number - 1) else {
      say("Whom? For instance: accuse 3. suspects lists them.")
      return []
    }
    guard screen.fault?.round?.accused.contains(suspect) == false else {
      say("\(suspect.title): you have accused that one.")
      return []
    }
    return session.changeDebugger(at: now) { screen in
      screen.fault?.choose(suspect)
      return screen.perform(.fault(.accuse))
    }
  }

  private mutating func perform(_ action: DebuggerAction, at now: Timestamp) -> [Effect] {
    session.changeDebugger(at: now) { $0.perform(action) }
  }

  private mutating func move(_ argument: String, by sign: Int, at now: Timestamp) -> [Effect] {
    guard let count = argument.isEmpty ? 1 : Int(argument), (1...10_000).contains(count) else {
      say("A number of instructions: step 5.")
      return []
    }
    if count == 1 { return perform(sign > 0 ? .step : .back, at: now) }
    return session.changeDebugger(at: now) { screen in
      screen.plan.follow()
      return [.ask(.move(by: sign * count))]
    }
  }

  private mutating func show(
    _ argument: String, in screen: DebuggerScreen, at now: Timestamp
  ) -> [Effect] {
    guard let reading = screen.reading(named: argument) else {
      say(unknown(argument, in: screen))
      return []
    }
    say(lines: screen.lines(of: reading, style))
    return []
  }

  /// `break 7`, `break nan`: on, or off where it was on.
  private mutating func stop(_ argument: String, in screen: DebuggerScreen) -> [Effect] {
    var breakpoint: Breakpoint?
    if let number = Int(argument), screen.report.rows.indices.contains(number - 1) {
      breakpoint = .instruction(number - 1)
    } else if ["nan", "inf", "∞"].contains(argument.lowercased()) {
      breakpoint = .notFinite
    }
    guard let breakpoint else {
      say("Stop where? break 7 stops before instruction 7, break nan where a number is not finite.")
      return []
    }
    let others = screen.report.breakpoints.filter { $0 != breakpoint }
    let isSet = others.count < screen.report.breakpoints.count
    let words = ChangeList.text(breakpoint, in: screen.report)
    say(isSet ? "No stop any more \(words)." : "Stops \(words).")
    return [.lab(.steps(.stop(at: isSet ? others : others + [breakpoint])))]
  }

  /// A number by its name, and what is to be done with it.
  private mutating func change(
    _ phrase: DebuggerPhrase, _ argument: String, in screen: DebuggerScreen, at now: Timestamp
  ) -> [Effect] {
    let (name, rest) = Self.nameAndRest(argument)
    guard let reading = screen.reading(named: name.tensor) else {
      say(unknown(name.tensor, in: screen))
      return []
    }
    let tensor = TensorName(name.tensor)
    guard let index = screen.index(of: name.place, in: reading) else {
      let extents = reading.summary.shape.description
      say("\(tensor) is \(extents): say which number, counted from 1, as in \(tensor)[1].")
      return []
    }
    let element = TensorElement(tensor, index)
    let part: TensorPart = name.place.isEmpty ? .all : .element(index)
    switch phrase {
    case .why:
      said = said.filter { !$0.hasPrefix("why ") }
      return session.changeDebugger(at: now) { $0.ask(why: element) }
    case .zero: return [.lab(.steps(.set(part, of: tensor, to: 0)))]
    case .set, .hold, .nudge:
      guard let value = NumberInput.parse(rest) else {
        say("To what? For instance: \(phrase == .nudge ? "nudge" : "set") \(argument) 0.1")
        return []
      }
      if phrase == .nudge {
        guard !screen.hidesSlope(of: element) else {
          say("That would tell the slope, which is a blank: fill it in first.")
          return []
        }
        said = said.filter { !$0.hasPrefix("nudge ") }
        return [.lab(.steps(.nudge(element, by: value)))]
      }
      return [
        .lab(
          .steps(
            phrase == .set
              ? .set(part, of: tensor, to: Float(value))
              : .clamp(part, of: tensor, to: Float(value))))
      ]
    case .step, .back, .loss, .backward, .update, .nextStep, .run, .plan, .parameters, .show,
      .undo, .redo, .stop, .blanks, .fill, .rule, .suspects, .accuse, .data, .another:
      return []
    }
  }

  private func unknown(_ name: String, in screen: DebuggerScreen) -> String {
    let names = screen.tensorNames
    let shown = names.prefix(12).joined(separator: ", ")
    return "There is nothing called \(name.isEmpty ? "that" : name) here, but \(shown)"
      + (names.count > 12 ? " and others, as plan says." : ".")
  }

  /// `hidden.weight[2, 1] 0.5` as its name, its place and the rest.
  private static func nameAndRest(
    _ text: String
  ) -> (name: (tensor: String, place: [Int]), rest: String) {
    guard let open = text.firstIndex(of: "["), let close = text.firstIndex(of: "]"), open < close
    else {
      let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
      return ((parts.first ?? "", []), parts.count > 1 ? parts[1] : "")
    }
    let place = text[text.index(after: open)..<close].split { ", ".contains($0) }
      .compactMap { Int($0) }
    let rest = text[text.index(after: close)...].drop { $0 == " " }
    return ((String(text[..<open]), place), String(rest))
  }
}

extension Session {
  /// Lets something happen to the debugger that is up.
  mutating func changeDebugger(
    at now: Timestamp, _ change: (inout DebuggerScreen) -> [ScreenRequest]
  ) -> [Effect] {
    guard case .debugger(var debugger) = screen else { return [] }
    let requests = change(&debugger)
    screen = .debugger(debugger)
    return perform(requests, at: now)
  }
}
