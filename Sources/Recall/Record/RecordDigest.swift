internal import FoundationEssentials

/// A record as a text, so that it need not be folded from all events each time.
extension LearnerRecord {
  /// The form of the text and the rules of the fold. Raised when either changes: a digest of
  /// another form is worth nothing, and the events are folded again.
  public static let digestForm = 2

  /// The record as JSON; `init(digest:)` gives back the same record, which goes on as this one
  /// would.
  public func digest() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  /// The record that a digest of the same form was made of.
  ///
  /// - Throws: `LearnerEventError` when it is none.
  public init(digest: String) throws { self = try Self.scanned(digest) ?? Self.decoded(digest) }

  /// Nil where the digest has to be left to a JSON decoder, which takes several times as long.
  static func scanned(_ digest: String) -> LearnerRecord? {
    var scanner = PayloadScanner(digest)
    guard let record: LearnerRecord = try? scanner.value(), (try? scanner.expectEnd()) != nil
    else { return nil }
    return record
  }

  static func decoded(_ digest: String) throws -> LearnerRecord {
    do {
      return try JSONDecoder().decode(LearnerRecord.self, from: Data(digest.utf8))
    } catch {
      throw LearnerEventError(kindName: "digest", reason: "it cannot be read")
    }
  }
}
