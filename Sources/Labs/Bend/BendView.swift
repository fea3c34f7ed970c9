/// The pictures of the lab, in the order of lesson L03.
enum BendView: String, CaseIterable, Sendable {
  case product, linear, starts, plateaus, inside, build, units, filters, deep

  /// As a learner reads it.
  var title: String {
    switch self {
    case .product: "two layers are one"
    case .linear: "five layers, no bend"
    case .starts: "ten starts"
    case .plateaus: "stuck on a shelf"
    case .inside: "seen from inside"
    case .build: "bend it yourself"
    case .units: "what every unit sees"
    case .filters: "filters nobody drew"
    case .deep: "twelve layers"
    }
  }

  /// The controls that mean something here.
  var dials: [String] {
    switch self {
    case .product: ["a12", "b21"]
    case .linear: ["linear.layers"]
    case .starts, .plateaus: ["starts.units", "starts.activation"]
    case .inside: ["inside.units"]
    case .build, .units: ["data", "layers", "units", "activation", "noise", "rate", "updates"]
    case .filters: ["filters"]
    case .deep: ["deep.layers", "deep.activation"]
    }
  }
}
