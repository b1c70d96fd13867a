import Canvas

/// Samples of a data set, the first of each class in its order: a class after the other with its name
/// beside, on narrow terminals above, its images.
struct ContactSheet {
  private let images: SampleImages
  private let width: Int
  /// The samples of each class that are shown.
  private let members: [[Int]]
  /// The columns of the names and the gap beside them; 0 where names stand above.
  private let indent: Int
  /// How many pixels along a side of an image are one here.
  let divisor: Int
  private let imagesPerLine: Int

  /// Images are as large as they are, unless fewer than this many would fit on a line …
  private static let fewest = 4
  /// … but not smaller than this for it.
  private static let smallestSide = 8
  /// The most pixels from the top to the bottom.
  private static let tallest = 64
  private static let narrow = 40

  /// - Parameters:
  ///   - samplesPerClass: nil for as many as fit on a line.
  ///   - width: the columns there are; images are scaled down to it, never cut.
  init(_ images: SampleImages, samplesPerClass: Int?, width: Int) {
    self.images = images
    self.width = max(1, width)
    let names = images.dataset.classNames.map { OneLine.of($0).displayWidth }
    indent = width < Self.narrow ? 0 : min(names.max() ?? 0, width / 5) + 1
    let room = self.width - indent
    func fitting(_ divisor: Int) -> Int { (room + 1) / (images.size(divisor: divisor).columns + 1) }

    let wanted = min(Self.fewest, samplesPerClass ?? Self.fewest)
    let divisors = (1...max(images.width, images.height)).filter {
      images.size(divisor: $0).rows <= Self.tallest && fitting($0) >= 1
    }
    let readable = divisors.filter { $0 == 1 || images.size(divisor: $0).columns >= Self.smallestSide }
    let divisor = readable.first { fitting($0) >= wanted } ?? readable.last ?? divisors[0]
    self.divisor = divisor
    imagesPerLine = fitting(divisor)

    let most = samplesPerClass ?? imagesPerLine
    var members = [[Int]](repeating: [], count: images.dataset.classCount)
    for (sample, label) in images.dataset.labels.enumerated() where members[Int(label)].count < most {
      members[Int(label)].append(sample)
    }
    self.members = members
  }

  var buffer: Buffer {
    let names = images.dataset.classNames.map { OneLine.of($0) }
    let imageHeight = (images.size(divisor: divisor).rows + 1) / 2
    let blocks = members.map { max(1, ($0.count + imagesPerLine - 1) / imagesPerLine) * (imageHeight + 1) }
    let nameHeight = indent == 0 ? 1 : 0
    // No gap after the last class.
    let height = blocks.reduce(0) { $0 + $1 + nameHeight } - 1
    var buffer = Buffer(width: width, height: 2 + max(0, height))
    buffer.write(title, x: 0, y: 0, style: .dim)
    var y = 2
    for (index, block) in blocks.enumerated() {
      draw(name: names[index], y: y, height: imageHeight, into: &buffer)
      draw(members[index], y: y + nameHeight, lineHeight: imageHeight + 1, into: &buffer)
      y += block + nameHeight
    }
    return buffer
  }

  /// The sheet as far as a terminal can show it.
  ///
  /// Of eight colours only black and white are grey, and patterns of the two are larger than what is seen
  /// on images as small as these: ten characters tell more.
  func buffer(for capabilities: Capabilities) -> Buffer {
    let buffer = buffer
    var result = buffer.adapted(to: capabilities)
    guard capabilities.colors == .ansi8, !images.hasColor else { return result }
    let shades = buffer.adapted(to: Capabilities(colors: .none, unicode: false))
    for y in 0..<buffer.height {
      for x in 0..<buffer.width where buffer[x, y].style.attributes.contains(.graded) {
        result[x, y] = Cell(shades[x, y].glyph)
      }
    }
    return result
  }

  private var title: String {
    "training samples" + (divisor == 1 ? "" : " at 1/\(divisor) size")
  }

  private func draw(name: String, y: Int, height: Int, into buffer: inout Buffer) {
    let room = indent == 0 ? width : indent - 1
    let lines = indent == 0 ? [name] : name.wrapped(toWidth: room)
    for (index, line) in lines.prefix(height).enumerated() {
      buffer.write(line.clipped(toWidth: room), x: 0, y: y + index)
    }
  }

  private func draw(_ samples: [Int], y: Int, lineHeight: Int, into buffer: inout Buffer) {
    let step = images.size(divisor: divisor).columns + 1
    for (place, sample) in samples.enumerated() {
      images.grid(of: sample, divisor: divisor).draw(
        x: indent + place % imagesPerLine * step, y: y + place / imagesPerLine * lineHeight, into: &buffer)
    }
  }
}
