import ArrayFiles
import Testing

@testable import Datasets

private func load(_ text: String) throws -> Split {
  let folder = try TemporaryFolder()
  return try Split.load(folder.file("iris.csv", text))
}

/// All samples as (inputs, class name), sorted.
private func rows(_ split: Split) -> [String] {
  [split.train, split.test].flatMap { part in
    (0..<part.count).map { sample in
      "\(part.subset([sample]).allInputs) \(part.classNames[Int(part.labels[sample])])"
    }
  }.sorted()
}

private let ten = (0..<10).map { "\($0).5,\(-$0),\($0 % 2)" }.joined(separator: "\n")
private let tenRows = (0..<10).map { "[\($0).5, \($0 == 0 ? "" : "-")\($0).0] \($0 % 2)" }.sorted()

@Test(arguments: [
  ten, ten + "\n", "a,b,label\n" + ten,
  "\"a\",\"b\",\"label\"\r\n" + ten.replacing("\n", with: "\r\n") + "\r\n",
  ten.replacing(",", with: ";"), "x y\tb\tc\n" + ten.replacing(",", with: "\t"), "0,1,label\n" + ten,
  ten.replacing("\n", with: "\n\n"), "\u{FEFF}" + ten, ",,\n" + ten,
])
func numbersAndLabelsAreReadInManyForms(text: String) throws {
  let split = try load(text)
  #expect(split.testOrigin == .heldOut)
  #expect(split.train.name == "iris")
  #expect(split.train.inputShape == [2])
  #expect(split.train.count == 8 && split.test.count == 2)
  #expect(split.train.classSizes == [4, 4])
  #expect(rows(split) == tenRows)
}

@Test func theHeldOutFifthIsAlwaysTheSame() throws {
  #expect(try load(ten).test.allInputs == load(ten).test.allInputs)
}

@Test func namesBecomeClassesInAlphabeticalOrder() throws {
  let split = try load("1,setosa\n2,\"a \"\"b\"\"\"\n3,setosa\n4,é\n5,Z\n")
  #expect(split.train.classNames == ["Z", "a \"b\"", "setosa", "é"])
  #expect(rows(split) == ["[1.0] setosa", "[2.0] a \"b\"", "[3.0] setosa", "[4.0] é", "[5.0] Z"])
}

@Test func aNameCannotMoveTheCursor() throws {
  let split = try load("1,\u{1B}[2J\n2,b\n3,b\n")
  #expect(split.train.classNames == ["\u{FFFD}[2J", "b"])
}

@Test(
  arguments: [
    ("1,2,0\n1,x,1\n", "line 2, column 2", "expected a finite number, found \"x\""),
    ("1,2,0\n1,,1\n", "line 2, column 2", "expected a finite number, found \"\""),
    ("1,nan,0\n1,2,1\n", "line 1, column 2", "expected a finite number, found \"nan\""),
    ("1,2,0\n-inf,2,1\n", "line 2, column 1", "expected a finite number, found \"-inf\""),
    ("1,2,0\n1e39,2,1\n", "line 2, column 1", "expected a finite number, found \"1e39\""),
    ("1,x,0\n1,2,1\n", "line 1, column 2", "expected a finite number, found \"x\""),
    ("1;2,5;0\n1;3;1\n", "line 1, column 2", "expected a finite number, found \"2,5\""),
    ("a,b,y\r\n\r\n1,2,0\r\n1,2\r\n", "line 4", "expected 3 cells, found 2"),
    ("1,2,0\n1,2,3,1\n", "line 2", "expected 3 cells, found 4"),
    ("1,2,0\n1,2,cat\n", "line 2, column 3", "expected a whole number as the labels before, found \"cat\""),
    ("1,2,cat\n1,2,3\n1,2,1\n", "line 2, column 3", "expected a name as the labels before, found 3"),
    ("1,2,0\n1,2,1.5\n", "line 2, column 3", "expected a whole number, found 1.5"),
    ("1,2,0\n1,2,\n", "line 2, column 3", "expected a label, found an empty cell"),
    ("1,2,0\n1,2,-1\n", "line 2", "expected a label from 0 to 65535, found -1"),
    ("1,2,0\n1,2,1\n1,2,70000\n", "line 3", "expected a label from 0 to 65535, found 70000"),
    (
      "1,2,0\n1,2,9\n1,2,1\n", "line 2",
      "expected a training sample of every class from 0 to 9, found label 9 here and none of class 2"
    ),
    ("1,2,0\n1,2,0\n", nil, "expected at least two classes, found one"),
    ("1\n2\n", "line 1", "expected numbers and a label, separated by , ; or tab, found one cell"),
    ("a,b,label\n", nil, "expected lines of numbers, found a header only"),
    ("\n\n", nil, "expected lines of numbers, found blank lines"),
    ("", nil, "expected a data set, found an empty file"),
    ("1,\"2,0\n", "line 1", "expected a closing quote, found the end of the file"),
    (
      "1,2,0\n1,2,1\n", nil,
      "expected a test part, or enough samples to hold one out, found 2 samples of 2 classes"
    ),
  ] as [(String, String?, String)])
func whatIsWrongIsNamedByLineAndColumn(text: String, place: String?, reason: String) throws {
  let error = #expect(throws: InputError.self) { try load(text) }
  #expect(error?.place == place)
  #expect(error?.reason == reason)
  #expect(error?.kind == .malformed)
}

@Test(arguments: [[0xE9], [0x61, 0xC3], [0xED, 0xA0, 0x80], [0x22, 0xFF, 0x22]] as [[UInt8]])
func aLabelThatIsNotUTF8IsNamedByItsLine(label: [UInt8]) throws {
  let bytes = Array("1,2,a\n\n3,4,".utf8) + label + Array("\n5,6,a\n".utf8)
  let folder = try TemporaryFolder()
  let error = #expect(throws: InputError.self) { try Split.load(folder.file("iris.csv", bytes)) }
  #expect(error?.place == "line 3, column 3" && error?.kind == .malformed)
  #expect(error?.reason.hasPrefix("expected a label in UTF-8, found \"") == true)
}

@Test func classesAreBounded() throws {
  let names = (0...65_536).map { "1,n\($0)\n" }.joined()
  let error = #expect(throws: InputError.self) { try load(names) }
  #expect(error?.place == "line 65537, column 2")
}
