/// The pictures of the lab `repair`, in the order of its lesson.
public enum RepairView: String, DeskView {
  /// Labels that are wrong at random.
  case labels
  /// A group that is nearly missing.
  case missing
  /// An event that is rare.
  case fraud
  /// One person's mail, and another's.
  case mailbox
  /// A camera that fogs.
  case drift
  /// Labels that the network doubts.
  case doubts
  /// A budget to repair data with.
  case shop

  public var title: String {
    switch self {
    case .labels: "labels that lie"
    case .missing: "a group that is missing"
    case .fraud: "one payment in a hundred"
    case .mailbox: "another person's mailbox"
    case .drift: "a camera that fogs"
    case .doubts: "labels worth a second look"
    case .shop: "the repair shop"
    }
  }

  public var dials: [Dial] {
    switch self {
    case .labels:
      [
        .counts("wrong", "wrong labels, %", [0, 10, 20, 30, 40, 50, 60, 70, 80], at: 40),
        .counts("passes", "passes", [8, 20, 50, 100, 150], at: 150),
      ]
    case .missing:
      [
        .counts("kept", "of its kind kept", [0, 1, 2, 5, 10, 20, 50, 200], at: 5),
        .counts("digit", "digit", 0...9, at: 8),
      ]
    case .fraud:
      [
        .numbers("rate", "fraud, %", [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50], at: 1),
        .counts("finds", "finds, %", [50, 60, 70, 80, 90, 95, 99, 100], at: 90),
        .numbers("alarms", "false alarms, %", [0, 0.1, 0.2, 0.5, 1, 2, 5, 10], at: 2),
      ]
    case .mailbox: [.counts("passes", "passes", [1, 2, 5, 10, 20, 40], at: 20)]
    case .drift:
      [
        .numbers("fog", "fog a month", (1...10).map { Double($0) / 50 }, at: 0.18),
        .counts("digit", "digit shown", 1...360, at: 1),
      ]
    case .doubts:
      [
        .counts("wrong", "wrong labels, %", [0, 1, 3, 5, 10, 20, 40], at: 5),
        .counts("passes", "passes", [2, 4, 8, 20, 50, 150], at: 8),
      ]
    case .shop:
      [
        .counts("relabel", "labels checked", Self.purchases(of: 1), at: 0),
        .words("first", "checked first", ["any", "odd"], at: "any"),
        .counts("eights", "eights bought", Self.purchases(of: 2), at: 0),
        .counts("foggy", "foggy bought", Self.purchases(of: 2), at: 0),
        .flag("double", "twice the units", at: false),
      ]
    }
  }

  /// From none to the whole budget in steps of five points' worth, or ten.
  private static func purchases(of price: Int) -> [Int] {
    price == 1
      ? Array(stride(from: 0, through: 100, by: 10)) : Array(stride(from: 0, through: 50, by: 5))
  }
}
