/// Which part of the data a number was measured on.
public enum Split: String, CaseIterable, Sendable { case training, validation, test }
