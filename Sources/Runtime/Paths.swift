enum Paths {}
