/// An order in which no lesson stays for long.
enum LessonMix {
  /// Whether questions of these lessons can be put into an order in which no more than `run` of one
  /// lesson follow each other: the others must be able to part its pieces, along with so many
  /// questions of yet another lesson.
  static func canBeMixed(_ lessons: [String], run: Int, parting others: Int = 0) -> Bool {
    let counts = lessons.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    return counts.values.allSatisfy { $0 <= run * (lessons.count - $0 + others + 1) }
  }

  /// The entries in an order as near to their own as can be, where no more than `run` of one lesson
  /// follow each other; where there is none, as far as the others reach.
  static func arranged(_ entries: [DailyReview.Entry], run: Int) -> [DailyReview.Entry] {
    var rest = entries
    var result: [DailyReview.Entry] = []
    while !rest.isEmpty {
      let index =
        rest.indices.first { fits(rest, taking: $0, after: result, run: run) }
        ?? rest.firstIndex { !wouldBeTooMany($0.item.lesson, after: result, run: run) } ?? 0
      result.append(rest.remove(at: index))
    }
    return result
  }

  /// Whether one may come next so that the rest can still be mixed.
  private static func fits(
    _ rest: [DailyReview.Entry], taking index: Int, after result: [DailyReview.Entry], run: Int
  ) -> Bool {
    let lesson = rest[index].item.lesson
    guard !wouldBeTooMany(lesson, after: result, run: run) else { return false }
    var lessons = rest.map(\.item.lesson)
    lessons.remove(at: index)
    // What already stands at the end counts with that lesson's next piece, and parts no others.
    let standing = result.reversed().prefix { $0.item.lesson == lesson }.count + 1
    let left = lessons.count { $0 == lesson }
    return left + standing <= run * (lessons.count - left + 1)
      && canBeMixed(lessons.filter { $0 != lesson }, run: run, parting: left)
  }

  private static func wouldBeTooMany(
    _ lesson: String, after result: [DailyReview.Entry], run: Int
  ) -> Bool {
    result.count >= run && result.suffix(run).allSatisfy { $0.item.lesson == lesson }
  }
}
