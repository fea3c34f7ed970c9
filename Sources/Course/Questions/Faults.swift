extension Question {
  /// What no question may be, whatever numbers it holds, each in a sentence without a full stop:
  /// options that read the same, a slip that is a right answer, a key that is no number.
  ///
  /// A question is read without regard to them, so that a check can tell them with their place.
  public var faults: [String] {
    switch kind {
    case .choice(let choices): choices.faults + keyFaults(choices)
    case .multi(let choices): choices.faults
    case .numeric(let numeric): numeric.faults
    case .order(let lines): Self.doubled(lines).map { "the line “\($0)” stands twice" }
    case .short(let short): short.faults
    case .shape(let shape): shape.faults
    case .match(let matching): matching.faults
    case .plot(let plot): plot.faults
    case .trace(let trace): trace.faults
    case .goal: []
    }
  }

  /// Where drawn numbers decide which option is right, exactly one must be.
  private func keyFaults(_ choices: Choices) -> [String] {
    guard isParameterised, metrics.isEmpty, let right = choices.rightOptions()?.count, right != 1
    else { return [] }
    return [right == 0 ? "no option is right" : "\(right) options are right"]
  }

  fileprivate static func doubled(_ texts: [RichText]) -> [String] {
    let plain = texts.map(\.plain)
    return plain.indices.filter { plain[..<$0].contains(plain[$0]) }.map { plain[$0] }
  }
}

extension Choices {
  fileprivate var faults: [String] {
    Question.doubled(options.map(\.text)).map { "the option “\($0)” stands twice" }
  }
}

extension Numeric {
  fileprivate var faults: [String] {
    guard case .value(let key) = key else { return [] }
    var faults = key.isFinite ? [] : ["the answer is no finite number"]
    faults += slips.filter { accepts($0.value, for: key) }.map {
      "the slip \($0.value) is a right answer"
    }
    if let range, !range.contains(key) {
      faults.append("the range does not hold the answer \(key)")
    }
    return faults
  }
}

extension ShortAnswer {
  fileprivate var faults: [String] {
    wrong.flatMap { pattern in
      accepted.filter { pattern.fits(Self.normalized($0)) }.map {
        "the right answer “\($0)” is among the wrong ones"
      }
    }
  }
}

extension ShapeAnswer {
  fileprivate var faults: [String] {
    slips.filter { $0.shape == key }.map {
      "the slip \(Self.text($0.shape)) is the right shape"
    }
      + axisSlips.filter { key.indices.contains($0.axis) && key[$0.axis] == $0.size }.map {
        "the slip \(name(ofAxis: $0.axis)) \($0.size) is the right size"
      }
  }
}

extension Matching {
  fileprivate var faults: [String] {
    Question.doubled(left.map(\.text)).map { "“\($0)” stands twice on the left" }
      + Question.doubled(right.map(\.text)).map { "“\($0)” stands twice on the right" }
      + wrong.filter { $0.left == $0.right }.map {
        "the pair of “\(left[$0.left].text.plain)” is named wrong and is right"
      }
  }
}

extension PlotReading {
  fileprivate var faults: [String] {
    let axes = [(AxisName.x, x), (.y, y)]
    var faults = axes.filter { $0.1.isLogarithmic && extent(of: $0.0).lowerBound <= 0 }.map {
      "the \($0.0.rawValue) axis is logarithmic and begins at 0 or below"
    }
    guard case .mark(let mark) = task, neededCurves.isEmpty else { return faults }
    guard let band = band(of: mark) else { return faults + ["the curves have no such place"] }
    if !extent(of: mark.axis).overlaps(band) {
      faults.append("what is right lies outside of the plot")
    }
    // A slip may surround the band: what is right is judged first. It must not lie inside of it.
    faults += mark.slips.filter {
      band.contains($0.band.lowerBound) && band.contains($0.band.upperBound)
    }.map { "the slip from \($0.band.lowerBound) to \($0.band.upperBound) is a right answer" }
    return faults
  }
}

extension Trace {
  fileprivate var faults: [String] {
    blanks.flatMap { blank in
      (blank.key.isFinite ? [] : ["the number for `\(blank.name)` is not finite"])
        + blank.slips.filter { blank.accepts($0.value) }.map {
          "the slip \($0.value) of `\(blank.name)` is a right answer"
        }
    }
  }
}
