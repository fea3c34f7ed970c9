import SessionPlay
import Testing
import TextUI

@testable import Labs

/// The filter of written rules.
@Suite struct SpamRulesTests {
  private func data() throws -> SpamData {
    try SpamData(#require(CourseFiles.tables["spambase"]))
  }

  /// Counted again from the numbers of the table, without any of the lab's own code.
  @Test(
    arguments: [
      (["free": 0], 1), (["free": 0, "money": 0, "$": 0, "!": 0.2], 1),
      (["free": 0, "money": 0, "$": 0, "!": 0.2], 2),
      (["free": 0, "money": 0, "$": 0, "!": 0.2], 4),
      (["remove": 0, "capitals longest": 30], 1), (["remove": 0, "capitals longest": 30], 2),
      (["capitals longest": 30, "000": 0, "credit": 0], 3), ([:], 1),
    ] as [([String: Float], Int)])
  func theTallyIsThatOfANaiveCount(_ limits: [String: Float], _ mustFire: Int) throws {
    let data = try data()
    var rules = RuleSet(words: data.words)
    rules.choose(Array(limits.keys))
    rules.mustFire = mustFire
    var right = 0
    var (good, goodBlocked, spam, spamMissed) = (0, 0, 0, 0)
    for mail in data.raw {
      var fired = 0
      for (word, limit) in limits {
        let column = try #require(data.words.firstIndex(of: word))
        if mail.measurements[column] > limit { fired += 1 }
      }
      let isBlocked = !limits.isEmpty && fired >= min(mustFire, limits.count)
      if isBlocked == mail.isSpam { right += 1 }
      if mail.isSpam {
        spam += 1
        if !isBlocked { spamMissed += 1 }
      } else {
        good += 1
        if isBlocked { goodBlocked += 1 }
      }
    }
    let tally = Tally(data.raw, blockedBy: rules)
    #expect(tally.total == 920)
    #expect(tally.accuracy == Double(right) / 920)
    #expect(tally.blocked == Double(goodBlocked) / Double(good))
    #expect(tally.missed == Double(spamMissed) / Double(spam))
  }

  @Test func anEmptyTallyIsNoDivisionByZero() {
    #expect(Tally().accuracy == 0)
    #expect(Tally().blocked == 0)
    #expect(Tally().missed == 0)
  }

  @Test func rulesAreWrittenDownAndReadBack() throws {
    let words = try data().words
    var rules = RuleSet(words: words)
    for index in rules.rules.indices {
      rules.choose([])
      rules.rules[index].isOn = true
      for level in rules.rules[index].thresholds.indices {
        rules.rules[index].level = level
        var again = RuleSet(words: words)
        again.choose(["free", "money"])
        again.restore(rules.text)
        #expect(again.chosen == rules.chosen)
      }
    }
    var broken = RuleSet(words: words)
    broken.restore("astrology>1 free>99 money>-1 $> > x")
    #expect(broken.chosen.isEmpty)
  }

  @Test func everyRuleIsAColumnOfTheTable() throws {
    let data = try data()
    let rules = RuleSet(words: data.words).rules
    #expect(rules.count >= 6)
    for rule in rules {
      #expect(data.words[rule.column] == rule.word)
      #expect(rule.thresholds == rule.thresholds.sorted())
      #expect(rule.thresholds.indices.contains(rule.level))
    }
  }

  @Test func atMostFourRulesAreChosen() throws {
    var rig = try LabRig("spam", view: "rules")
    let count = RuleSet(words: try data().words).rules.count
    for _ in 0..<count {
      rig.send(.key(.enter))
      rig.send(.key(.down))
    }
    let chosen = rig.lab.settings["rules"]?.split(separator: " ").count
    #expect(chosen == RuleSet.most)
  }
}
