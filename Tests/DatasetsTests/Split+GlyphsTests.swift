import Testing

@testable import Datasets

@Suite struct SplitGlyphsTests {
  // Unpacked once for all tests.
  private static let glyphs = Split.glyphs()
  private var parts: [(name: String, data: Dataset)] {
    [
      ("train", Self.glyphs.train), ("validation", Self.glyphs.validation ?? Self.glyphs.test),
      ("test", Self.glyphs.test),
    ]
  }

  @Test func everyFaceHasEveryCharacter() {
    for ((name, data), faces) in zip(parts, [76, 21, 34]) {
      #expect(GlyphFace.all.count { $0.part == name } == faces)
      #expect(data.count == faces * 191 && data.inputShape == [16, 16] && data.classCount == 191)
      #expect(data.labels == (0..<faces).flatMap { _ in (0..<191).map(Int32.init) })
    }
  }

  @Test func charactersAreClasses() {
    let names = Self.glyphs.train.classNames
    #expect(Set(names).count == 191 && names.allSatisfy { $0.unicodeScalars.count == 1 })
    #expect(names.prefix(3) == ["A", "B", "C"] && names[61] == "À" && names.last == "~")
    let scripts = GlyphClass.all.reduce(into: [:]) { $0[$1.script, default: 0] += 1 }
    #expect(scripts == ["latin": 102, "greek": 26, "cyrillic": 33, "digit": 10, "symbol": 20])
  }

  @Test func facesOfOneDesignAreInOnePart() {
    let faces = GlyphFace.all
    #expect(faces.count == 131 && Set(faces.map { [$0.family, $0.style, $0.package] }).count == 131)
    let partsByDesign = Dictionary(grouping: faces, by: \.design).mapValues { Set($0.map(\.part)) }
    #expect(partsByDesign.values.allSatisfy { $0.count == 1 })
    #expect(partsByDesign["vera"] == ["train"] && partsByDesign["times"] == ["validation"])
  }

  @Test func noImageOfOnePartIsInAnother() {
    let images = parts.map { part in
      Set((0..<part.data.count).map { part.data.inputs.bytes[$0 * 256..<($0 + 1) * 256] })
    }
    // Faces of different designs may draw a simple character alike, such as =, but seldom.
    #expect(images[0].intersection(images[2]).count < 5)
    #expect(images[1].intersection(images[0].union(images[2])).count < 5)
  }

  @Test func theLetterIOfDejaVuSansLooksAsItShould() throws {
    let face = try #require(GlyphFace.all.firstIndex { $0.family == "DejaVu Sans" && $0.style == "Book" })
    let sample = face * 191 + 8
    let pixels = Self.glyphs.train.inputs.bytes[sample * 256..<(sample + 1) * 256]
    // 9 rows high, from a quarter of row 3 to a quarter of row 12, 5 and 6 eighths of columns 7 and 8 wide.
    let columns = (0..<16).map { x in (0..<16).map { y in pixels[pixels.startIndex + y * 16 + x] } }
    #expect(columns[7] == [0, 0, 0, 6, 8, 8, 8, 8, 8, 8, 8, 8, 2, 0, 0, 0])
    #expect(columns[8] == [0, 0, 0, 8, 10, 10, 10, 10, 10, 10, 10, 10, 3, 0, 0, 0])
    #expect(columns.reduce(0) { $0 + $1.reduce(0) { $0 + Int($1) } } == 163)
  }

  @Test func sixteenGreysReachFromZeroToOne() {
    let letter = Self.glyphs.test.subset([0]).allInputs
    #expect(letter.max() == 1 && letter.min() == 0)
    for (_, data) in parts { #expect(data.inputs.bytes.max() == 15) }
  }

  @Test func theTreeHasAllCharactersAtOneDepth() throws {
    let data = Self.glyphs.train
    let tree = try #require(data.tree)
    #expect(Self.glyphs.test.tree == tree && Self.glyphs.validation?.tree == tree)
    let leaves = try tree.leaves(of: data.classNames)
    #expect(leaves.allSatisfy { tree.depths[$0] == 4 } && tree.heights[tree.root] == 4)
    #expect(tree.children.count(where: \.isEmpty) == 191)
    func similarity(_ a: String, _ b: String) throws -> Double {
      tree.similarity(try #require(tree.node(named: a)), try #require(tree.node(named: b)))
    }
    #expect(try similarity("A", "À") == 0.75)
    #expect(try similarity("A", "à") == 0.5)
    #expect(try similarity("2", "3") == 0.25)
    #expect(try similarity("A", "Б") == 0)
  }

  @Test func theLicenceNamesEveryPackage() throws {
    let text = try #require(BundledDataset.named("glyphs")).licenceText
    for face in GlyphFace.all { #expect(text.contains("\(face.package) \(face.version), \(face.licence): ")) }
  }
}
