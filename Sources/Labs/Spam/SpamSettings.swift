internal import TextUI

/// Settings as text, and the controls that change them.
extension SpamLab {
  /// Everything set and run, as text.
  public var settings: [String: String] {
    var settings = [
      "view": view.rawValue, "sort": sorting.text, "rules": rules.text, "fire": "\(rules.mustFire)",
      "mails": "\(mails)",
      "passes": "\(passes)", "hidden": "\(hidden)", "seed": "\(seed)",
      "amount-seed": "\(amountSeed)", "retrain": "\(retrainMails)",
      "amount-mails": "\(amountMails)", "retrain-seed": "\(retrainSeed)",
      "changed": measuresChanged ? "on" : "off",
      "mail": "\(mailNumber + 1)",
    ]
    // What has been run, so that another sitting can run it again.
    var done: [String] = []
    if rulesAreMeasured { done.append("rules") }
    if filter != nil { done.append("learn") }
    if weightsAreSorted { done.append("weights") }
    if isChanged { done.append("change") }
    if used != nil { done.append("use") }
    if retrained != nil { done.append("retrain") }
    settings["done"] = done.joined(separator: " ")
    settings["tried"] = triedText
    return settings
  }

  /// Applies one setting; an unknown name or a value that makes no sense changes nothing.
  mutating func set(_ name: String, to value: String) {
    switch name {
    case "view": view = SpamView(rawValue: value) ?? view
    case "sort": sorting.restore(value)
    case "rules": rules.restore(value)
    case "fire": if let count = Int(value) { rules.mustFire = min(max(1, count), RuleSet.most) }
    case "mails":
      if let count = Int(value) { setMails(min(max(20, count), SpamData.trainingCount)) }
    case "passes": if let count = Int(value) { setPasses(min(max(1, count), 50)) }
    case "hidden": setHidden(value == "16" ? 16 : 0)
    case "seed": if let number = UInt64(value) { setSeed(number) }
    case "retrain": retrainMails = value == "900" ? 900 : 300
    case "changed": measuresChanged = value == "on"
    case "mail": if let number = Int(value) { mailNumber = min(max(1, number), Self.mailCount) - 1 }
    case "filled": boxesAreFilled = value != "no"
    case "amount-mails":
      if let count = Int(value) { amountMails = min(max(20, count), SpamData.trainingCount) }
    case "amount-seed": amountSeed = UInt64(value) ?? amountSeed
    case "retrain-seed": retrainSeed = UInt64(value) ?? retrainSeed
    case "draws": if let count = Int(value) { amountPlan.draws = min(max(1, count), 9) }
    case "amounts":
      let counts = value.split { ", ".contains($0) }.compactMap { Int($0) }
        .filter { (20...SpamData.trainingCount).contains($0) }
      if !counts.isEmpty { amountPlan.mails = counts }
    default: break
    }
  }

  private mutating func setMails(_ count: Int) {
    guard count != mails else { return }
    mails = count
    forgetFilter()
  }

  private mutating func setPasses(_ count: Int) {
    guard count != passes else { return }
    passes = count
    forgetFilter()
  }

  private mutating func setHidden(_ count: Int) {
    guard count != hidden else { return }
    hidden = count
    forgetFilter()
  }

  private mutating func setSeed(_ number: UInt64) {
    guard number != seed else { return }
    seed = number
    forgetFilter()
  }

  static let mailLadder = Ladder([
    20, 30, 50, 70, 100, 150, 200, 300, 500, 700, 1_000, 1_500, 2_000, 2_761,
  ])

  /// The controls of the view on stage.
  public var controls: [LabControl] {
    switch view {
    case .rules: [LabControl("fire", label: "must fire", value: "\(rules.mustFire)")]
    case .learn:
      [
        LabControl("mails", label: "mails", value: Numbers.grouped(mails)),
        LabControl("passes", label: "passes", value: "\(passes)"),
        LabControl("hidden", label: "hidden units", value: "\(hidden)"),
        LabControl("changed", label: "changed spam", value: measuresChanged ? "on" : "off"),
      ]
    case .amount:
      [
        LabControl(
          "mails", label: "mails", value: Numbers.grouped(amountMails),
          share: Self.mailLadder.share(of: amountMails))
      ]
    case .retrain:
      [LabControl("retrain", label: "new mails", value: Numbers.grouped(retrainMails))]
    case .sort, .weights, .mail, .change, .use, .boxes: []
    }
  }

  /// Takes a control to a share of its way; only the number of mails has a track.
  mutating func slide(_ control: Int, to share: Double) -> [LabCommand] {
    guard controls.indices.contains(control), controls[control].share != nil,
      let mails = Self.mailLadder.rung(atShare: share)
    else { return [] }
    amountMails = mails
    return []
  }

  mutating func turn(_ control: Int, by notches: Int) -> [LabCommand] {
    guard controls.indices.contains(control) else { return [] }
    switch controls[control].name {
    case "fire":
      tallyBefore = rulesTally
      rules.mustFire = min(max(1, rules.mustFire + notches), RuleSet.most)
    case "mails" where view == .amount:
      amountMails = Self.mailLadder.moved(amountMails, by: notches)
    case "mails": setMails(Self.mailLadder.moved(mails, by: notches))
    case "passes": setPasses(min(max(1, passes + notches), 50))
    case "hidden": setHidden(notches > 0 ? 16 : 0)
    case "changed": measuresChanged = notches > 0
    case "retrain": retrainMails = notches > 0 ? 900 : 300
    default: break
    }
    return filter == nil && current == nil && report != nil && view == .learn
      ? startAtRest() : []
  }
}
