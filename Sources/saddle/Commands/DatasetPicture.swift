import Canvas
import Datasets

/// What `saddle data show` prints: facts, the table of the classes, and samples as images, as texts or as points.
struct DatasetPicture {
  private let name: String
  private let split: Split
  private let bundled: BundledDataset?
  private let toy: ToySet?
  private let range: InputRange
  private let classes: ClassTable
  private let images: SampleImages?

  /// - Parameter bundled: what is known of the data set beside its samples.
  /// - Throws: `InputError` where a class is no leaf of the data set's tree.
  init(name: String, split: Split, bundled: BundledDataset?) throws {
    self.name = name
    self.split = split
    self.bundled = bundled
    toy = ToySet(rawValue: name)
    range = InputRange(of: [split.train, split.validation, split.test].compactMap(\.self))
    classes = try ClassTable(split)
    images = SampleImages(split.train, range: range)
  }

  /// The picture for a terminal of a width and with some capabilities.
  ///
  /// - Parameters:
  ///   - samplesPerClass: nil for as many as fit on a line.
  ///   - isUTF8: whether letters that are not ASCII can be written, even where lines and blocks are not.
  func text(width: Int, capabilities: Capabilities, samplesPerClass: Int?, isUTF8: Bool = false) -> String {
    var sheets = [facts(width: width), classes.buffer(width: width)]
    if samplesPerClass != 0,
      let texts = TextSheet(split.train, samplesPerClass: samplesPerClass, width: width)
    {
      sheets.append(texts.buffer)
    }
    if samplesPerClass != 0,
      let points = ScatterSheet(split.train, samplesPerClass: samplesPerClass, width: width)
    {
      sheets.append(points.buffer)
    }
    var parts = sheets.map { (exact: $0, adapted: $0.adapted(to: capabilities)) }
    if let images, samplesPerClass != 0 {
      let sheet = ContactSheet(images, samplesPerClass: samplesPerClass, width: width)
      parts.append((sheet.buffer, sheet.buffer(for: capabilities)))
    }
    return parts.map { exact, adapted in
      (isUTF8 ? adapted.withLetters(of: exact) : adapted).ansi(colors: capabilities.colors)
    }.joined(separator: "\n")
  }

  private static let indent = 9

  /// The name, then a word and what is to be said of it, a line or more each.
  func facts(width: Int) -> Buffer {
    var lines: [(head: String, text: String)] = []
    for (head, text) in entries {
      let wrapped = text.wrapped(toWidth: width - Self.indent)
      for (index, line) in wrapped.enumerated() { lines.append((index == 0 ? head : "", line)) }
    }
    var buffer = Buffer(width: width, height: lines.count + 1)
    let title = (bundled?.title ?? toy?.summary).map { "\(name): \($0)" } ?? OneLine.of(name)
    buffer.write(title.clipped(toWidth: width), x: 0, y: 0, style: .bold)
    for (index, line) in lines.enumerated() {
      buffer.write(line.head, x: 0, y: index + 1, style: .dim)
      buffer.write(line.text, x: Self.indent, y: index + 1)
    }
    return buffer
  }

  private var entries: [(head: String, text: String)] {
    var entries: [(head: String, text: String)] = []
    if let bundled {
      entries.append(("what", bundled.summary))
      entries.append(("origin", bundled.origin))
      let command = "saddle data show \(name) --licence"
      entries.append(("licence", "\(bundled.licenceName); \(command) prints its text"))
    }
    if toy != nil { entries.append(("origin", "made by formula, always the same")) }
    let parts = [("train", split.train), ("validate", split.validation), ("test", split.test)]
    let counts = parts.compactMap { verb, part in part.map { "\($0.count.grouped) to \(verb) on" } }
    entries.append(("samples", counts.joined(separator: ", ")))
    let shape = split.train.inputShape.map(String.init).joined(separator: "×")
    let kind = split.train.texts == nil ? "" : ", hashed counts of runs of characters"
    entries.append(("inputs", "\(shape) numbers \(range)\(kind)"))
    return entries
  }
}

extension Buffer {
  /// What was made of a buffer for a terminal, with its letters as they were: no look-alike tells as much.
  fileprivate func withLetters(of exact: Buffer) -> Buffer {
    var result = self
    for y in 0..<height {
      for x in 0..<width where exact[x, y].glyph.properties.isAlphabetic {
        result[x, y].glyph = exact[x, y].glyph
      }
    }
    return result
  }
}
