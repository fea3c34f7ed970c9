internal import Course
internal import Recall
internal import TextUI

/// A quiz as a conversation.
extension QuizScreen {
  func plainPieces(_ style: PlainStyle) -> [PlainPiece] {
    guard let turn else {
      let rows = missed.map { result in
        (name: "\(result.lesson) step \(result.step + 1)", text: result.prompt)
      }
      return [
        PlainPiece(
          key: "end",
          lines: style.lines(summaryTitle + ".") + summarySentences.flatMap { style.lines($0) }
            + (rows.isEmpty ? [] : style.lines("Worth another look:") + style.list(rows)))
      ]
    }
    let number = turn.isReturn ? "Once more" : "Question \(results.count + 1) of \(count)"
    let head = PlainPiece(
      key: "head", lines: style.lines("\(number). \(turn.lesson.title)."), isSetOff: true)
    guard let card else {
      let words = style.lines(preparation(of: turn))
      return [head, PlainPiece(key: "runs", lines: words)]
    }
    var pieces = [head]
    if turn.tellsReason, let reason = turn.reason {
      pieces.append(
        PlainPiece(key: "reason", lines: style.lines("Why today: " + sentence(of: reason))))
    }
    pieces += card.plainPieces(style)
    if turn.tellsAll {
      pieces.append(
        PlainPiece(
          key: "all", lines: allAnswers(turn, card.prose).flatMap { style.lines($0.summary) }))
    }
    return pieces
  }

  var plainPrompt: String {
    guard let turn else { return "Enter ends the quiz (? help, q quit)" }
    switch turn.state.phase {
    case .open: return card?.plainPrompt ?? "runs are on their way (x skip)"
    case .confidence: return "sure? (1 guess, 2 fairly, 3 sure)"
    case .locked, .saving, .graded, .skipped:
      return turn.state.mayRetry
        ? "Enter tries again (n next, ? help)" : "Enter goes on (? help)"
    }
  }

  var plainHelp: [(name: String, text: String)] {
    let words: [(Action, String)] = [
      (.question(.hint), "h"), (.question(.skip), "x"), (.question(.back), "b"),
      (.question(.retry), "t"), (.next, "n"), (.flag, "!"), (.tooEasy, "e"), (.reason, "w"),
      (.all, "a"), (.tryOut, "try"), (.lesson, "l"), (.again, "again"), (.close, "stop"),
      (.quit, "q"),
    ]
    return words.compactMap { action, word in
      bindings.first { $0.action == action }.map { (word, $0.help) }
    }
  }
}

extension PlainSession {
  mutating func answer(_ line: String, in quiz: QuizScreen, at now: Timestamp) -> [Effect] {
    let word = line.withoutMargins.lowercased()
    if word == "?" || word == "help" {
      say(lines: [""] + style.list(quiz.plainHelp))
      return []
    }
    if word.isEmpty { return enter(in: quiz, at: now) }
    if case .confidence? = quiz.turn?.state.phase, word.allSatisfy(\.isNumber) {
      guard let confidence = Int(word).flatMap(Confidence.init(rawValue:)) else {
        say("1, 2 or 3: a guess, fairly sure, or sure. (b takes another answer.)")
        return []
      }
      return changeQuiz(at: now) { $0.confide(confidence, at: now) }
    }
    if let effects = fill(line, in: quiz, at: now) { return effects }
    let actions: [String: QuizScreen.Action] = [
      "h": .question(.hint), "hint": .question(.hint), "x": .question(.skip),
      "skip": .question(.skip), "b": .question(.back), "t": .question(.retry), "n": .next,
      "next": .next, "!": .flag, "flag": .flag, "e": .tooEasy, "w": .reason, "why": .reason,
      "a": .all, "all": .all, "try": .tryOut, "l": .lesson, "lesson": .lesson, "again": .again,
      "stop": .close, "back": .close, "esc": .close, "map": .close, "q": .quit, "quit": .quit,
    ]
    guard let action = actions[word], quiz.bindings.contains(where: { $0.action == action }) else {
      if word == "g" || word.hasPrefix("g ") {
        return performAnywhere(.glossary, String(line.dropFirst(2)), at: now)
      }
      say(misunderstood(line))
      return []
    }
    if action == .quit { return performAnywhere(.quit, "", at: now) }
    return changeQuiz(at: now) {
      $0.perform(action, key: .enter, on: .standard, at: now)
    }
  }

  private mutating func enter(in quiz: QuizScreen, at now: Timestamp) -> [Effect] {
    let action = quiz.bindings.first { $0.keys.contains(.enter) }?.action
    guard let action, quiz.turn.map({ $0.state.verdict != nil }) ?? true else {
      say("There is a question first: answer it, or x skips it.")
      return []
    }
    return changeQuiz(at: now) { $0.perform(action, key: .enter, on: .standard, at: now) }
  }

  /// A line as an answer; nil if nothing is asked, or if it is none.
  private mutating func fill(_ line: String, in quiz: QuizScreen, at now: Timestamp) -> [Effect]? {
    guard var turn = quiz.turn, turn.runs == nil, turn.state.phase == .open,
      let outcome = turn.state.read(line)
    else { return nil }
    if case .problem(let sentence) = outcome {
      say(sentence)
      return []
    }
    if case .answer = outcome { said.insert("given \(turn.question.id) \(turn.state.attempt)") }
    let effects = changeQuiz(at: now) { quiz in
      quiz.turn = turn
      return quiz.take(outcome, at: now)
    }
    if case .quiz(let quiz) = session.screen, let problem = quiz.turn?.state.problem {
      say(problem)
    }
    return effects
  }

  private mutating func changeQuiz(
    at now: Timestamp, _ change: (inout QuizScreen) -> [ScreenRequest]
  ) -> [Effect] {
    guard case .quiz(var quiz) = session.screen else { return [] }
    let requests = change(&quiz)
    session.screen = .quiz(quiz)
    return session.perform(requests, at: now)
  }
}
