import Glibc

/// A colour in Oklab (Björn Ottosson, 2020), where distances are close to what people see.
struct PerceivedColor {
  /// 0 (black) to 1 (white).
  var lightness: Double
  /// Green to red.
  var a: Double
  /// Blue to yellow.
  var b: Double

  var chroma: Double { (a * a + b * b).squareRoot() }
}

extension PerceivedColor {
  /// The colour of red, green and blue light, 0 to 1 each, by the matrices that Oklab's author published.
  init(light: SIMD3<Double>) {
    let (r, g, b) = (light.x, light.y, light.z)
    let long = cbrt(0.412_221_4708 * r + 0.536_332_5363 * g + 0.051_445_9929 * b)
    let medium = cbrt(0.211_903_4982 * r + 0.680_699_5451 * g + 0.107_396_9566 * b)
    let short = cbrt(0.088_302_4619 * r + 0.281_718_8376 * g + 0.629_978_7005 * b)
    lightness = 0.210_454_2553 * long + 0.793_617_7850 * medium - 0.004_072_0468 * short
    a = 1.977_998_4951 * long - 2.428_592_2050 * medium + 0.450_593_7099 * short
    self.b = 0.025_904_0371 * long + 0.782_771_7662 * medium - 0.808_675_7660 * short
  }

  func squaredDistance(to other: Self) -> Double {
    let (dl, da, db) = (lightness - other.lightness, a - other.a, b - other.b)
    return dl * dl + da * da + db * db
  }
}

extension Color {
  /// Red, green and blue light, 0 to 1 each.
  var light: SIMD3<Double> { SIMD3(Self.linear(red), Self.linear(green), Self.linear(blue)) }

  var perceived: PerceivedColor { PerceivedColor(light: light) }
}
