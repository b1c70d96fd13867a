import Canvas
import Glibc
import Testing

@testable import saddle

@Suite struct Figure1Tests {
  private func picture(_ arguments: String...) throws -> Figure1Picture {
    try Figure1Picture(Figure1.parse(arguments))
  }

  private func bytes(_ picture: Figure1Picture, _ format: PictureFormat) -> [UInt8] {
    picture.file(format).reduce(into: []) { $0 += $1 }
  }

  private struct Row {
    let panel: Substring
    let x: Double
    let y: Double
    let loss: Double
  }

  private func rows(_ csv: [UInt8]) throws -> [Row] {
    let lines = String(decoding: csv, as: UTF8.self).split(separator: "\n")
    #expect(lines[0] == "panel,x,y,loss")
    return try lines.dropFirst().map { line in
      let fields = line.split(separator: ",")
      try #require(fields.count == 4)
      return try Row(
        panel: fields[0], x: #require(Double(fields[1])), y: #require(Double(fields[2])),
        loss: #require(Double(fields[3])))
    }
  }

  /// The paper's formulas in double precision.
  private func formula(_ panel: Substring, _ x: Double, _ y: Double, isClipped: Bool) -> Double {
    switch panel {
    case "cross-entropy":
      let loss = max(0, y - x) + log1p(exp(-abs(y - x)))
      return isClipped ? min(loss, -log(1e-10)) : loss
    case "mse": return (x - 1) * (x - 1) + y * y
    case "cosine": return x == 0 && y == 0 ? 1 : 1 - x / hypot(x, y)
    default: return .nan
    }
  }

  @Test(arguments: [true, false]) func csvEqualsTheFormulas(isClipped: Bool) throws {
    let arguments = ["--resolution", "121"] + (isClipped ? [] : ["--no-clip"])
    let picture = try Figure1Picture(Figure1.parse(arguments))
    let rows = try rows(bytes(picture, .csv))
    #expect(rows.count == 3 * 121 * 121)
    let wrong = rows.filter { row in
      let expected = formula(row.panel, row.x, row.y, isClipped: isClipped)
      return !(abs(row.loss - expected) <= max(1e-5 * abs(expected), 1e-6))
    }
    #expect(wrong.count == 0, "\(wrong.first.debugDescription)")
  }

  @Test func csvRowsAreInOrder() throws {
    let rows = try rows(bytes(picture("--resolution", "3", "--losses", "cosine,mse"), .csv))
    #expect(rows.map(\.panel) == Array(repeating: "cosine", count: 9) + Array(repeating: "mse", count: 9))
    #expect(rows.prefix(9).map(\.x) == [-15, 0, 15, -15, 0, 15, -15, 0, 15])
    #expect(rows.prefix(9).map(\.y) == [-15, -15, -15, 0, 0, 0, 15, 15, 15])
    // The cosine is not defined at the origin; the loss is.
    #expect(rows[4].loss == 1)
  }

  @Test func csvNumbersReadBackAsTheSame() throws {
    let picture = try picture("--resolution", "57", "--losses", "cosine")
    let lines = String(decoding: bytes(picture, .csv), as: UTF8.self).split(separator: "\n").dropFirst()
    let losses = lines.map { Float($0.split(separator: ",")[3])! }
    #expect(losses == picture.surfaces[0].heights)
  }

  @Test func clipLowersTheCorner() throws {
    let clipped = try picture("--losses", "cross-entropy").surfaces[0].heights.max()!
    let whole = try picture("--losses", "cross-entropy", "--no-clip").surfaces[0].heights.max()!
    #expect(abs(clipped - 23.02585) < 1e-4)
    #expect(abs(whole - 30) < 1e-4)
  }

  @Test func eachFormatHasItsFile() throws {
    let picture = try picture("--resolution", "9")
    let single = try self.picture("--resolution", "9", "--losses", "mse")
    #expect(Array(bytes(single, .png).prefix(4)) == [0x89, 0x50, 0x4E, 0x47])
    let svg = String(decoding: bytes(picture, .svg), as: UTF8.self)
    #expect(svg.hasPrefix("<svg xmlns="))
    for title in ["softmax + cross-entropy", "MSE", "cosine"] { #expect(svg.contains(">\(title)</text>")) }
    let text = String(decoding: bytes(picture, .txt), as: UTF8.self)
    #expect(text.utf8.allSatisfy { $0 == 10 || (32..<127).contains($0) })
    for part in ["softmax + cross-entropy", "MSE", "cosine", "-15", "481", "23"] {
      #expect(text.contains(part))
    }
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func theSmallestPictureHasItsLabelsApart() throws {
    let picture = try picture("--losses", "mse", "--resolution", "31")
    let least = picture.leastWidth
    let ascii = Capabilities(colors: .none, unicode: false)
    let text = picture.text(width: least, capabilities: ascii)
    #expect(text == picture.text(width: 1, capabilities: ascii))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= least })
    // Of labels that share a row the ends and the middle have it.
    for label in ["-15", "15"] { #expect(text.contains("\n\(label)+") || text.contains("\n \(label)+")) }
    #expect(!text.split(separator: "\n").contains { $0.hasPrefix("--") }, "\(text)")
  }

  @Test func colorsReachTheTerminal() throws {
    let picture = try picture("--resolution", "31", "--color-map", "grey")
    let text = picture.text(width: 100, capabilities: Capabilities(colors: .truecolor, unicode: true))
    #expect(text.contains("▀"))
    #expect(text.contains("\u{1B}[38;2;"))
  }

  @Test(arguments: [
    (["--losses", "hinge"], "hinge"),
    (["--losses", ""], "--losses"),
    (["--losses", "mse,mse"], "--losses: expected each loss once, found 'mse' twice"),
    (["--color-map", "jet"], "--color-map: expected one of viridis, magma, cividis, grey, found 'jet'"),
  ])
  func wrongOptionsAreNamed(arguments: [String], message: String) throws {
    let options = try Figure1.parse(arguments)
    let error = try #require(throws: CommandError.self) { try Figure1Picture(options) }
    #expect(error.exitCode == 64)
    #expect(error.message.contains(message))
  }

  @Test(arguments: ["0", "1", "-3", "4002", "10000000", "x"])
  func resolutionsThatMakeNoGridAreRefused(resolution: String) {
    #expect(throws: (any Error).self) { try Figure1.parse(["--resolution", resolution]) }
  }
}
