/// Numbers as people read them.
public enum NumberText {
  /// The shortest digits that give the number back; "NaN" for all that is none, whatever its bits.
  public static func of<Number: BinaryFloatingPoint & LosslessStringConvertible>(_ number: Number) -> String {
    number.isNaN ? "NaN" : "\(number)"
  }
}
