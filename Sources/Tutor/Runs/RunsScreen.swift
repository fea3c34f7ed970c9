internal import Labs
internal import Learning
internal import TextUI

/// The shelf: the runs that were kept, and the chosen ones over each other, side by side, and by what
/// sets them apart.
public struct RunsScreen: Sendable {
  /// As many runs over each other can still be told apart.
  static let most = 6

  /// What is shown of the chosen runs.
  enum Picture: Int, CaseIterable {
    case curves, pair, differences

    var title: String {
      switch self {
      case .curves: "curves"
      case .pair: "side by side"
      case .differences: "what differs"
      }
    }
  }

  /// The shelf, as the session has it.
  public internal(set) var shelf: RunShelf
  /// The letters of those that lie on it for this look only: the runs on stage.
  var visiting: Set<String> = []
  /// What was read of data files so far.
  var data: LabData
  /// The chosen run, as a place on the shelf.
  var cursor = 0
  /// The letters of those that are compared, in the order in which they were ticked.
  var ticked: [String] = []
  var picture = Picture.curves
  /// Which of the compared runs stands at the left.
  var left = 0
  /// What is typed as its new name.
  var naming: TextEntry?
  /// The run that is made again.
  var repeating: Repeating?
  /// The letters of those that are to be made again after it.
  var waiting: [String] = []
  /// Numbers for its jobs.
  private(set) var nextJob = 1

  /// A run that is made again.
  struct Repeating: Sendable {
    var letter: String
    /// Nil as long as its data is not there.
    var run: RepeatedRun?
  }

  /// - Parameter visitors: Runs that do not lie on the shelf, to be seen beside those that do.
  init(_ shelf: RunShelf, visitors: [KeptRun] = [], data: LabData) {
    var shelf = shelf
    visiting = Set(visitors.compactMap { shelf.addWithoutFile($0)?.letter })
    self.shelf = shelf
    self.data = data
    // The last that were kept are those of interest.
    ticked = shelf.runs.suffix(Self.most).map(\.letter)
    cursor = max(0, shelf.runs.count - 1)
  }

  /// The chosen run.
  var chosen: KeptRun? { shelf.runs.indices.contains(cursor) ? shelf.runs[cursor] : nil }
  /// Those that are compared, with their strokes.
  var compared: [(run: KeptRun, stroke: Int)] {
    ticked.enumerated().compactMap { place, letter in shelf[letter].map { ($0, place) } }
  }
  /// Those that stand side by side: where there is room for one, the first of them.
  var pair: [KeptRun] {
    let runs = compared.map(\.run)
    guard runs.count > 1 else { return runs }
    return [runs[left % runs.count], runs[(left + 1) % runs.count]]
  }

  // MARK: What keys do

  mutating func tick() {
    guard let letter = chosen?.letter else { return }
    if let place = ticked.firstIndex(of: letter) {
      ticked.remove(at: place)
    } else if ticked.count < Self.most {
      ticked.append(letter)
    }
    left = 0
  }

  mutating func show(_ pictures: Int) {
    let all = Picture.allCases.count
    picture = Picture(rawValue: ((picture.rawValue + pictures) % all + all) % all) ?? .curves
  }

  mutating func move(by rows: Int) {
    cursor = min(max(0, cursor + rows), max(0, shelf.runs.count - 1))
  }

  mutating func turnPair(by runs: Int) {
    let count = max(1, compared.count)
    left = ((left + runs) % count + count) % count
  }

  /// Lets a run that is only looked at stay on the shelf.
  mutating func keep(_ letter: String) -> [ScreenRequest] {
    guard visiting.remove(letter) != nil, let run = shelf[letter] else { return [] }
    return [.shelf(.add(run))]
  }

  mutating func rename(_ letter: String, to name: String) -> [ScreenRequest] {
    let name = String(name.filter { !$0.isNewline }.prefix(40))
    guard !name.isEmpty, var run = shelf[letter] else { return [] }
    run.rename(name)
    shelf[letter] = run
    return [.shelf(.rename(letter, to: name))]
  }

  mutating func remove(_ letter: String) -> [ScreenRequest] {
    guard let run = shelf[letter] else { return [] }
    shelf[letter] = nil
    ticked.removeAll { $0 == letter }
    move(by: 0)
    if visiting.remove(letter) != nil { return [] }
    return [.shelf(.remove(letter)), .say("\(run.title) is off the shelf.")]
  }

  func export(_ letter: String) -> [ScreenRequest] {
    guard let run = shelf[letter], let lab = run.lab, let export = run.run else {
      return [.say("It has to be made again first: L does that.")]
    }
    return [
      .effect(
        .lab(
          .export(
            Stage.export(
              of: lab, called: run.recipe.last.lab, runs: [export], [run.recipe]))))
    ]
  }

  // MARK: Making a run again

  /// The number of the first job that it may give.
  mutating func number(from firstJob: Int) { nextJob = firstJob }

  /// Trains a run again from its recipe, up to where it stood.
  mutating func makeAgain(_ letter: String) -> [ScreenRequest] {
    guard let run = shelf[letter] else { return [] }
    guard repeating == nil else {
      if !waiting.contains(letter) { waiting.append(letter) }
      return []
    }
    repeating = Repeating(letter: letter)
    shelf[letter]?.check = .underWay(0)
    let missing = run.recipe.files.filter { !data.contains($0) }
    return missing.isEmpty ? startAgain() : [.effect(.load(missing))]
  }

  /// Starts it, once its data is there.
  mutating func startAgain() -> [ScreenRequest] {
    guard let letter = repeating?.letter, repeating?.run == nil, let run = shelf[letter] else {
      return []
    }
    guard run.recipe.files.allSatisfy(data.contains) else { return [] }
    do throws(LabError) {
      let again = try RepeatedRun(run.recipe, data: data, firstJob: nextJob)
      nextJob += 1 << 17
      repeating?.run = again
      return [.effect(.lab(.start(again.job)))]
    } catch {
      return end(.failed(error.description))
    }
  }

  /// It has been trained further, or is where it was.
  mutating func receive(_ report: RunReport) -> [ScreenRequest] {
    guard let again = repeating?.run, report.job == again.job.number,
      let letter = repeating?.letter,
      var run = shelf[letter]
    else { return [] }
    if let failure = report.failure { return end(.failed(failure)) }
    guard !report.isRunning, report.progress == nil else {
      let step = report.progress?.step ?? report.snapshot.position.step
      shelf[letter]?.check = .underWay(step)
      return []
    }
    var lab = again.lab
    _ = lab.update(.report(report))
    run.lab = lab
    run.run = RunExport(
      name: run.name, job: again.job, steps: report.snapshot.position.step, edits: report.edits)
    run.report = report
    shelf[letter] = run
    return end(.done(RepeatVerdict(report, run.recipe)))
  }

  /// Notes what came of it, and goes on with the next.
  mutating func end(_ check: KeptRun.Check) -> [ScreenRequest] {
    guard let letter = repeating?.letter else { return [] }
    repeating = nil
    shelf[letter]?.check = check
    var requests: [ScreenRequest] = [.effect(.lab(.stop))]
    if let run = shelf[letter] {
      requests.append(.shelf(.update(run)))
      if let sentence = run.checkSentence { requests.append(.say("\(run.title): \(sentence).")) }
    }
    guard !waiting.isEmpty else { return requests }
    return requests + makeAgain(waiting.removeFirst())
  }
}
