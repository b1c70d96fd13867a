import Foundation
import Testing

@testable import Canvas

@Suite struct StrokeFontTests {
  @Test func coversPrintableASCIIAndTheSignsInUse() {
    for value in 0x20...0x7E as ClosedRange<UInt32> { #expect(StrokeFont.covers(Unicode.Scalar(value)!)) }
    for scalar in "−×≤≥∞∇·…▶■▸◂▴▾●◆▲○".unicodeScalars { #expect(StrokeFont.covers(scalar), "\(scalar)") }
  }

  /// Outside of comments, and where it is not listed only to be replaced.
  @Test func noCharacterInTheSourcesIsDrawnAsABox() throws {
    let root = URL(fileURLWithPath: #filePath).appendingPathComponent("../../..").standardized
    var seen: Set<Unicode.Scalar> = []
    for folder in ["Sources", "Demos/tours"] {
      let files = try #require(FileManager.default.enumerator(atPath: root.path + "/" + folder))
      for case let file as String in files where file.hasSuffix(".swift") || file.hasSuffix(".yaml") {
        guard !file.hasSuffix("AsciiGlyph.swift") else { continue }
        let text = try String(contentsOfFile: "\(root.path)/\(folder)/\(file)", encoding: .utf8)
        for line in text.split(separator: "\n") {
          let code = line.firstRange(of: #/(^|\s)\/\//#).map { line[..<$0.lowerBound] } ?? line
          seen.formUnion(code.unicodeScalars.filter { $0.value > 0x7E })
        }
      }
    }
    // Those that screens are known to write, so that the search is known to find them.
    #expect(seen.isSuperset(of: "↗↘↖↙→◎●■▲◆○×↻≡╋┊▾▸∇…‹›".unicodeScalars))
    let boxes = seen.filter {
      !StrokeFont.covers($0) && BlockElement($0) == nil && BoxDrawing($0) == nil
        && !(0x2800...0x28FF).contains($0.value)
    }
    #expect(boxes.isEmpty, "\(boxes.map(String.init).sorted())")
  }

  /// Between the descenders and the brackets, and not out at the sides: nothing runs into its neighbour.
  @Test func glyphsStayInTheirBoxes() {
    let signs = "³⁶Σ↗↘↙↖▼◎".unicodeScalars
    for scalar in (0x21...0x7E as ClosedRange<UInt32>).map({ Unicode.Scalar($0)! }) + signs {
      let glyph = StrokeFont.glyph(scalar)
      #expect(!glyph.strokes.isEmpty)
      for point in glyph.strokes.joined() {
        #expect((-0.4...glyph.advance + 0.4).contains(point.x), "\(scalar)")
        #expect((-5...15.5).contains(point.y), "\(scalar)")
      }
    }
  }

  @Test func glyphsDifferFromEachOther() {
    let shapes = (0x21...0x7E as ClosedRange<UInt32>).map { StrokeFont.glyph(Unicode.Scalar($0)!).strokes }
    #expect(Set(shapes).count == shapes.count)
  }

  @Test func digitsAndSignsHaveOneWidth() {
    #expect(Set("0123456789".unicodeScalars.map { StrokeFont.glyph($0).advance }).count == 1)
  }

  @Test func missingCharactersAreABox() {
    #expect(!StrokeFont.covers("é"))
    #expect(StrokeFont.glyph("é").strokes == StrokeFont.glyph("日").strokes)
    #expect(StrokeFont.glyph("é").strokes[0].count == 5)
  }

  @Test func widthGrowsWithTheSize() {
    let small = StrokeFont.width(of: "loss 0.031", size: 10)
    #expect(small > 40 && small < 60)
    #expect(abs(StrokeFont.width(of: "loss 0.031", size: 20) - 2 * small) < 1e-9)
  }
}
