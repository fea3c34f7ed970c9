extension AnswerEvent: Codable {
  private enum Field: String, CodingKey {
    case lesson, item, revision, objective, response, score, misconception, confidence, attempt
    case hints, weight, offered, drawn, seed, place
  }

  /// Reads an answer; what an older Descent did not write counts as it did then: once, with nothing
  /// offered or drawn, in its lesson.
  public init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Field.self)
    self.init(
      lesson: try fields.decode(String.self, forKey: .lesson),
      item: try fields.decode(String.self, forKey: .item),
      revision: try fields.decode(Int.self, forKey: .revision),
      objective: try fields.decode(String.self, forKey: .objective),
      response: try fields.decode(String.self, forKey: .response),
      score: try fields.decode(Double.self, forKey: .score),
      misconception: try fields.decodeIfPresent(String.self, forKey: .misconception),
      confidence: try fields.decodeIfPresent(Confidence.self, forKey: .confidence),
      attempt: try fields.decode(Int.self, forKey: .attempt),
      hints: try fields.decode(Int.self, forKey: .hints),
      weight: try fields.decodeIfPresent(Int.self, forKey: .weight) ?? 1,
      offered: try fields.decodeIfPresent([String].self, forKey: .offered) ?? [],
      drawn: try fields.decodeIfPresent([String: Double].self, forKey: .drawn) ?? [:],
      seed: try fields.decodeIfPresent(UInt64.self, forKey: .seed),
      place: try fields.decodeIfPresent(Place.self, forKey: .place) ?? .lesson)
  }

  /// Writes every field; a missing misconception or confidence is left out.
  ///
  /// What only newer answers have is left out too where it says nothing: an older answer is written
  /// again exactly as it was read, and stays the same answer when records are merged.
  public func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Field.self)
    try fields.encode(lesson, forKey: .lesson)
    try fields.encode(item, forKey: .item)
    try fields.encode(revision, forKey: .revision)
    try fields.encode(objective, forKey: .objective)
    try fields.encode(response, forKey: .response)
    try fields.encode(score, forKey: .score)
    try fields.encodeIfPresent(misconception, forKey: .misconception)
    try fields.encodeIfPresent(confidence, forKey: .confidence)
    try fields.encode(attempt, forKey: .attempt)
    try fields.encode(hints, forKey: .hints)
    try fields.encode(weight, forKey: .weight)
    if !offered.isEmpty { try fields.encode(offered, forKey: .offered) }
    if !drawn.isEmpty { try fields.encode(drawn, forKey: .drawn) }
    try fields.encodeIfPresent(seed, forKey: .seed)
    if place != .lesson { try fields.encode(place, forKey: .place) }
  }
}
