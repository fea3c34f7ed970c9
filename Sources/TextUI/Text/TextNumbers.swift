/// Numbers of a network in a text, which can be asked why they are what they are.
extension StyledText {
  /// The same text as a number of a network; as it is where nothing is known of it.
  public func asking(_ mark: NumberMark?, _ value: Double) -> StyledText {
    guard let mark else { return self }
    return StyledText(
      spans.map {
        Span($0.text, $0.style, link: $0.link, number: Number(mark, value))
      })
  }

  /// `−0.412`, to so many places, as a number of a network.
  public static func number(
    _ value: Double, of mark: NumberMark?, decimals: Int = 3, sign: Numbers.Sign = .minus
  ) -> StyledText {
    StyledText(Numbers.fixed(value, decimals: decimals, sign: sign)).asking(mark, value)
  }
}
