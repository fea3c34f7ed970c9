import Compute
import Foundation
import Learning
import NetworkFiles
import Testing

@Suite struct GrammarTests {
  /// The choices that lead to a sentence, read back from the sentence itself: -ln of its chance.
  private func surprise(of sentence: [String]) throws -> Double {
    var words = sentence[...]
    var nats = log(2.0)  // the subject's number
    func nounPhrase(isSubject: Bool) throws {
      let (the, first) = (words.popFirst(), words.popFirst() ?? "")
      try #require(the == "the")
      if ["red", "old", "small", "young", "quick"].contains(first) {
        nats += -log(0.4) + log(5.0)
        words = words.dropFirst()
      } else {
        nats += -log(0.6)
      }
      nats += log(8.0)
      guard isSubject else { return }
      if let next = words.first, ["near", "behind", "under"].contains(next) {
        words = words.dropFirst()
        nats += -log(0.4) + log(3.0) + log(2.0)
        try nounPhrase(isSubject: false)
      } else {
        nats += -log(0.6)
      }
    }
    try nounPhrase(isSubject: true)
    words = words.dropFirst()
    nats += log(2.0) + log(5.0)
    if words.first == "the" {
      nats += log(2.0)
      try nounPhrase(isSubject: false)
    }
    #expect(Array(words) == ["."])
    return nats
  }

  @Test func theEntropyIsTheOneThatIsStated() throws {
    var speaker = Grammar.Speaker(Compute.SeededGenerator(seed: 3))
    var (nats, words) = (0.0, 0)
    let count = 40_000
    for _ in 0..<count {
      let sentence = speaker.sentence()
      nats += try surprise(of: sentence)
      words += sentence.count
    }
    #expect(abs(nats / Double(count) - 11.1849) < 0.04)
    #expect(abs(Double(words) / Double(count) - 6.96) < 0.03)
    #expect(abs(11.1849 / 6.96 - Grammar.entropy) < 1e-4)
  }

  @Test func verbsAgreeWithTheirSubjects() {
    var speaker = Grammar.Speaker(Compute.SeededGenerator(seed: 4))
    for _ in 0..<2000 {
      let sentence = speaker.sentence()
      let adjectives = ["red", "old", "small", "young", "quick"]
      let noun = sentence.dropFirst().first { !adjectives.contains($0) } ?? ""
      let prepositions = ["near", "behind", "under"]
      var rest = sentence.drop { $0 != noun }.dropFirst()
      if let next = rest.first, prepositions.contains(next) {
        rest = rest.dropFirst(2).drop { adjectives.contains($0) }.dropFirst()
      }
      let verb = rest.first ?? ""
      #expect(noun.hasSuffix("s") != verb.hasSuffix("s"), "\(sentence)")
    }
  }

  @Test func thereAre84WordsAndFactsUseTheRest() {
    #expect(Grammar.words.count == 84 && Set(Grammar.words).count == 84)
    var speaker = Grammar.Speaker(Compute.SeededGenerator(seed: 5))
    var homes: [String: Set<String>] = [:]
    var waiting: Set<String> = []
    var spoken: Set<String> = []
    for _ in 0..<6000 {
      let fact = speaker.fact()
      spoken.formUnion(fact)
      if fact[1] == "lives" { homes[fact[0], default: []].insert(fact[3]) }
      if fact[1] == "waits" { waiting.insert(fact[0]) }
    }
    for _ in 0..<2000 { spoken.formUnion(speaker.sentence()) }
    #expect(spoken == Set(Grammar.words))
    #expect(homes.count == 18 && homes.values.allSatisfy { $0.count == 1 })
    #expect(waiting.count == 24)
  }

  @Test func eachPieceIsContinuedByTheNext() {
    let examples = Grammar(windows: 50, context: 7).examples
    #expect(examples.count == 50)
    #expect(Array(examples.inputs[1..<7]) == Array(examples.targets[0..<6]))
    #expect(examples.inputs[7] == examples.targets[6])
  }
}
