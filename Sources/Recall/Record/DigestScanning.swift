/// A part of a record's digest that can be read in the one form in which it is written. What changes
/// that form changes the members that are read here, too; a test holds both together.
protocol Scannable {
  /// Reads the members in the order of their names.
  init(members scanner: inout PayloadScanner) throws(PayloadScanner.OtherForm)
}

extension PayloadScanner {
  mutating func value<Value: Scannable>() throws(OtherForm) -> Value {
    try members { (scanner: inout PayloadScanner) throws(OtherForm) in
      try Value(members: &scanner)
    }
  }

  mutating func value<Value: Scannable>(_ name: String) throws(OtherForm) -> Value {
    try expect(name)
    return try value()
  }

  mutating func valueIfPresent<Value: Scannable>(_ name: String) throws(OtherForm) -> Value? {
    has(name) ? try value() : nil
  }

  /// Values by name.
  mutating func values<Value: Scannable>(_ name: String) throws(OtherForm) -> [String: Value] {
    try expect(name)
    return try object { (scanner: inout PayloadScanner) throws(OtherForm) in try scanner.value() }
  }

  /// Cards by key.
  mutating func cards(_ name: String) throws(OtherForm) -> [CardKey: Card] {
    let cards: [String: Card] = try values(name)
    return Dictionary(uniqueKeysWithValues: cards.map { (CardKey(codingText: $0), $1) })
  }

  /// Values by confidence: keys and values in turn.
  mutating func calibrations(_ name: String) throws(OtherForm) -> [Confidence: Calibration] {
    try expect(name)
    let pairs = try list { (scanner: inout PayloadScanner) throws(OtherForm) in
      let confidence = try scanner.confidence()
      try scanner.next()
      let calibration: Calibration = try scanner.value()
      return (confidence, calibration)
    }
    return Dictionary(pairs, uniquingKeysWith: { $1 })
  }

  /// Numbers by name.
  mutating func counts(_ name: String) throws(OtherForm) -> [String: Int] {
    try expect(name)
    return try object { (scanner: inout PayloadScanner) throws(OtherForm) in try scanner.integer() }
  }

  mutating func textSet(_ name: String) throws(OtherForm) -> Set<String> {
    try expect(name)
    return Set(try texts())
  }

  mutating func truth(_ name: String) throws(OtherForm) -> Bool {
    try expect(name)
    return try truth()
  }

  mutating func integers(_ name: String) throws(OtherForm) -> [Int] {
    try expect(name)
    return try list { (scanner: inout PayloadScanner) throws(OtherForm) in try scanner.integer() }
  }

  mutating func integerIfPresent(_ name: String) throws(OtherForm) -> Int? {
    has(name) ? try integer() : nil
  }

  mutating func textIfPresent(_ name: String) throws(OtherForm) -> String? {
    has(name) ? try text() : nil
  }

  mutating func rating(_ name: String) throws(OtherForm) -> Rating {
    guard let rating = Rating(rawValue: try integer(name)) else { throw OtherForm() }
    return rating
  }
}

extension AnswerEvent: Scannable {
  init(members scanner: inout PayloadScanner) throws(PayloadScanner.OtherForm) {
    self = try scanner.answer(isEvent: false)
  }
}

extension PredictionEvent: Scannable {
  init(members scanner: inout PayloadScanner) throws(PayloadScanner.OtherForm) {
    self = try scanner.prediction()
  }
}

extension Position: Scannable {
  init(members scanner: inout PayloadScanner) throws(PayloadScanner.OtherForm) {
    let screen = try scanner.integer("screen")
    self.init(step: try scanner.integer("step"), screen: screen)
  }
}

extension StudyCalendar: Scannable {
  init(members scanner: inout PayloadScanner) throws(PayloadScanner.OtherForm) {
    self.init(secondsFromUTC: try scanner.integer("secondsFromUTC"))
  }
}

extension Memory: Scannable {
  init(members scanner: inout PayloadScanner) throws(PayloadScanner.OtherForm) {
    let difficulty = try scanner.number("difficulty")
    self.init(stability: try scanner.number("stability"), difficulty: difficulty)
  }
}

extension CardRating: Scannable {
  init(members scanner: inout PayloadScanner) throws(PayloadScanner.OtherForm) {
    let isSure = try scanner.truth("isSure")
    let item = try scanner.text("item")
    self.init(item: item, rating: try scanner.rating("rating"), isSure: isSure)
  }
}
