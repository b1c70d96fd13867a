import Canvas
import Datasets

/// Samples of a data set of texts, the first of each class in its order: a class after the other with its name
/// beside, on narrow terminals above, its texts.
struct TextSheet {
  private let dataset: Dataset
  private let texts: [String]
  private let samplesPerClass: Int?
  private let width: Int
  /// The columns of the names and the gap beside them; 0 where names stand above.
  private let indent: Int

  private static let narrow = 40
  private static let separator = " · "

  /// Nil where the samples are no texts.
  ///
  /// - Parameters:
  ///   - samplesPerClass: nil for as many as fit on a line.
  ///   - width: the columns there are.
  init?(_ dataset: Dataset, samplesPerClass: Int?, width: Int) {
    guard let texts = dataset.texts else { return nil }
    self.dataset = dataset
    self.texts = texts
    self.samplesPerClass = samplesPerClass
    self.width = max(1, width)
    let names = dataset.classNames.map { OneLine.of($0).displayWidth }
    indent = width < Self.narrow ? 0 : min(names.max() ?? 0, width / 4) + 2
  }

  var buffer: Buffer {
    var members = [[String]](repeating: [], count: dataset.classCount)
    for (text, label) in zip(texts, dataset.labels) where members[Int(label)].count < samplesPerClass ?? width
    {
      members[Int(label)].append(OneLine.of(text))
    }
    let room = width - indent
    var lines: [(name: String, texts: String)] = []
    for (name, members) in zip(dataset.classNames, members) {
      let name = OneLine.of(name).clipped(toWidth: indent == 0 ? width : indent - 2)
      let all = Self.lines(of: members, width: room)
      // The first text is shown whole, however narrow the terminal is.
      let least = Self.lines(of: Array(members.prefix(1)), width: room).count
      let shown = samplesPerClass == nil ? all.prefix(max(1, least)) : all[...]
      if indent == 0 { lines.append((name, "")) }
      for (index, line) in shown.enumerated() { lines.append((index == 0 && indent > 0 ? name : "", line)) }
      if shown.isEmpty, indent > 0 { lines.append((name, "")) }
    }
    var buffer = Buffer(width: width, height: 2 + lines.count)
    buffer.write("training samples", x: 0, y: 0, style: .dim)
    for (index, line) in lines.enumerated() {
      buffer.write(line.name, x: 0, y: index + 2, style: .bold)
      buffer.write(line.texts, x: indent, y: index + 2)
    }
    return buffer
  }

  /// The texts one after the other in lines of at most `width` columns; one that is longer is broken between its
  /// words.
  private static func lines(of texts: [String], width: Int) -> [String] {
    var lines: [String] = []
    for text in texts {
      if let last = lines.last, (last + separator + text).displayWidth <= width {
        lines[lines.count - 1] = last + separator + text
      } else {
        lines += text.wrapped(toWidth: width).map { $0.clipped(toWidth: width) }
      }
    }
    return lines
  }
}
