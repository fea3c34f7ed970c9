internal import Learning

/// The lines that `--log` writes: one JSON object each, with the same keys in the same order.
public enum TrainLog {
  /// A step, and what was measured after it.
  ///
  ///     {"step":50,"loss":0.25,"train_accuracy":0.95,"validation_loss":0.3,"validation_accuracy":0.9}
  ///
  /// What there is none of, such as an accuracy without classes, is `null`.
  public static func line(
    step: Int, loss: Float, measurement: TrainRun.Measurement? = nil
  ) -> String {
    var line = "{\"step\":\(step),\"loss\":\(number(loss))"
    if let measurement {
      line += ",\"train_accuracy\":\(number(measurement.training.accuracy))"
      line += ",\"validation_loss\":\(number(measurement.validation?.loss))"
      line += ",\"validation_accuracy\":\(number(measurement.validation?.accuracy))"
    }
    return line + "}"
  }

  /// The last line of a run that came to its end.
  ///
  /// - Parameter seconds: how long training took, measurements included.
  public static func lastLine(_ result: TrainRun.Result, seconds: Double) -> String {
    let rate = seconds > 0 ? Double(result.stepsHere) / seconds : 0
    return "{\"done\":true,\"steps\":\(result.steps),\"loss\":\(number(result.loss)),"
      + "\"test_loss\":\(number(result.test?.loss)),"
      + "\"test_accuracy\":\(number(result.test?.accuracy)),"
      + "\"seconds\":\(rounded(seconds)),\"steps_per_second\":\(rounded(rate))}"
  }

  /// JSON has no word for what is not finite.
  private static func number(_ value: Float?) -> String {
    guard let value, value.isFinite else { return "null" }
    return value.description
  }

  private static func rounded(_ value: Double) -> String {
    value.isFinite ? ((value * 1e6).rounded() / 1e6).description : "null"
  }
}
