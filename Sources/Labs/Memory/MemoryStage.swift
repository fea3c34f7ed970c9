/// The pictures of the lab `memory`, in the order of its lesson.
public enum MemoryStage: String, DeskView {
  /// One network, a column a step.
  case unroll
  /// The game of remembering the first symbol, with four gaps.
  case echo
  /// What comes back to the first step of what there is to learn at the last.
  case signal
  /// A memory with gates against a plain one.
  case gates
  /// Sunspots, a year ahead.
  case forecast
  /// Many years ahead, from its own forecasts.
  case free
  /// What reading one more step costs.
  case cost
  /// Everything to be set: the task of the lab.
  case build

  public var title: String {
    switch self {
    case .unroll: "one network, many steps"
    case .echo: "remember the first symbol"
    case .signal: "signals back through time"
    case .gates: "gates choose what to keep"
    case .forecast: "sunspots, a year ahead"
    case .free: "on its own forecasts"
    case .cost: "what one more step costs"
    case .build: "build a memory"
    }
  }

  public var dials: [Dial] {
    switch self {
    case .unroll:
      [
        .counts("steps", "symbols to read", 2...12, at: 5), cell(), units(4, from: 2),
        factor(0.9),
      ]
    case .echo:
      [
        .counts("gap", "longest gap", [30, 40, 50, 60], at: 40), cell(), units(), rate(), clip,
        factor(0.6),
      ]
    case .signal:
      [.counts("gap", "gap", [5, 10, 20, 40, 60], at: 5), factor(0.9), cell(), units()]
    case .gates:
      [
        .words(
          "cell", "gated memory", [MemoryCell.gru.rawValue, MemoryCell.lstm.rawValue], at: "gru"),
        gap(60), .flag("open", "keep gates begin open", at: true), units(), rate(),
      ]
    case .forecast:
      [
        series,
        .words(
          "rule", "beside it", ["none"] + YearSeries.Rule.allCases.map(\.rawValue), at: "none"),
        cell(), units(16), rate(0.01), years,
      ]
    case .free:
      [
        .counts("horizon", "years ahead", [5, 10, 20, 30, 40, 50, 60], at: 30), series, cell(),
        units(16), rate(0.01), years,
      ]
    case .cost:
      [
        .counts(
          "length", "steps read so far", [1, 10, 30, 100, 300, 1_000, 3_000, 10_000], at: 100),
        .counts("units", "units", [4, 8, 16, 24, 32, 48, 64], at: 24), cell(),
      ]
    case .build:
      [
        .words("task", "task", ["echo"] + YearSeries.Kind.allCases.map(\.rawValue), at: "echo"),
        gap(40), cell(), units(4), rate(0.001), clip, factor(0.6),
      ]
    }
  }

  private func cell() -> Dial {
    .words("cell", "memory", MemoryCell.allCases.map(\.rawValue), at: "plain")
  }
  private func gap(_ steps: Int) -> Dial {
    .counts("gap", "gap", [2, 5, 10, 15, 20, 30, 40, 50, 60], at: steps)
  }
  private func units(_ count: Int = 24, from least: Int = 4) -> Dial {
    .counts("units", "units", [2, 4, 8, 16, 24, 32, 48, 64].filter { $0 >= least }, at: count)
  }
  private func rate(_ value: Double = 0.005) -> Dial {
    .numbers("rate", "rate", [0.001, 0.002, 0.005, 0.01, 0.02, 0.05], at: value)
  }
  private var clip: Dial { .flag("clip", "clip slopes", at: true) }
  private func factor(_ value: Double) -> Dial {
    .numbers("factor", "start factor", [0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.3, 1.4], at: value)
  }
  private var series: Dial {
    .words("series", "series", YearSeries.Kind.allCases.map(\.rawValue), at: "sunspots")
  }
  private var years: Dial { .counts("years", "years it reads", [2, 5, 11, 22, 33], at: 22) }
}
