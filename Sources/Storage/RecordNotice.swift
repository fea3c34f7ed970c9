/// Something that happened while the record was opened, and that its learner should know.
public enum RecordNotice: Equatable, Sendable {
  /// There was a file that cannot be used. It lies untouched at `path`, and a new record was begun.
  case setAside(Reason, path: String)

  /// What is wrong with a file that should be the record.
  public enum Reason: Equatable, Sendable {
    /// It is no database, or a broken one.
    case damaged(String)
    /// A newer Descent wrote it, in a form that this one does not know.
    case newer(version: Int)
    /// Another program wrote it.
    case foreign
  }
}

extension RecordNotice: CustomStringConvertible {
  /// What happened, for the learner.
  public var description: String {
    switch self {
    case .setAside(.damaged(let reason), let path):
      "The learner's record was damaged (\(reason)): it was set aside as \(path), "
        + "and a new one was begun."
    case .setAside(.newer(let version), let path):
      "The learner's record is of a newer Descent (form \(version)): it was set aside as \(path), "
        + "and a new one was begun; update Descent and rename it back."
    case .setAside(.foreign, let path):
      "The file in the place of the learner's record is of another program: it was set aside as "
        + "\(path), and a new record was begun."
    }
  }
}
