/// What stands between the beginning and the final byte of a control sequence (ECMA-48): numbers with
/// semicolons between them.
struct ControlParameters: Hashable {
  /// A sign before the numbers by which terminals mark sequences of their own.
  private(set) var marker: Unicode.Scalar?
  /// As many as a sequence with a meaning here has, and one; missing ones are 0.
  private(set) var numbers = [0]
  private(set) var isEmpty = true
  /// Whether there was anything but numbers; what came after it is left out.
  private(set) var isOdd = false

  private static let mostNumbers = 4
  private static let largestNumber = 99_999

  mutating func append(_ scalar: Unicode.Scalar) {
    defer { isEmpty = false }
    switch scalar {
    case _ where isOdd: break
    case "0"..."9":
      let number = numbers[numbers.count - 1] * 10 + Int(scalar.value - 48)
      numbers[numbers.count - 1] = min(number, Self.largestNumber)
    case ";": if numbers.count < Self.mostNumbers { numbers.append(0) }
    case "<"..."?" where isEmpty: marker = scalar
    default: isOdd = true
    }
  }
}
