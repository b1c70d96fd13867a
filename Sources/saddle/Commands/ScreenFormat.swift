import Canvas

/// The formats of files that a screen is written to: pictures, text with the colours of a terminal, and plain text.
enum ScreenFormat: String, CaseIterable, FileFormat {
  case svg, png, ans, ansi, txt

  /// - Throws: ``CommandError/usage(_:)`` where the ending of the file's name stands for none of them.
  init(fileName: String, option: String) throws(CommandError) {
    try self.init(fileName: fileName, option: option, among: Self.allCases)
  }

  /// What is wrong with a name for such a file; nil where nothing is.
  ///
  /// - Parameter hasState: whether it may be the name of a state file too.
  static func complaint(about path: String, hasState: Bool) -> String? {
    if (try? ScreenFormat(fileName: path, option: "")) != nil || hasState && StateFile.isName(path) {
      return nil
    }
    return "a name that ends in .svg, .png, .ans\(hasState ? ", .txt or .yaml" : " or .txt")"
  }
}

extension Buffer {
  /// The same as ``write(to:as:)``, as the ending of the file's name says.
  ///
  /// - Throws: ``CommandError`` where it stands for no format of screens, or the file cannot be written.
  func write(toFileNamed path: String) throws(CommandError) {
    try write(to: path, as: ScreenFormat(fileName: path, option: "the file"))
  }

  /// Writes the cells to a file, as a whole or not at all.
  ///
  /// - Throws: ``CommandError`` where the file cannot be written.
  func write(to path: String, as format: ScreenFormat) throws(CommandError) {
    switch format {
    case .svg: try AtomicFile.write(Array(svg().utf8), to: path)
    case .png: try AtomicFile.write(png(), to: path)
    case .ans, .ansi: try AtomicFile.write(Array(ansi(colors: .truecolor).utf8), to: path)
    case .txt: try AtomicFile.write(Array(text.utf8), to: path)
    }
  }
}
