extension NumberArray {
  /// Reads an IDX file, the format of MNIST, plain or as a gzip file.
  ///
  /// - Throws: ``InputError`` where it cannot be read or is no IDX file.
  public init(idx path: String) throws(InputError) { self = try StoredArray(idx: path).numbers() }
}
