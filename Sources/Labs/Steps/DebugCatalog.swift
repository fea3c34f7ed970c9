/// Networks that `descent debug` opens by name: where they live, from nine numbers to thousands.
public enum DebugCatalog {
  /// A network by its name.
  public struct Entry: Equatable, Sendable {
    /// As it is typed: `C`.
    public let name: String
    /// What it is, for a list.
    public let title: String
    /// The lab that runs it.
    public let lab: String
    /// How the lab is to be set.
    public let settings: [String: String]
  }

  /// From the smallest on.
  public static let entries: [Entry] = [
    Entry(
      name: "R", title: "nine numbers, by hand: relu, half the squared error", lab: DebuggerLab.id,
      settings: ["view": "network", "net": "R"]),
    Entry(
      name: "C", title: "nine numbers with curves: tanh, sigmoid, −ln", lab: DebuggerLab.id,
      settings: ["view": "network", "net": "C"]),
    Entry(
      name: "3-4-3", title: "31 numbers and a shortcut: two ways into one value",
      lab: DebuggerLab.id, settings: ["view": "plan", "net": "3-4-3"]),
    Entry(
      name: "spiral", title: "a spiral in a plane: two hidden layers", lab: PlaygroundLab.id,
      settings: ["pattern": "spiral"]),
    Entry(
      name: "digits", title: "2,410 numbers that read digits", lab: DebuggerLab.id,
      settings: ["view": "wide", "net": "digits"]),
    Entry(
      name: "cnn", title: "windows that slide over pictures: a convolution", lab: WindowLab.id,
      settings: [:]),
    Entry(
      name: "rnn", title: "a memory that fades: the same weights at every step of time",
      lab: MemoryLab.id, settings: [:]),
    Entry(
      name: "attention", title: "looking back where it matters: queries, keys, values",
      lab: LookupLab.id, settings: [:]),
    Entry(
      name: "tinylm", title: "6,340 numbers that continue a sentence", lab: TinyLab.id,
      settings: ["view": "sample"]),
  ]

  /// The network of that name, large or small letters alike; any lab by its own name.
  public static func entry(named name: String) -> Entry? {
    let wanted = name.lowercased()
    if let entry = entries.first(where: { $0.name.lowercased() == wanted }) { return entry }
    return LabCatalog.entry(named: wanted).map {
      Entry(name: $0.id, title: $0.title, lab: $0.id, settings: [:])
    }
  }
}
