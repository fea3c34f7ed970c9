internal import Course
internal import TextUI

/// What a learner picks, types, moves or fills in to answer a question of one type.
///
/// A value of its own: keys change it, Enter makes an answer of it, and it draws itself as it stands.
/// A question type is a file in `Sheets` and a line in `Sheet`.
protocol AnswerSheet: Equatable, Sendable {
  /// The keys that change it or hand it in, most useful first.
  func bindings(_ words: SheetWords) -> [Binding<SheetAction>]
  /// Does what one of those keys is for.
  mutating func perform(_ action: SheetAction, _ key: Key) -> SheetOutcome
  /// The row that the mouse has pressed.
  mutating func press(row: Int) -> SheetOutcome
  /// Text that was pasted.
  mutating func paste(_ text: String)
  /// Takes up an answer that was given before.
  mutating func show(_ answer: Answer)

  /// What stands below the prompt.
  func items(_ look: SheetLook) -> [TextColumn.Item]
  /// What belongs beside the text where there is room; part of `items` where there is none.
  func picture(_ look: SheetLook) -> (any ColumnWidget)?

  // As a conversation.
  /// What can be answered, each a line, with where its second line begins.
  func plainLines(_ prose: Prose) -> [String]
  /// What an answer looks like: `1-4`, `a number from 50 to 100`.
  var plainRange: String { get }
  /// A line that was typed; nil if it is no attempt at an answer.
  mutating func read(_ line: String) -> SheetOutcome?
  /// The answer in the words of the lines that were said.
  func plainText(_ answer: Answer) -> String
}

extension AnswerSheet {
  mutating func press(row: Int) -> SheetOutcome { .unmoved }
  mutating func paste(_ text: String) {}
  func picture(_ look: SheetLook) -> (any ColumnWidget)? { nil }
  func plainLines(_ prose: Prose) -> [String] { [] }
}

/// A sheet of rows with a cursor.
protocol RowSheet: AnswerSheet {
  var order: [Int] { get }
  /// The row that the arrows are on, as shown.
  var cursor: Int { get set }
}

extension RowSheet {
  mutating func move(by rows: Int) -> SheetOutcome {
    let target = min(max(0, cursor + rows), order.count - 1)
    defer { cursor = target }
    return target == cursor ? .unmoved : .changed
  }
}

/// What keys can do to an answer.
enum SheetAction: Equatable, Sendable {
  case up, down, left, right
  /// A digit.
  case pick
  case commit, tick, carry
  /// A key for the text that is being typed.
  case edit
  case raise, lower
  /// Out of the text field, so that letters are keys again; and back.
  case leaveField, enterField
  /// The live lab of a task.
  case openLab
}

/// What came of a key.
enum SheetOutcome: Equatable, Sendable {
  case changed
  /// There was nowhere to go.
  case unmoved
  /// The answer is given.
  case answer(Answer)
  /// It cannot be an answer, and why: a sentence.
  case problem(String)
  /// The lab of the task is wanted.
  case lab(GoalTask)
}

/// What the keys of a sheet are called where the question stands.
struct SheetWords {
  /// What Enter or a digit does: `answer`, `predict`.
  var answer = "answer"
}

/// How a sheet is drawn: what is known of its question now.
struct SheetLook {
  /// The question's id.
  var id: String
  var prose: Prose
  /// What the learner's answer is called: `your answer`, `your prediction`.
  var label = "your answer"
  /// Whether keys go to it.
  var isFocused = false
  /// Whether the answer can still be changed.
  var isOpen = true
  /// Whether it is given and not judged yet.
  var isLocked = false
  /// The verdict that is shown, and the answer that it is about.
  var verdict: Verdict?
  var answer: Answer?
  /// Whether a wrong answer may be mended: then what is right is not shown.
  var mayRetry = false
  /// Whether the learner's answer was a prediction.
  var isPrediction = false
  /// Why what was typed is no answer.
  var problem: String?
  /// What the run has measured.
  var metric: @Sendable (String) -> Double? = { _ in nil }

  /// How one of several options stands, of which one is to be picked: right and wrong show only with
  /// the verdict, and the key only once no try is left.
  func mark(isPicked: Bool, isRight: Bool) -> OptionList.Mark {
    guard let verdict else { return isPicked ? (isLocked ? .locked : .checked) : .none }
    if verdict.isRight { return isPicked ? .right : .none }
    if mayRetry { return isPicked ? .wrong : .none }
    return isRight ? .right : isPicked ? .wrong : .none
  }

  /// Whether the key may be shown.
  var showsKey: Bool { verdict.map { !$0.isRight && !mayRetry } ?? false }
}

/// Something in a column of text that knows how high it is.
protocol ColumnWidget: Widget {
  func height(columns: Int) -> Int
  /// The rows that keys act on, if any.
  func focusedRows(columns: Int) -> Range<Int>?
}

extension ColumnWidget {
  func focusedRows(columns: Int) -> Range<Int>? { nil }
}

/// An answer sheet of whichever type.
enum Sheet: Equatable, Sendable {
  case choice(ChoiceSheet)
  case multi(MultiSheet)
  case number(NumberSheet)
  case order(OrderSheet)
  case words(WordsSheet)
  case shape(ShapeSheet)
  case match(MatchSheet)
  case mark(MarkSheet)
  case curve(CurveSheet)
  case trace(TraceSheet)
  case goal(GoalSheet)

  /// An empty one, its options or lines shuffled by `seed`.
  init(_ question: Question, seed: UInt64) {
    let order = question.displayOrder(seed: seed)
    self =
      switch question.kind {
      case .choice(let choices): .choice(ChoiceSheet(choices, order: order))
      case .multi(let choices): .multi(MultiSheet(choices, order: order))
      case .numeric(let numeric): .number(NumberSheet(numeric))
      case .order(let lines): .order(OrderSheet(lines, order: order))
      case .short(let short): .words(WordsSheet(short))
      case .shape(let shape): .shape(ShapeSheet(shape))
      case .match(let matching): .match(MatchSheet(matching, order: order))
      case .plot(let plot):
        if case .mark(let mark) = plot.task {
          .mark(MarkSheet(plot, mark))
        } else {
          .curve(CurveSheet(plot, order: order))
        }
      case .trace(let trace): .trace(TraceSheet(trace))
      case .goal(let task): .goal(GoalSheet(task))
      }
  }

  /// Whichever it is, by what all sheets do.
  var shown: any AnswerSheet {
    switch self {
    case .choice(let sheet): sheet
    case .multi(let sheet): sheet
    case .number(let sheet): sheet
    case .order(let sheet): sheet
    case .words(let sheet): sheet
    case .shape(let sheet): sheet
    case .match(let sheet): sheet
    case .mark(let sheet): sheet
    case .curve(let sheet): sheet
    case .trace(let sheet): sheet
    case .goal(let sheet): sheet
    }
  }

  /// Lets something happen to it, whichever it is.
  mutating func change<Result>(_ change: (inout any AnswerSheet) -> Result) -> Result {
    func changed<S: AnswerSheet>(_ sheet: S, _ wrap: (S) -> Sheet) -> Result {
      var shown: any AnswerSheet = sheet
      let result = change(&shown)
      if let sheet = shown as? S { self = wrap(sheet) }
      return result
    }
    switch self {
    case .choice(let sheet): return changed(sheet, Sheet.choice)
    case .multi(let sheet): return changed(sheet, Sheet.multi)
    case .number(let sheet): return changed(sheet, Sheet.number)
    case .order(let sheet): return changed(sheet, Sheet.order)
    case .words(let sheet): return changed(sheet, Sheet.words)
    case .shape(let sheet): return changed(sheet, Sheet.shape)
    case .match(let sheet): return changed(sheet, Sheet.match)
    case .mark(let sheet): return changed(sheet, Sheet.mark)
    case .curve(let sheet): return changed(sheet, Sheet.curve)
    case .trace(let sheet): return changed(sheet, Sheet.trace)
    case .goal(let sheet): return changed(sheet, Sheet.goal)
    }
  }
}
