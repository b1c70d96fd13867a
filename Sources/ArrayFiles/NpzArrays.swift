/// Named arrays in the order in which they were added: the content of an npz file that is to be written.
public struct NpzArrays: Sendable {
  private var members: [(name: String, content: [UInt8])] = []

  public init() {}

  /// The names of the arrays.
  public var names: [String] { members.map(\.name) }

  /// - Precondition: no array has that name yet.
  public mutating func append(_ name: String, _ array: NumberArray) { add(name, array.npy) }

  /// Texts in one dimension.
  ///
  /// - Precondition: no array has that name yet.
  public mutating func append(_ name: String, texts: [String]) { add(name, NpyHeader.file(of: texts)) }

  private mutating func add(_ name: String, _ content: [UInt8]) {
    precondition(!names.contains(name))
    members.append((name, content))
  }

  /// The file, piece by piece: the same bytes for the same arrays.
  ///
  /// - Precondition: it stays below 4 GiB.
  public var pieces: [[UInt8]] {
    var zip = ZipWriter()
    for member in members { zip.append(member.name + ".npy", member.content) }
    return zip.finished
  }

  /// Writes the file as a whole or not at all.
  ///
  /// - Throws: ``OutputError``.
  public func write(to path: String) throws(OutputError) { try OutputFile.write(pieces: pieces, to: path) }
}
