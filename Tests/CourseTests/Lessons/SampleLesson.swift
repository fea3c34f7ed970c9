import Course

/// A lesson that uses everything the reader knows. Tests break it in one place at a time.
enum SampleLesson {
  static let text = #"""
    ---
    descent: 1
    id: T05
    title: Feeling for downhill
    promise: You find the step size where walking turns into flying off.
    unit: 2
    minutes: 15
    path: core
    needs: [T04]
    objectives:
      - Compute one update
      - Predict what a step size does
    misconceptions: [M07, M13, M41]
    seed: 4
    glossary: {learning rate: how far one step goes}
    sources: ["DLB 4.3"]
    license: CC BY 4.0
    ---

    ## What one step does

    The slope tells the **direction**. The [learning rate](glossary:learning)
    tells how far, see [L04](lesson:T04).

    ```lab
    lab: descent
    set: {surface: bowl, rate: 0.1}
    controls: [rate, start]
    views: [curve, trail]
    goal: loss < 0.001 and steps <= 30
    solution: {rate: 0.4}
    hints: ["Try a larger rate", "Try 0.4"]
    diagnose:
      - when: diverged
        say: Each step jumped over the valley and landed higher.
        misconception: M13
    say: A ball on a bowl. Each step reports its place, the slope and the step's size.
    ```

    ```note
    Ask the room *first*.
    ```

    ---

    ```predict
    id: T05.first-run

    What will the loss do?

    - [ ] fall
      > It fell.
      when: loss < 1
    - [ ] rise
      > It rose.
      misconception: M13
      when: loss >= 1
    ```

    It ended at {{lab: loss}} after {{lab: steps integer}} steps.

    ```observe
    id: T05.seen
    fixed: true

    What did the ball do?

    - [x] It rolled down
    - [ ] It jumped out
    ```

    ## Questions

    ```quiz
    id: T05.rate.diverge
    objective: T05.2
    revision: 2
    rerun: 1

    The loss goes **up** at every step. What is the most likely cause?

    - [ ] The batch is too small
      > A small batch makes the curve noisy, but on average
      > it still falls.
      misconception: M41
    - [x] The learning rate is too large
      > Each step crosses the valley and lands higher on the other side.
    - [ ] The network has
      too many layers
      > The bowl above has no layers at all, and it climbed too.
      misconception: M07

    > [!hint] Look at the size of one step,
    > not at its direction.
    > [!hint] Compare it with the width of the valley.
    > [!why] With slope s the step is rate × s.
    >
    > On this bowl it grows once the rate passes 1.
    ```

    ```quiz
    id: T05.update
    type: numeric
    objective: T05.1
    answer: 0.6
    tolerance: 0.01
    unit: m
    range: [0, 10]
    slips:
      - {value: 1.4, say: The step goes *against* the slope., misconception: M13}
      - {value: 4, tolerance: 0.5, say: That is the slope.}
    high: Too far.
    low: Not far enough.
    right: Yes.

    From w = 1 with slope 4 and rate 0.1, where is w after one step?

    > [!hint] Multiply the slope by the rate.
    > [!why] 1 − 0.1 × 4 = 0.6
    ```

    ```quiz
    id: T05.multi
    type: multi
    objective: T05.2

    What makes a step longer?

    - [x] A larger slope
      > The step is rate times slope.
    - [ ] A longer run
      > No step knows how many follow.
    ```

    ```quiz
    id: T05.order
    type: order
    objective: T05.1

    Put one update in order.

    1. Measure the slope
    2. Multiply it by
       the rate
    3. Subtract the product

    > [!why] The slope comes first.
    ```
    """#

  static var file: SourceFile { SourceFile(path: "t05.md", text: text) }

  static func read() throws -> Lesson { try LessonReader.read(file) }

  /// The errors of the sample with a piece replaced; empty where it still is a lesson.
  static func errors(replacing piece: String, with other: String) -> [LessonError] {
    errors(of: text.replacing(piece, with: other, maxReplacements: 1))
  }

  /// The errors of a text; empty where it is a lesson.
  static func errors(of text: String) -> [LessonError] {
    do throws(LessonErrors) {
      _ = try LessonReader.read(SourceFile(path: "t05.md", text: text))
      return []
    } catch {
      return error.errors
    }
  }

  /// The line of the sample, from 1, that holds a piece of text.
  static func line(of piece: String) -> Int? {
    text.firstRange(of: piece).map { range in
      text[..<range.lowerBound].count { $0 == "\n" } + 1
    }
  }
}
