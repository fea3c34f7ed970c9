public import Learning

// The sets that are drawn by a rule; the rules themselves belong to `Learning`.

extension Spiral: DataSet {
  public var summary: String { "\(count) points on two arms of a spiral, for two classes" }

  public func examples(assets: String) -> Examples { examples }
}

extension Rings: DataSet {
  public var summary: String { "\(count) points on two rings, one around the other" }

  public func examples(assets: String) -> Examples { examples }
}

extension Moons: DataSet {
  public var summary: String { "\(count) points on two half circles, for two classes" }

  public func examples(assets: String) -> Examples { examples }
}

extension XOR: DataSet {
  public var summary: String { "\(count) points in four clouds, opposite corners alike" }

  public func examples(assets: String) -> Examples { examples }
}

extension Blobs: DataSet {
  public var summary: String { "\(count) points in two clouds that a straight line separates" }

  public func examples(assets: String) -> Examples { examples }
}

extension Grammar: DataSet {
  public var summary: String {
    "\(windows) pieces of \(context) words of a small language, the next word to be told; "
      + "\(Self.words.count) words"
  }

  public func examples(assets: String) -> Examples { examples }
}
