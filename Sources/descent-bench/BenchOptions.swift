/// What the command line asks for.
struct BenchOptions {
  private(set) var workloads = Workload.all
  /// Each workload is measured with each of these.
  private(set) var threads = [1]
  /// Steps to take before `final_loss` is read and anything is measured.
  private(set) var steps = 200
  private(set) var printsTable = false
  private(set) var neighbour: String?
  private(set) var folder: String?

  /// A command line that says something it cannot mean.
  struct Mistake: Error, CustomStringConvertible {
    let description: String
  }

  init(_ arguments: some Sequence<String>) throws(Mistake) {
    var rest = Array(arguments)[...]
    while let option = rest.popFirst() {
      switch option {
      case "--threads":
        threads = try Self.list(try Self.value(of: option, &rest)).map { text throws(Mistake) in
          try Self.number(text, of: option)
        }
      case "--steps": steps = try Self.number(try Self.value(of: option, &rest), of: option)
      case "--only": workloads = try Self.workloads(try Self.value(of: option, &rest))
      case "--table": printsTable = true
      case "--beside": neighbour = try Self.value(of: option, &rest)
      case "--write": folder = try Self.value(of: option, &rest)
      default:
        throw Mistake(
          description: "\(option) is no option; there are --threads N[,N], --only NAME,…, "
            + "--steps N, --table, --beside COMMAND and --write DIR.")
      }
    }
  }

  private static func list(_ text: String) -> [String] {
    text.split(separator: ",").map(String.init)
  }

  private static func value(
    of option: String, _ rest: inout ArraySlice<String>
  ) throws(Mistake) -> String {
    guard let value = rest.popFirst() else {
      throw Mistake(description: "\(option) wants a value after it.")
    }
    return value
  }

  private static func number(_ text: String, of option: String) throws(Mistake) -> Int {
    guard let number = Int(text), (1...1_000_000).contains(number) else {
      throw Mistake(description: "\(option): \(text) is no number from 1 to 1000000.")
    }
    return number
  }

  private static func workloads(_ text: String) throws(Mistake) -> [Workload] {
    try list(text).map { name throws(Mistake) in
      guard let workload = Workload.all.first(where: { $0.name == name }) else {
        let names = Workload.all.map(\.name).joined(separator: ", ")
        throw Mistake(description: "there is no workload \(name); there are \(names).")
      }
      return workload
    }
  }
}
