import Glibc

/// Texts as vectors: how often the runs of 1 … `longest` characters in a text come up, each run counted by the
/// number that its hash falls on.
///
/// A text is taken in lower case and with a blank before and after it, so that the ends of words count; a
/// character is a Unicode scalar, and a blank alone is no run. A count c becomes 1 + ln c, and vectors have
/// length 1. The hash: FNV-1a of 32 bits over the run's UTF-8 bytes, its halves joined by exclusive or.
/// https://datatracker.ietf.org/doc/html/draft-eastlake-fnv
public struct HashedNGrams: Sendable, Hashable {
  /// How many numbers a vector has.
  public let width: Int
  /// How many characters the longest runs have.
  public let longest: Int

  /// - Precondition: both are at least 1.
  public init(width: Int, longest: Int) {
    precondition(width > 0 && width <= Int(UInt32.max) && longest > 0)
    self.width = width
    self.longest = longest
  }

  /// The vectors of the texts one after the other, `texts.count × width` numbers.
  public func features(of texts: [String]) -> [Float] {
    var features = [Float](repeating: 0, count: texts.count * width)
    features.withUnsafeMutableBufferPointer { features in
      for (index, text) in texts.enumerated() {
        write(text, to: UnsafeMutableBufferPointer(rebasing: features[index * width..<(index + 1) * width]))
      }
    }
    return features
  }

  /// Writes the numbers of `text` that are not 0.
  private func write(_ text: String, to vector: UnsafeMutableBufferPointer<Float>) {
    // In order, so that equal ones are neighbours and sums are the same everywhere.
    let buckets = buckets(of: text).sorted()
    var weights: [(bucket: Int, weight: Double)] = []
    var first = 0
    while first < buckets.count {
      var next = first + 1
      while next < buckets.count, buckets[next] == buckets[first] { next += 1 }
      weights.append((buckets[first], 1 + log(Double(next - first))))
      first = next
    }
    let length = weights.reduce(0) { $0 + $1.weight * $1.weight }.squareRoot()
    for (bucket, weight) in weights { vector[bucket] = Float(weight / length) }
  }

  /// The number that each run counts for: of each place in the text, the shorter runs first.
  func buckets(of text: String) -> [Int] {
    let bytes = Array(" \(text.lowercased()) ".utf8)
    var buckets: [Int] = []
    buckets.reserveCapacity(bytes.count * longest)
    for start in bytes.indices where Self.beginsScalar(bytes[start]) {
      var hash: UInt32 = 0x811C_9DC5
      var end = start
      for length in 1...longest where end < bytes.count {
        repeat {
          hash = (hash ^ UInt32(bytes[end])) &* 0x0100_0193
          end += 1
        } while end < bytes.count && !Self.beginsScalar(bytes[end])
        if length == 1, bytes[start] == UInt8(ascii: " ") { continue }
        buckets.append(Int((hash >> 16 ^ hash) % UInt32(width)))
      }
    }
    return buckets
  }

  /// Whether a byte of UTF-8 is not one that continues a scalar.
  private static func beginsScalar(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }
}
