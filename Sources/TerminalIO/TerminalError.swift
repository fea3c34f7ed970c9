enum TerminalError {}
