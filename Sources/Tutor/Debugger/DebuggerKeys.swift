internal import Compute
internal import Labs
internal import Learning
internal import TextUI

// The keys that do something now.
extension DebuggerScreen {
  var bindings: [Binding<DebuggerAction>] {
    if let fault, fault.isShown, fault.failure == nil { return fault.bindings }
    if let tool {
      return
        (toolBindings(tool) + [
          Binding(.help, .help, priority: 11), Binding(.quit, .quit, priority: nil),
        ]).disjoint()
    }
    guard isOpen else { return [closeBinding("exit")] + pageBindings }
    if report.isRunning {
      return [Binding(.run, "stop", .interrupt, priority: 10), closeBinding("exit")]
        + pageBindings
    }
    if pane == .blanks {
      return (blankBindings + runBindings + faultBindings + pageBindings).disjoint()
    }
    return
      (runBindings + paneBindings + numberBindings + stopBindings + faultBindings
      + pageBindings).disjoint()
  }

  /// Through the run.
  private var runBindings: [Binding<DebuggerAction>] {
    var bindings = [Binding<DebuggerAction>(.step, "next", .step, priority: 10)]
    let canGoBack = report.position > report.earliest
    if canGoBack {
      bindings += Binding<DebuggerAction>.pair(
        .scrub, "back", .back, .step, priority: 7,
        help: "One instruction back (and . on again), over the ends of steps", shown: ",")
    }
    bindings += [
      Binding(
        ["F"], "F", "loss", .goal(.loss), priority: 8,
        help: "Runs forward, to where the loss is there"),
      Binding(
        ["B"], "B", "slopes", .goal(.backward), priority: 8,
        help: "Runs through backward, to where all gradients are there"),
      Binding(
        ["U"], "U", "update", .goal(.update), priority: 7,
        help: "Runs through the update: the end of the step"),
      Binding(
        ["N"], "N", "next step", .goal(.nextStep), priority: 5,
        help: "To the beginning of the next step, its batch loaded"),
      Binding(
        .run, "run", .run, priority: 4,
        help: "Runs until a breakpoint stops it, or you do"),
    ]
    if let origin, report.position != origin {
      bindings.append(
        Binding(.reset, "start", .restart, priority: 2, help: "Back to where it was opened"))
    }
    return bindings
  }

  /// What is looked at.
  private var paneBindings: [Binding<DebuggerAction>] {
    var bindings: [Binding<DebuggerAction>] = []
    switch pane {
    case .plan:
      bindings += Binding<DebuggerAction>.pair(
        .move, "open", .up, .down, priority: 6, help: "Opens the instruction above or below")
      bindings += Binding<DebuggerAction>.pair(
        .next, "part", .nextPart, .previousPart, priority: 3,
        help: "The next and the last part: forward, backward, update (also n and p)",
        shown: "PgDn")
    case .opened where why.isOpen:
      if reasonCount > 1 {
        bindings += [
          Binding(
            .stage, "choose", .up, priority: 8, help: "Chooses a number", keys: [.up, .left]),
          Binding(.stage, "", .down, priority: nil, keys: [.down, .right], shown: ""),
        ]
      }
      if chosenReason != nil {
        bindings.append(Binding(.act, "why", .open, priority: 9))
      }
      if why.current.flatMap({ report.explanation(of: $0.element)?.instruction }) != nil {
        bindings.append(
          Binding(
            ["J"], "J", "its instruction", .maker, priority: 4,
            help: "Opens the instruction that made it"))
      }
    case .opened:
      bindings.append(
        Binding(.stage, "number", .up, priority: 6, help: "Another number", keys: [.up]))
      for (key, action) in [(Key.down, DebuggerAction.down), (.left, .left), (.right, .right)] {
        bindings.append(Binding(.stage, "", action, priority: nil, keys: [key], shown: ""))
      }
      if let row, choice.pinned == nil, TensorChoice.names(of: row).count > 1 {
        bindings += Binding<DebuggerAction>.pair(
          .next, "tensor", .nextPart, .previousPart, priority: 5,
          help: "The next and the last tensor of this instruction (also n and p)", shown: "PgDn")
      }
    case .network:
      bindings += Binding<DebuggerAction>.pair(
        .move, "parameter", .up, .down, priority: 6, help: "Another weight or bias")
    // It has keys of its own.
    case .blanks: break
    }
    if !why.isOpen, choice.element != nil {
      bindings.append(
        Binding(
          .act, pane == .network ? "open it" : "why", .open, priority: 9,
          help: "Why the chosen number is what it is, down to the inputs"))
    }
    bindings.append(blanksBinding)
    bindings += Binding<DebuggerAction>.pair(
      .pane, "pane", .nextPane, .previousPane, priority: 8,
      help: "Gives the keys to the next pane: plan, instruction, network")
    return bindings
  }

  /// What can be done with the number that is chosen.
  private var numberBindings: [Binding<DebuggerAction>] {
    var bindings: [Binding<DebuggerAction>] = []
    if !why.isOpen, choice.cursor.tableCount > 1 {
      bindings.append(
        Binding(
          .stage, "table", .previousTable, priority: 5,
          help: "Another example, head or channel", keys: ["<"], shown: "< >"))
      bindings.append(
        Binding(.stage, "", .nextTable, priority: nil, keys: [">"], shown: ""))
    }
    if !why.isOpen, report.opened(choice.name)?.gradient != nil {
      bindings.append(
        Binding(
          ["G"], "G", choice.side == .slope ? "values" : "slopes", .turnSide, priority: 3,
          help: "From the values to their slopes, and back"))
    }
    if canNudge {
      bindings.append(
        Binding(
          .stage, "nudge", .nudgeUp, priority: 6,
          help:
            "Moves the number by a little and measures what the loss does; nothing stays changed",
          keys: ["+", "="], shown: "+ −"))
      bindings.append(Binding(.stage, "", .nudgeDown, priority: nil, keys: ["-"], shown: ""))
      bindings += Binding<DebuggerAction>.pair(
        .speed, "by how much", .smallerNudge, .largerNudge, priority: 1,
        help: "Nudges by 0.1, 0.01 or 0.001")
    }
    if canChange {
      bindings += [
        Binding(["E"], "E", "edit", .edit, priority: 5, help: "Gives the number another value"),
        Binding(
          ["Z"], "Z", "zero", .zero, priority: 4,
          help: "Sets the number to 0, or its unit, row, channel or head"),
        Binding(
          ["H"], "H", "hold", .hold, priority: 3,
          help: "Holds the number, or its unit, at a value from here on"),
      ]
    }
    if notFinitePlace != nil, !why.isOpen {
      bindings.append(
        Binding(
          ["C"], "C", "culprit", .culprit, priority: 9,
          help: "Where the first number that is not finite has come from"))
    }
    return bindings
  }

  /// What stops a run, and what was changed.
  private var stopBindings: [Binding<DebuggerAction>] {
    var bindings: [Binding<DebuggerAction>] = []
    if pane == .plan {
      let isSet = report.breakpoints.contains(.instruction(plan.row))
      bindings.append(
        Binding(
          ["K"], "K", isSet ? "no stop" : "stop here", .breakpoint, priority: 4,
          help: "Stops runs before the chosen instruction, or no longer"))
    }
    bindings.append(
      Binding(
        ["I"], "I", report.breakpoints.contains(.notFinite) ? "ignore ∞" : "stop at ∞", .notFinite,
        priority: 2, help: "Stops runs where a number is not finite, or no longer"))
    if choice.element != nil, !why.isOpen, chosenFigure?.isHidden != true {
      bindings.append(
        Binding(
          ["V"], "V", "stop at value", .threshold, priority: 2,
          help: "Stops runs where the chosen number crosses a threshold"))
    }
    if !report.interventions.isEmpty, !why.isOpen {
      bindings.append(
        Binding(.takeBack, "undo", .takeBack, priority: 4, help: "Takes the last change back"))
    }
    if report.canRedo {
      bindings.append(
        Binding(["Y"], "Y", "redo", .redo, priority: 3, help: "Makes the change again"))
    }
    if !ChangeList(report).lines.isEmpty {
      bindings.append(
        Binding(
          ["L"], "L", "list", .changes, priority: 3, help: "What was changed, and what stops a run")
      )
    }
    if why.isOpen {
      bindings += [
        Binding(.takeBack, "back up", .ascend, priority: nil),
        Binding(.back, "back up", .ascend, priority: 10, help: "Back to the number above"),
      ]
    } else {
      bindings.append(closeBinding(choice.pinned == nil ? "exit" : "let go"))
    }
    return bindings
  }

  private var pageBindings: [Binding<DebuggerAction>] {
    [
      Binding(.search, .search, priority: 0), Binding(.glossary, .glossary, priority: 0),
      Binding(.help, .help, priority: 11), Binding(.quit, .quit, priority: 1),
    ]
  }

  private func closeBinding(_ label: String) -> Binding<DebuggerAction> {
    Binding(.back, label, .close, priority: 10)
  }
}
