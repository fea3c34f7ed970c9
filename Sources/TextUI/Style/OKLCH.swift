/// A colour by lightness (0...1), chroma and hue (degrees), in which equal steps look equal.
///
/// Ottosson, "A perceptual color space for image processing", 2020.
struct OKLCH: Hashable, Sendable {
  var lightness: Double
  var chroma: Double
  var hue: Double

  init(_ lightness: Double, _ chroma: Double, _ hue: Double) {
    self.lightness = lightness
    self.chroma = chroma
    self.hue = hue
  }

  /// The nearest colour of the same lightness and hue that sRGB has: chroma gives way.
  var rgb: RGB {
    var low = 0.0
    var high = chroma
    if Self.isDisplayable(linearRGB(chroma: high)) { low = high }
    for _ in 0..<24 where low < high {
      let middle = (low + high) / 2
      if Self.isDisplayable(linearRGB(chroma: middle)) { low = middle } else { high = middle }
    }
    let (red, green, blue) = linearRGB(chroma: low)
    return RGB(RGB.encoded(red), RGB.encoded(green), RGB.encoded(blue))
  }

  private func linearRGB(chroma: Double) -> (Double, Double, Double) {
    let a = chroma * Elementary.cosine(hue * .pi / 180)
    let b = chroma * Elementary.sine(hue * .pi / 180)
    let long = Elementary.power(lightness + 0.3963377774 * a + 0.2158037573 * b, 3)
    let medium = Elementary.power(lightness - 0.1055613458 * a - 0.0638541728 * b, 3)
    let short = Elementary.power(lightness - 0.0894841775 * a - 1.2914855480 * b, 3)
    return (
      4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
      -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
      -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short
    )
  }

  /// Half a step of 8 bits beyond the edge still rounds to the edge.
  private static func isDisplayable(_ color: (Double, Double, Double)) -> Bool {
    let allowed = -0.0001...1.0001
    return allowed.contains(color.0) && allowed.contains(color.1) && allowed.contains(color.2)
  }
}
