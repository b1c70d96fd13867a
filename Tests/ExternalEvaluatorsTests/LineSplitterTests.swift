import Testing

@testable import ExternalEvaluators

@Test func linesAreTheSameHoweverTheyCome() throws {
  let text = Array("one\n\ntwo and more\nthree\nrest".utf8)
  for size in 1...text.count {
    var splitter = LineSplitter()
    var lines: [String] = []
    for start in stride(from: 0, to: text.count, by: size) {
      splitter.append(text[start..<min(start + size, text.count)])
      while let line = try splitter.next() { lines.append(String(decoding: line, as: UTF8.self)) }
    }
    #expect(lines == ["one", "", "two and more", "three"])
  }
}

@Test func aLineOfTheGreatestLengthIsTakenAndOneMoreByteIsNot() throws {
  var splitter = LineSplitter()
  splitter.append([UInt8](repeating: 65, count: LineSplitter.limit))
  #expect(try splitter.next() == nil)
  splitter.append([10])
  #expect(try splitter.next()?.count == LineSplitter.limit)
  splitter.append([UInt8](repeating: 65, count: LineSplitter.limit + 1))
  #expect(throws: WorkerFailure.self) { try splitter.next() }
}
