public import Course
public import Labs
public import Recall
internal import Runtime
public import Tutor

/// Holds a conversation with the real engine, without streams, a clock or a thread.
public struct PlainPlayer {
  public private(set) var plain: PlainSession
  /// What was recorded, oldest first.
  public private(set) var events: [LearnerEvent] = []
  /// Everything said, with the prompts and what was typed behind them.
  public private(set) var transcript: [String] = []
  /// What the last line was answered with.
  public private(set) var reply: [String] = []
  /// What was to be written into a folder.
  public private(set) var exports: [LabExport] = []
  /// Milliseconds since 1970; never moves by itself.
  public var now: Timestamp = 1_700_000_000_000
  private var trainer = InlineTrainer()

  /// A conversation about the shipped course.
  public init(
    events: [LearnerEvent] = [], opening: Session.Opening = .home,
    library: Library = CourseFiles.library, style: PlainStyle = PlainStyle()
  ) {
    plain = PlainSession(
      Session(library: library, events: events, opening: opening), style: style)
    perform(plain.start(at: now))
    rest()
  }

  public var isOver: Bool { plain.isOver }
  public var prompt: String { plain.prompt }

  public var reading: ReadingScreen? {
    if case .reading(let reading) = plain.session.screen { reading } else { nil }
  }

  /// Everything said so far, as words apart by single blanks.
  public var words: String {
    transcript.joined(separator: " ").split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// Types lines, one after the other.
  public mutating func type(_ lines: String...) {
    for line in lines { type(line: line) }
  }

  /// Types a line; nil ends the input.
  public mutating func type(line: String?) {
    transcript.append(prompt + (line ?? ""))
    perform(plain.answer(line, at: now))
    rest()
  }

  private mutating func rest() {
    while trainer.isBusy, !plain.isOver {
      perform(plain.update(trainer.advance(), at: now))
      if let report = trainer.stepReport() { perform(plain.update(.steps(report), at: now)) }
    }
    plain.rest()
    reply = plain.takeLines()
    transcript += reply
  }

  private mutating func perform(_ effects: [Effect]) {
    var waiting = effects
    while !waiting.isEmpty {
      switch waiting.removeFirst() {
      case .quit: break
      case .lab(.export(let export)):
        exports.append(export)
        waiting += plain.update(.exported("Written.", isError: false), at: now)
      case .lab(let command): trainer.post(command)
      case .record(let event):
        events.append(event)
        waiting += plain.update(.recorded(event), at: now)
      case .load(let files):
        waiting += plain.update(.loaded(CourseFiles.data.only(files)), at: now)
      // Where kept runs are written is nothing that a conversation hears of.
      case .shelf: break
      }
    }
  }

  // MARK: A learner

  /// The line that a learner types next in a lesson; nil at its end.
  public func nextLine(_ learner: Learner) -> String? {
    guard let reading, !reading.isAtEnd else { return nil }
    if let question = reading.activeQuestion, let state = reading.questions[question.id] {
      switch state.phase {
      case .open: return learner.answer(to: question).map { $0.line(of: state) } ?? "x"
      case .confidence: return "\(learner.confidence.rawValue)"
      case .locked: return lineToRun(reading)
      case .saving, .graded, .skipped: return ""
      }
    }
    // A question that was passed over still hides what follows until there is a run.
    if reading.visibleBlocks.count < reading.page.blocks.count, let line = lineToRun(reading) {
      return line
    }
    if let question = reading.settledQuestion, reading.questions[question.id]?.mayRetry == true {
      return "n"
    }
    return ""
  }

  private func lineToRun(_ reading: ReadingScreen) -> String? {
    guard let lab = reading.stage?.lab, lab.run != .finished || lab.isRunnable else { return nil }
    if lab.isRunnable { return "run" }
    let sorted = lab.metrics["sort.done"].map { Int($0) } ?? 0
    return sorted.isMultiple(of: 2) == (sorted < 4) ? "spam" : "good mail"
  }

  /// Plays the lesson that is open to its end.
  public mutating func playLesson(_ learner: Learner) {
    for _ in 0..<300 {
      guard let line = nextLine(learner) else { return }
      type(line: line)
    }
  }
}

extension Answer {
  /// As it is typed: by the numbers of the rows shown.
  public func line(of state: QuestionState) -> String {
    func row(_ option: Int) -> String { "\((state.order.firstIndex(of: option) ?? 0) + 1)" }
    return switch self {
    case .choice(let option): row(option)
    case .multi(let options): options.sorted().map(row).joined(separator: " ")
    case .number(let value): value == value.rounded() ? "\(Int(value))" : "\(value)"
    case .order(let lines): lines.map(row).joined(separator: " ")
    case .text, .shape, .match, .mark, .curve, .cells, .goal: text
    }
  }
}
