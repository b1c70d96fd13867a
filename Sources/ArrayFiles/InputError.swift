import Glibc

/// Why a file cannot be used: which file, where in it, what was expected there and what was found.
public struct InputError: Error, Hashable, CustomStringConvertible {
  public enum Kind: Sendable, Hashable {
    /// The file is not there or cannot be opened or read.
    case missing
    /// The file's content is not what it should be.
    case malformed
  }

  public let kind: Kind
  public let file: String
  /// Such as "line 12", "byte 8" or "x_test"; nil for the file as a whole. Long names are shortened.
  public let place: String?
  /// "expected …, found …", without a full stop. Long names are shortened.
  public let reason: String

  /// The content of a file is wrong.
  public init(_ file: String, at place: String? = nil, expected: String, found: String) {
    self.init(file, at: place, reason: "expected \(expected), found \(found)")
  }

  /// The content of a file is wrong in a way that no pair of things describes.
  public init(_ file: String, at place: String? = nil, reason: String) {
    kind = .malformed
    self.file = file
    self.place = place.map { ShortenedText.of($0) }
    self.reason = ShortenedText.of(ShortenedText.ofWords(reason), length: ShortenedText.reasonLength)
  }

  /// The file cannot be opened or read; `code` is an error number of the C library.
  public init(_ file: String, errno code: Int32) {
    kind = .missing
    self.file = file
    place = nil
    reason = "cannot be read: \(String(cString: strerror(code)))"
  }

  /// Files that should be in a folder, beside others, are not there.
  public init(missing names: [String], in folder: String) {
    kind = .missing
    file = folder
    place = nil
    reason = "\(names.joined(separator: ", ")) \(names.count == 1 ? "is" : "are") missing"
  }

  public var description: String {
    [file, place, reason].compactMap { $0 }.joined(separator: ": ")
  }
}
