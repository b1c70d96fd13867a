/// Why a text is no filter of tags.
public struct TagFilterError: Error, Hashable, CustomStringConvertible {
  /// Without a full stop.
  public let reason: String
  /// Where in the text, in characters from 0; nil where no place is to blame.
  public let place: Int?

  init(reason: String, place: Int? = nil) {
    self.reason = reason
    self.place = place
  }

  /// What Swift says of a pattern that stands between slashes.
  init(_ error: any Error, in pattern: String) {
    reason = "\(error)"
    // The error is of a type that is not public; its place can be had only by looking into it.
    let location = Mirror(reflecting: error).children.first { $0.label == "location" }?.value
    let range = location.flatMap { Mirror(reflecting: $0).children.first { $0.label == "range" }?.value }
    place = (range as? Range<String.Index>).flatMap { range in
      guard range.lowerBound <= pattern.endIndex else { return nil }
      return pattern.distance(from: pattern.startIndex, to: range.lowerBound) + 1
    }
  }

  public var description: String {
    place.map { "character \($0 + 1): \(reason)" } ?? reason
  }
}
