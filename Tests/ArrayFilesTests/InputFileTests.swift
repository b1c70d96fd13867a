import Foundation
import Glibc
import Testing

@testable import ArrayFiles

@Test func aFileIsReadWholeAndInParts() throws {
  let folder = try TemporaryFolder()
  // More than one piece of reading.
  let bytes = (0..<600_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
  let file = try InputFile(folder.file("data", bytes))
  #expect(file.size == bytes.count)
  #expect(try file.bytes() == bytes)
  #expect(try file.bytes(in: 299_990..<300_010) == Array(bytes[299_990..<300_010]))
  #expect(try file.bytes(in: 600_000..<600_000) == [])
}

@Test func whatIsNoFileIsRefused() throws {
  let folder = try TemporaryFolder()
  let missing = folder.path + "/none"
  #expect(throws: InputError(missing, errno: ENOENT)) { try InputFile(missing) }
  #expect(throws: InputError(folder.path, expected: "a file", found: "a folder")) {
    try InputFile(folder.path)
  }
  let pipe = folder.path + "/pipe"
  mkfifo(pipe, 0o600)
  for path in [pipe, "/dev/zero"] {
    let error = #expect(throws: InputError.self) { try InputFile(path) }
    #expect(error?.description == "\(path): expected a regular file, found a pipe or a device")
  }
}

@Test func aFileThatBecomesShorterIsAnError() throws {
  let folder = try TemporaryFolder()
  let path = try folder.file("data", Array(repeating: 1, count: 100))
  let file = try InputFile(path)
  truncate(path, 40)
  let error = #expect(throws: InputError.self) { try file.bytes() }
  #expect(error?.place == "byte 40")
}

@Test func aFileLargerThanTheMemoryIsRefused() throws {
  let folder = try TemporaryFolder()
  let path = try folder.file("data", [])
  // A hole: no disk is used.
  try #require(truncate(path, 1 << 43) == 0)
  let error = #expect(throws: InputError.self) { try InputFile(path).bytes() }
  #expect(error?.reason.contains("three quarters of the memory there is") == true)
}
