internal import Labs
internal import TextUI

// The keys of what lies over the panes.
extension DebuggerScreen {
  func toolBindings(_ tool: DebuggerTool) -> [Binding<DebuggerAction>] {
    let close = Binding<DebuggerAction>(.back, "leave it", .closeTool, priority: 10)
    switch tool {
    case .entry:
      return [
        Binding(.type, .type, priority: 8),
        Binding(.takeBack, .type, priority: nil),
        Binding(.act, "take it", .takeTool, priority: 9),
      ] + Binding<DebuggerAction>.pair(.caret, .type, .type, priority: nil) + [close]
    case .parts:
      return Binding<DebuggerAction>.pair(.move, .up, .down, priority: 8)
        + [Binding(.act, "take it", .takeTool, priority: 9), close]
    case .changes:
      var bindings = Binding<DebuggerAction>.pair(.move, .up, .down, priority: 8)
      bindings.append(
        Binding(
          .takeBack, "remove", .removeLine, priority: 9,
          help: "Takes the chosen change or breakpoint away"))
      if report.canRedo {
        bindings.append(
          Binding(["Y"], "Y", "redo", .redo, priority: 6, help: "Makes the change again"))
      }
      return bindings + [Binding(.back, "close", .closeTool, priority: 10)]
    }
  }
}
