import ArrayFiles

/// A file that is always written as a whole, read anew where it changed.
struct WholeFile: Sendable {
  let path: String
  private(set) var status: FileStatus?

  /// A larger one is none of a run's, in bytes.
  private static let largest = 1 << 30

  init(_ path: String) { self.path = path }

  /// When the file was last written, in seconds since 1970.
  var modified: Double? { status?.modified }

  /// The content where it is new; nil where it is not, or there is no file.
  ///
  /// - Throws: `InputError` where the file cannot be read.
  mutating func change() throws(InputError) -> [UInt8]? {
    guard let now = try? FileStatus(path), now != status else { return nil }
    status = now
    guard now.size <= Self.largest else {
      throw InputError(path, expected: "at most \(Self.largest) bytes", found: "\(now.size)")
    }
    do {
      return try InputFile(path).bytes()
    } catch {
      // It may have become shorter between the two looks at it; another look will tell.
      status = nil
      if error.kind == .missing { return nil }
      throw error
    }
  }
}
