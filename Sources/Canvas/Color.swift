import Glibc

/// A colour of the sRGB space with 8 bits a channel, or the terminal's own default.
public struct Color: Hashable, Sendable {
  /// 0xFFRRGGBB, or 0 for the standard colour.
  let bits: UInt32

  /// The colour that the terminal uses where none is asked for.
  public static let standard = Color(bits: 0)

  private init(bits: UInt32) { self.bits = bits }

  public init(red: UInt8, green: UInt8, blue: UInt8) {
    bits = 0xFF00_0000 | UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue)
  }

  /// A colour written as in CSS: `Color(0x56B4E9)` is #56B4E9.
  public init(_ hex: UInt32) {
    bits = 0xFF00_0000 | hex & 0xFF_FFFF
  }

  public var isStandard: Bool { bits == 0 }
  public var red: UInt8 { UInt8(truncatingIfNeeded: bits >> 16) }
  public var green: UInt8 { UInt8(truncatingIfNeeded: bits >> 8) }
  public var blue: UInt8 { UInt8(truncatingIfNeeded: bits) }

  /// The colour `fraction` of the way from this one to `other`, channel by channel.
  ///
  /// The standard colour, which is known to the terminal only, stays as it is.
  public func mixed(with other: Color, fraction: Double) -> Color {
    if isStandard || other.isStandard { return self }
    func mix(_ a: UInt8, _ b: UInt8) -> UInt8 {
      UInt8((Double(a) + (Double(b) - Double(a)) * fraction).rounded())
    }
    return Color(
      red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
  }

  /// The relative luminance Y of the sRGB standard, 0 (black) to 1 (white).
  public var luminance: Double {
    0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
  }

  /// The light that a channel of sRGB stands for, 0 to 1.
  static func linear(_ channel: UInt8) -> Double { linearTable[Int(channel)] }

  private static let linearTable: [Double] = (0...255).map {
    let c = Double($0) / 255
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4)
  }
}
