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
}
