internal import Learning

/// Reads `schedule: {cosine: {warmup: 50}}`.
enum ScheduleReader {
  private static let names = ["constant", "step", "cosine"]

  static func schedule(_ setting: Setting) throws(NetworkFileError) -> Schedule {
    var choice = try ChoiceReader(
      setting, of: "schedule", among: names, example: "{cosine: {warmup: 50}}")
    let schedule: Schedule =
      switch choice.name {
      case "step": try step(&choice.fields)
      case "cosine": try cosine(&choice.fields)
      // The choice is one of the three names.
      case _: .constant
      }
    try choice.fields.finish()
    return schedule
  }

  private static func step(_ fields: inout FieldReader) throws(NetworkFileError) -> Schedule {
    .step(
      every: try fields.requiredInteger("every", in: 1...NetworkFileLimits.steps, example: 500),
      factor: try fields.number("factor", .positive, example: "0.1") ?? 0.1)
  }

  private static func cosine(_ fields: inout FieldReader) throws(NetworkFileError) -> Schedule {
    .cosine(
      warmup: try fields.integer("warmup", in: 0...NetworkFileLimits.steps, example: 50) ?? 0,
      minimum: try fields.number("minimum", .nonNegative, example: "1e-5") ?? 0)
  }
}
