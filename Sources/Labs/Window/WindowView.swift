/// The pictures of the window lab, in the order of lesson L12, and two to play with.
enum WindowView: String, CaseIterable, Sendable {
  case motif, slide, count, form, digits, draw, cover, shift, shuffle, fashion

  var title: String {
    switch self {
    case .motif: "a plus or a cross, anywhere"
    case .slide: "one window, cell by cell"
    case .count: "counting weights"
    case .form: "windows take shape"
    case .digits: "a digit, layer by layer"
    case .draw: "draw a digit"
    case .cover: "cover a part"
    case .shift: "one step to the side"
    case .shuffle: "every pixel moved"
    case .fashion: "clothes"
    }
  }

  /// The controls that mean something here.
  var dials: [String] {
    switch self {
    case .motif: ["pictures", "noise", "windows", "layers", "pooling"]
    case .slide: ["picture", "window", "padding"]
    case .count: ["side", "units", "kernels", "maps"]
    case .form: ["example", "windows", "pictures", "noise"]
    case .digits: ["digit", "layer", "filters", "passes"]
    case .draw: ["filters", "passes"]
    case .cover: ["digit", "patch", "filters"]
    case .shift: ["digit", "filters", "passes"]
    case .shuffle: ["digit", "rule", "filters", "passes"]
    case .fashion: ["clothes", "filters", "shrinking", "epochs"]
    }
  }

  /// The networks that it shows.
  var group: WindowGroup? {
    switch self {
    case .motif, .form: .motif
    case .slide: .slide
    case .count: nil
    case .digits, .draw, .cover, .shift: .digits
    case .shuffle: .shuffle
    case .fashion: .fashion
    }
  }

  /// Whether it makes no sense before something has been learned.
  var needsTraining: Bool {
    switch self {
    case .draw, .cover, .shift: true
    case .motif, .slide, .count, .form, .digits, .shuffle, .fashion: false
    }
  }
}

/// Networks that stand on the trainer's thread together.
enum WindowGroup: Hashable, Sendable {
  case motif, slide, digits, shuffle, fashion

  /// The dials that change its runs: turned, they begin anew.
  var dials: Set<String> {
    switch self {
    case .motif: ["pictures", "noise", "windows", "layers", "pooling"]
    case .slide: ["picture", "padding"]
    case .digits: ["filters", "passes"]
    case .shuffle: ["rule", "filters", "passes"]
    case .fashion: ["clothes", "filters", "shrinking", "epochs"]
    }
  }
}

/// A run of the lab, by what sets it apart.
struct WindowRun: Hashable, Sendable {
  /// What kind of network.
  enum Net: String, Hashable, Sendable {
    /// Every unit sees every pixel.
    case dense
    /// Windows that slide.
    case window
    /// Windows, and of each last map only its largest number.
    case global
  }

  var group: WindowGroup
  var net: Net
  var isShuffled = false

  /// As a table names it.
  var name: String {
    switch net {
    case .dense: "dense"
    case .window: "windows"
    case .global: "largest only"
    }
  }
}
