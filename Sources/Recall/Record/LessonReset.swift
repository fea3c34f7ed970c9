/// What `reset` takes back.
///
/// A lesson that is begun anew is as it was before its first page: no steps seen, no goals met, no
/// answers, cards or mastery, and no time. What is about the learner and not about the lesson stays:
/// how right they were when they felt sure, on which days they learned, and what they flagged for the
/// author.
///
/// It is an event like any other, and counts for what happened before it. Were the events themselves
/// taken out, the next merge with another machine's record would bring them back.
extension LearnerRecord {
  mutating func reset(_ lesson: String) {
    if lastLesson == lesson { lastLesson = nil }
    secondsStudied[lesson] = nil
    guard let progress = lessons.removeValue(forKey: lesson) else { return }
    for item in progress.answered { answers[item] = nil }
    for item in progress.predicted { predictions[item] = nil }
    for objective in progress.objectives { objectives[objective] = nil }
    deck.forget(progress.objectives)
    for (idea, history) in misconceptions where history.lessons.contains(lesson) {
      // Other lessons met it, too: it goes on from there.
      misconceptions[idea]?.lessons.remove(lesson)
      if history.lessons.count == 1 { misconceptions[idea] = nil }
    }
  }
}
