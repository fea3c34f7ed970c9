internal import Labs
public import Learning
internal import TextUI

/// The runs that the learner has kept.
public struct RunShelf: Sendable {
  /// There is room for so many.
  static let most = 12
  private static let letters = "ABCDEFGHIJKL".map(String.init)

  /// In the order in which they were kept.
  public private(set) var runs: [KeptRun] = []
  /// What files are called that may not be written over.
  private var files: Set<String>

  /// Runs from files, as far as there is room.
  ///
  /// - Parameter files: what all files are called that are there, also those that hold no run.
  public init(_ runs: [KeptRun] = [], files: Set<String> = []) {
    self.files = files
    for run in runs { _ = add(run) }
  }

  /// The run of that letter.
  subscript(letter: String) -> KeptRun? {
    get { runs.first { $0.letter == letter } }
    set {
      guard let index = runs.firstIndex(where: { $0.letter == letter }) else { return }
      if let newValue { runs[index] = newValue } else { runs.remove(at: index) }
    }
  }

  /// The run that was meant: by its letter or its name.
  func find(_ name: String) -> KeptRun? {
    runs.first { $0.letter == name.uppercased() }
      ?? runs.first { $0.name.lowercased() == name.lowercased() }
  }

  /// The run that lies there already, whatever it is called.
  func same(as run: KeptRun) -> KeptRun? {
    func unnamed(_ recipe: RunRecipe) -> RunRecipe {
      var recipe = recipe
      for index in recipe.legs.indices { recipe.legs[index].name = "" }
      return recipe
    }
    let wanted = unnamed(run.recipe)
    return runs.first { unnamed($0.recipe) == wanted }
  }

  /// Whether so many more would fit.
  func hasRoom(for count: Int = 1) -> Bool { runs.count + count <= Self.most }

  /// Puts a run on the shelf, with a letter, a name and a file of its own.
  ///
  /// - Returns: the run as it lies there; nil if there is no room.
  mutating func add(_ run: KeptRun) -> KeptRun? {
    let taken = Set(runs.map(\.letter))
    // One that was only looked at keeps the letter that it had meanwhile.
    let free = [run.letter].filter(Self.letters.contains) + Self.letters
    guard let letter = free.first(where: { !taken.contains($0) }), hasRoom() else { return nil }
    var run = run
    run.letter = letter
    if run.name.isEmpty { run.name = name(for: run) }
    run.rename(run.name)
    if run.file == nil { run.file = freeFile(for: run.recipe.last.lab) }
    run.file.map { _ = files.insert($0) }
    runs.append(run)
    return run
  }

  /// Puts a run on the shelf that lies in a file elsewhere.
  mutating func addWithoutFile(_ run: KeptRun) -> KeptRun? {
    guard let added = add(run) else { return nil }
    self[added.letter]?.file = nil
    return self[added.letter]
  }

  /// `playground-3`.
  private func freeFile(for lab: String) -> String {
    var number = 1
    while files.contains("\(lab)-\(number)") { number += 1 }
    return "\(lab)-\(number)"
  }

  /// What sets a run apart from the one that was kept before it: `rate 0.03, batch 20`.
  private func name(for run: KeptRun) -> String {
    let lab = run.recipe.last.lab
    let now = run.recipe.last.settings
    let controls = (run.lab?.controls ?? []).filter { !$0.isOfPicture }
    let labels = Dictionary(
      controls.map { ($0.name, (label: $0.label, value: $0.value)) },
      uniquingKeysWith: { first, _ in first })
    func text(_ name: String) -> String? { labels[name].map { "\($0.label) \($0.value)" } }
    var parts: [String] = []
    if let last = runs.last(where: { $0.recipe.last.lab == lab }) {
      let then = last.recipe.last.settings
      parts = controls.map(\.name).filter { now[$0] != then[$0] }.compactMap(text)
      if parts.isEmpty, now["seed"] != then["seed"] { parts = ["seed \(now["seed"] ?? "")"] }
    }
    if parts.isEmpty { parts = [text("rate") ?? labels.keys.min().flatMap(text) ?? lab] }
    let plain = parts.prefix(2).joined(separator: ", ")
    let isTaken = runs.contains { $0.name == plain }
    return isTaken ? "\(plain), step \(Numbers.grouped(run.steps))" : plain
  }
}

/// What the session asks of the place where kept runs are.
public enum ShelfCommand: Equatable, Sendable {
  /// Write it, or write it anew.
  case write(RunRecipe, file: String)
  case remove(file: String)
}

/// A file of a kept run, as it was found.
public struct ShelfFile: Equatable, Sendable {
  /// What it is called, without the ending.
  public var name: String
  /// What it holds; nil if it cannot be read.
  public var recipe: RunRecipe?
  /// Why not: a sentence.
  public var problem: String?

  /// A file that could be read, or could not.
  public init(_ name: String, recipe: RunRecipe?, problem: String? = nil) {
    self.name = name
    self.recipe = recipe
    self.problem = problem
  }
}

extension RunShelf {
  /// The runs of these files.
  public init(_ files: [ShelfFile]) {
    self.init(
      files.compactMap { file in file.recipe.map { KeptRun($0, file: file.name) } },
      files: Set(files.map(\.name)))
  }
}
