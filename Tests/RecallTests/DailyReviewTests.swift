import Recall
import Testing

@Suite struct DailyReviewTests {
  /// Items `L01.1.a`, `L01.1.b`… of a number of lessons with one objective each.
  private func items(lessons: Int = 1, each: String = "ab") -> [ReviewItem] {
    (1...lessons).flatMap { lesson in
      each.map {
        ReviewItem(
          id: "L\(lesson).1.\($0)", lesson: "L\(lesson)", objective: "L\(lesson).1",
          offers: ["M13"])
      }
    }
  }

  private func right(_ item: String, _ day: Int, place: AnswerEvent.Place = .quiz) -> LearnerEvent {
    let lesson = String(item.prefix { $0 != "." })
    return answered(item, day, objective: "\(lesson).1", lesson: lesson, place: place)
  }

  private func wrong(
    _ item: String, _ day: Int, _ confidence: Confidence = .fairly
  ) -> LearnerEvent {
    let lesson = String(item.prefix { $0 != "." })
    return answered(
      item, day, score: 0, chose: "M13", confidence, objective: "\(lesson).1", lesson: lesson)
  }

  private func ids(_ review: DailyReview) -> [String] { review.entries.map(\.item.id) }

  @Test func nothingIsDueBeforeItsDay() {
    let record = LearnerRecord([right("L1.1.a", 10)])
    #expect(DailyReview(record, items: items(), on: 11).isOver)
    #expect(DailyReview(record, items: items(), on: 14).entries.count == 1)
    #expect(DailyReview(LearnerRecord(), items: items(), on: 14).isOver)
  }

  @Test func whatComesBackIsAVariant() {
    let record = LearnerRecord([wrong("L1.1.a", 10)])
    #expect(ids(DailyReview(record, items: items(), on: 11)) == ["L1.1.b"])
    #expect(ids(DailyReview(record, items: items(each: "a"), on: 11)) == ["L1.1.a"])
    let drawn = ReviewItem(
      id: "L1.1.a", lesson: "L1", objective: "L1.1", offers: ["M13"], isParameterised: true)
    let seen = LearnerRecord([right("L1.1.b", 9), wrong("L1.1.a", 10)])
    #expect(!ids(DailyReview(seen, items: [drawn], on: 11)).isEmpty)
  }

  @Test func anItemMustOfferTheIdeaThatIsDue() {
    let record = LearnerRecord([wrong("L1.1.a", 10)])
    let other = ReviewItem(id: "L1.1.c", lesson: "L1", objective: "L1.1", offers: ["M12"])
    #expect(DailyReview(record, items: [other], on: 11).isOver)
  }

  @Test func aDayHasEightAndThoseDoneCount() {
    let items = items(lessons: 12)
    let events = (1...12).map { right("L\($0).1.a", 10) }
    var record = LearnerRecord(events)
    let review = DailyReview(record, items: items, on: 40)
    #expect(review.entries.count == 8)
    #expect(review.waiting == 12)
    for entry in review.entries.prefix(3) { record.apply(right(entry.item.id, 40, place: .review)) }
    let rest = DailyReview(record, items: items, on: 40)
    #expect(rest.entries.count == 5)
    #expect(rest.done == 3)
    for entry in rest.entries { record.apply(right(entry.item.id, 40, place: .review)) }
    #expect(DailyReview(record, items: items, on: 40).isOver)
    #expect(DailyReview(record, items: items, on: 41).entries.count == 4)
  }

  @Test func beyondTwentyTheLeastShakyWaitUncounted() {
    let events = (1...30).map { right("L\($0).1.a", $0) }
    let review = DailyReview(LearnerRecord(events), items: items(lessons: 30), on: 100)
    #expect(review.waiting == 20)
    #expect(Set(review.entries.map(\.item.lesson)) == Set((1...8).map { "L\($0)" }))
  }

  @Test func flaggedSkippedAndAnsweredItemsAreLeftOut() {
    let record = LearnerRecord([right("L1.1.a", 10)])
    for kind in [
      LearnerEvent.Kind.flag(item: "L1.1.b", lesson: "L1"), .skip(item: "L1.1.b", lesson: "L1"),
    ] {
      var record = record
      record.apply(LearnerEvent(time: noon(20), kind))
      #expect(ids(DailyReview(record, items: items(), on: 20)) == ["L1.1.a"])
    }
    var skipped = record
    skipped.apply(LearnerEvent(time: noon(20), .skip(item: "L1.1.b", lesson: "L1")))
    #expect(ids(DailyReview(skipped, items: items(), on: 21)) == ["L1.1.b"])
  }

  @Test func onePredictionASitting() {
    let runs = (1...4).map {
      ReviewItem(
        id: "L\($0).1.a", lesson: "L\($0)", objective: "L\($0).1", isPrediction: true)
    }
    let events = (1...4).map { right("L\($0).1.a", 10) }
    var record = LearnerRecord(events)
    #expect(DailyReview(record, items: runs, on: 40).entries.count == 1)
    record.apply(
      right(DailyReview(record, items: runs, on: 40).entries[0].item.id, 40, place: .review))
    #expect(DailyReview(record, items: runs, on: 40).isOver)
    #expect(DailyReview(record, items: runs, on: 41).entries.count == 1)
  }

  @Test func confidentErrorsComeFirst() {
    var events = (1...12).map { right("L\($0).1.a", 1) }
    events.append(wrong("L13.1.a", 60, .sure))
    events.append(right("L13.1.b", 61))
    let review = DailyReview(LearnerRecord(events), items: items(lessons: 13), on: 67)
    guard case .confidentError(let mistake)? = review.entries.first?.reason.kind else {
      Issue.record("\(review.entries.map(\.reason))")
      return
    }
    #expect(mistake.day == 60)
  }

  @Test func atMostTwoOfALessonFollowEachOther() {
    // Lesson 1 has six objectives, all shakier than those of lessons 2 and 3.
    var events: [LearnerEvent] = []
    var items: [ReviewItem] = []
    for (lesson, objectives, day) in [(1, 6, 10), (2, 2, 20), (3, 2, 20)] {
      for objective in 1...objectives {
        let id = "L\(lesson).\(objective)"
        items.append(ReviewItem(id: id + ".a", lesson: "L\(lesson)", objective: id))
        events.append(answered(id + ".a", day, objective: id, lesson: "L\(lesson)"))
      }
    }
    let lessons = DailyReview(LearnerRecord(events), items: items, on: 60).entries.map(
      \.item.lesson)
    #expect(lessons.count == 8)
    #expect(lessons.filter { $0 == "L1" }.count <= 6 && Set(lessons).count > 1)
    for index in lessons.indices.dropFirst(2) {
      #expect(Set(lessons[index - 2...index]).count > 1, "\(lessons)")
    }
    let alone = items.filter { $0.lesson == "L1" }
    #expect(DailyReview(LearnerRecord(events), items: alone, on: 60).entries.count == 6)
  }

  // MARK: Reasons

  private func reason(_ events: LearnerEvent..., on day: Int) -> DueReason? {
    DailyReview(LearnerRecord(events), items: items(), on: day).entries.first?.reason
  }

  @Test func theReasonIsSaid() {
    let day = 20_760  // 3 November 2026
    let sure = reason(wrong("L1.1.a", day, .sure), right("L1.1.b", day + 1), on: day + 7)
    #expect(
      sure?.sentence(misconception: "more layers always help")
        == "You chose “more layers always help” and were sure of it on 3 November; a confident "
        + "error comes back after seven days.")
    let mistake = reason(wrong("L1.1.a", day), on: day + 1)
    #expect(
      mistake?.description
        == "You chose a wrong idea on 3 November; a mistake comes back soon, in another question "
        + "where there is one.")
    let fading = reason(right("L1.1.a", day), on: day + 9)
    #expect(
      fading?.sentence(objective: "Read a loss curve")
        == "You last answered “Read a loss curve” right on 3 November; by now the chance that you "
        + "still would is about 78 %.")
    let passed = reason(wrong("L1.1.a", day), right("L1.1.b", day + 1), on: day + 30)
    #expect(passed?.key.misconception == "M13")
    #expect(passed?.description.hasPrefix("You saw through a wrong idea on 4 November") == true)
  }
}
