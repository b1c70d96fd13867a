extension NumberArray {
  /// Reads an npy file of version 1, 2 or 3.
  ///
  /// - Throws: ``InputError`` where it cannot be read, is no npy file or does not hold numbers.
  public init(npy path: String) throws(InputError) {
    let file = try InputFile(path)
    self = try StoredArray(npy: FileBytes(file, 0..<file.size)).numbers()
  }
}
