import ArrayFiles

/// A file of a command's that is there as a whole or not at all.
enum AtomicFile {
  /// - Throws: ``CommandError/cannotWrite(_:)`` naming the path and the reason; nothing is left behind.
  static func write(_ bytes: [UInt8], to path: String) throws(CommandError) {
    try write(pieces: CollectionOfOne(bytes), to: path)
  }

  /// The same for bytes that come piece by piece.
  static func write(pieces: some Sequence<[UInt8]>, to path: String) throws(CommandError) {
    do throws(OutputError) { try OutputFile.write(pieces: pieces, to: path) } catch {
      throw .cannotWrite("\(error)")
    }
  }
}
