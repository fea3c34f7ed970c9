/// The pictures of the spam lab, in the order of its lesson.
enum SpamView: String, CaseIterable, Sendable {
  case sort, rules, learn, amount, weights, mail, change, use, retrain, boxes

  var title: String {
    switch self {
    case .sort: "six mails, sorted by you"
    case .rules: "a filter of rules"
    case .learn: "a filter that learns"
    case .amount: "how many examples"
    case .weights: "what it found"
    case .mail: "one mail"
    case .change: "the wording changes"
    case .use: "a day of use"
    case .retrain: "training again"
    case .boxes: "where it belongs"
    }
  }
}
