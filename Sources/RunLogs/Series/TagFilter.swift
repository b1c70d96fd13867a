import Synchronization

/// Which tags are shown, as people type it: words that all must be in the tag, in whatever case, or `/regex/`.
///
/// What was found is remembered by tag, for all copies together: no frame searches a tag twice. A tag is
/// searched in its first 1,000 characters; by an expression with several repeats in fewer, so that no tag
/// takes long: 150 where there are three.
public struct TagFilter: Sendable {
  public let text: String
  private let memory: Memory?

  /// - Throws: `TagFilterError` where an expression is invalid, or may take forever.
  public init(_ text: String) throws(TagFilterError) {
    self.text = text
    let words = text.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
    if text.count > 2, text.hasPrefix("/"), text.hasSuffix("/") {
      let pattern = String(text.dropFirst().dropLast())
      let (regex, length) = try Self.regex(pattern)
      memory = Memory(regex: regex, length: length)
    } else {
      memory = words.isEmpty ? nil : Memory(words: words, length: Self.longest)
    }
  }

  public func matches(_ tag: String) -> Bool { memory?.matches(tag) ?? true }

  private static let longest = 1000
  private static let mostRepeats = 6

  private static func regex(
    _ pattern: String
  ) throws(TagFilterError) -> sending (Regex<AnyRegexOutput>, length: Int) {
    let regex: Regex<AnyRegexOutput>
    do { regex = try Regex(pattern) } catch { throw TagFilterError(error, in: pattern) }
    let repeats = PatternRepeats(pattern)
    if let place = repeats.nestedPlace {
      throw TagFilterError(
        reason: "a repeat of what repeats or has alternatives may take forever", place: place + 1)
    }
    if repeats.count > mostRepeats {
      throw TagFilterError(reason: "expected at most \(mostRepeats) repeats, found \(repeats.count)")
    }
    return (regex, repeats.length(atMost: longest))
  }
}

/// What a filter searches for, and what it found.
private final class Memory: Sendable {
  private struct Search {
    let words: [String]
    let regex: Regex<AnyRegexOutput>?
    var found: [String: Bool] = [:]

    func matches(_ tag: String) -> Bool {
      if let regex { return ((try? regex.firstMatch(in: tag)) ?? nil) != nil }
      let lowercase = tag.lowercased()
      return words.allSatisfy { lowercase.contains($0) }
    }
  }

  private let search: Mutex<Search>
  private let length: Int

  init(words: [String] = [], regex: sending Regex<AnyRegexOutput>? = nil, length: Int) {
    search = Mutex(Search(words: words, regex: regex))
    self.length = length
  }

  func matches(_ tag: String) -> Bool {
    // Scalars, as a single character may be a megabyte of accents.
    let part = tag.utf8.count <= length ? tag : String(tag.unicodeScalars.prefix(length))
    return search.withLock { search in
      if let known = search.found[part] { return known }
      let matches = search.matches(part)
      search.found[part] = matches
      return matches
    }
  }
}
