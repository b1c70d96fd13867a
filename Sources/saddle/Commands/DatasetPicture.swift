import Canvas
import Datasets

/// What `saddle data show` prints: facts, the table of the classes, and a contact sheet of samples.
struct DatasetPicture {
  private let name: String
  private let split: Split
  private let bundled: BundledDataset?
  private let range: InputRange
  private let classes: ClassTable
  private let images: SampleImages?

  /// - Parameter bundled: what is known of the data set beside its samples.
  /// - Throws: `InputError` where a class is no leaf of the data set's tree.
  init(name: String, split: Split, bundled: BundledDataset?) throws {
    self.name = name
    self.split = split
    self.bundled = bundled
    range = InputRange(of: [split.train, split.test])
    classes = try ClassTable(split)
    images = SampleImages(split.train, range: range)
  }

  /// The picture for a terminal of a width and with some capabilities.
  ///
  /// - Parameter samplesPerClass: nil for as many as fit on a line.
  func text(width: Int, capabilities: Capabilities, samplesPerClass: Int?) -> String {
    var parts = [facts(width: width), classes.buffer(width: width)].map { $0.adapted(to: capabilities) }
    if let images, samplesPerClass != 0 {
      let sheet = ContactSheet(images, samplesPerClass: samplesPerClass, width: width)
      parts.append(sheet.buffer(for: capabilities))
    }
    return parts.map { $0.ansi(colors: capabilities.colors) }.joined(separator: "\n")
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
    let title = bundled.map { "\(name): \($0.title)" } ?? OneLine.of(name)
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
    let (train, test) = (split.train.count.grouped, split.test.count.grouped)
    entries.append(("samples", "\(train) to train on, \(test) to test on"))
    let shape = split.train.inputShape.map(String.init).joined(separator: "×")
    entries.append(("inputs", "\(shape) numbers \(range)"))
    return entries
  }
}
