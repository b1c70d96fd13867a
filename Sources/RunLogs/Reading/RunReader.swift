import ArrayFiles

/// Reads the files of one run as they grow at their ends.
protocol RunReader: Sendable {
  /// Takes over what is complete in the bytes that start at `offset` of a file.
  ///
  /// The rest comes again, with more behind it, once the file has grown.
  ///
  /// - Returns: how many bytes were taken.
  mutating func read(
    _ bytes: UnsafeRawBufferPointer, of file: String, at offset: Int, into log: inout RunLog
  ) -> Int

  /// How many bytes there must be behind those that the last call of `read` took before it can take any more; 0
  /// where that is not known.
  var needed: Int { get }

  /// Takes over what is left at the end of a file to which nothing more is written.
  mutating func close(
    _ rest: UnsafeRawBufferPointer, of file: String, at offset: Int, into log: inout RunLog
  )
}

extension RunReader {
  var needed: Int { 0 }

  /// A record that is not whole is none.
  mutating func close(
    _ rest: UnsafeRawBufferPointer, of file: String, at offset: Int, into log: inout RunLog
  ) {}
}

/// Reads files of lines, of which the last may lack its line feed.
protocol LineReader: RunReader {}

extension LineReader {
  /// The rest is read as if its line feed were there.
  mutating func close(
    _ rest: UnsafeRawBufferPointer, of file: String, at offset: Int, into log: inout RunLog
  ) {
    let line = Array(rest) + [0x0A]
    let taken = line.withUnsafeBytes { read($0, of: file, at: offset, into: &log) }
    guard taken < line.count else { return }
    log.report(
      InputError(file, at: "byte \(offset + taken)", expected: "the end of a line", found: "the file's"))
  }
}
