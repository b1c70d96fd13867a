import ArgumentParser
import Canvas
import Datasets
import FoundationEssentials

/// `saddle data list`: a line a data set that needs no file.
struct DataList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the data sets inside the program.")

  @Flag(help: "Print one JSON object a line.")
  var json = false

  func run() throws {
    let rows = Row.all
    if json {
      for row in rows { try FileOutput.print(row.json + "\n") }
    } else {
      let capabilities = OutputTerminal.current.capabilities
      try FileOutput.print(
        Self.table(rows).adapted(to: capabilities).ansi(colors: capabilities.colors))
    }
  }

  /// What is told of a data set.
  struct Row: Encodable {
    let name: String
    let title: String
    let description: String
    let classes: Int
    let shape: [Int]
    let train: Int
    /// Its own validation samples.
    let validation: Int
    let test: Int
    let licence: String

    static var all: [Row] { BundledDataset.all.map { Row($0) } + ToySet.allCases.map { Row($0) } }

    init(_ dataset: BundledDataset) {
      self.init(
        name: dataset.name, title: dataset.title, description: dataset.summary, licence: dataset.licenceName,
        split: dataset.make())
    }

    init(_ toy: ToySet) {
      self.init(
        name: toy.rawValue, title: toy.summary, description: toy.summary, licence: "generated",
        split: toy.split())
    }

    private init(name: String, title: String, description: String, licence: String, split: Split) {
      self.name = name
      self.title = title
      self.description = description
      self.licence = licence
      classes = split.train.classCount
      shape = split.train.inputShape
      train = split.train.count
      validation = split.validation?.count ?? 0
      test = split.test.count
    }

    /// The row as a JSON object on one line.
    var json: String {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      // Texts and integers can always be encoded.
      return String(decoding: try! encoder.encode(self), as: UTF8.self)
    }
  }

  /// A line of heads, then a line a row; numbers stand at the right of their columns.
  static func table(_ rows: [Row]) -> Buffer {
    let columns: [(head: String, isNumber: Bool, cell: (Row) -> String)] = [
      ("name", false, \.name),
      ("classes", true, { $0.classes.grouped }),
      ("shape", false, { $0.shape.map(String.init).joined(separator: "×") }),
      ("train", true, { $0.train.grouped }),
      ("val", true, { $0.validation.grouped }),
      ("test", true, { $0.test.grouped }),
      ("licence", false, \.licence),
      ("description", false, \.description),
    ]
    let texts = columns.map { column in [column.head] + rows.map(column.cell) }
    let widths = texts.map { column in column.map(\.displayWidth).max()! }
    var buffer = Buffer(width: widths.reduce(0) { $0 + $1 + 2 } - 2, height: rows.count + 1)
    var x = 0
    for (index, width) in widths.enumerated() {
      for (y, text) in texts[index].enumerated() {
        let indent = columns[index].isNumber ? width - text.displayWidth : 0
        buffer.write(text, x: x + indent, y: y, style: y == 0 ? .dim : index == 0 ? .bold : .plain)
      }
      x += width + 2
    }
    return buffer
  }
}
