import Compute
import Learning
import Testing

/// What a listing says of an update is the rule that the update follows.
@Suite struct OptimizerFormulaTests {
  @Test(arguments: [
    (SGD(rate: 1), "w − rate × w.gradient"),
    (SGD(rate: 1, decay: 0.1), "w − rate × (w.gradient + decay × w)"),
    (SGD(rate: 1, momentum: 0.9), "w − rate × w.sgd.velocity"),
    (SGD(rate: 1, momentum: 0.9, decay: 0.1), "w − rate × w.sgd.velocity"),
    (
      SGD(rate: 1, momentum: 0.9, nesterov: true),
      "w − rate × (w.gradient + momentum × w.sgd.velocity)"
    ),
    (
      SGD(rate: 1, momentum: 0.9, nesterov: true, decay: 0.1),
      "w − rate × (w.gradient + decay × w + momentum × w.sgd.velocity)"
    ),
    (SGD(rate: 1, nesterov: true), "w − rate × w.gradient"),
  ])
  func gradientDescentNamesAllItsTerms(_ optimizer: SGD, _ formula: String) {
    #expect(optimizer.formula("w") == formula)
  }

  @Test func adamNamesItsDecay() {
    #expect(Adam().formula("w") == "w − rate × corrected w.adam.m / √w.adam.v")
    #expect(
      Adam(decay: 0.1).formula("w")
        == "w − rate × corrected w.adam.m / √w.adam.v of w.gradient + decay × w")
    #expect(
      AdamW(decay: 0.1).formula("w")
        == "w − rate × (corrected w.adamw.m / √w.adamw.v + decay × w)")
  }

  @Test(arguments: [
    (RMSProp(), "w − rate × w.gradient / √w.rmsprop.v"),
    (RMSProp(decay: 0.1), "w − rate × (w.gradient + decay × w) / √w.rmsprop.v"),
    (RMSProp(isCentered: true), "w − rate × w.gradient / √(w.rmsprop.v − w.rmsprop.mean²)"),
    (RMSProp(momentum: 0.9), "w − rate × w.rmsprop.velocity"),
  ])
  func meanSquaresNameAllTheirTerms(_ optimizer: RMSProp, _ formula: String) {
    #expect(optimizer.formula("w") == formula)
  }
}
