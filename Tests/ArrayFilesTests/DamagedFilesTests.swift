import Testing

@testable import ArrayFiles

/// A format with a small file of it, and what reads all of such a file.
private struct Format: CustomTestStringConvertible {
  let fixture: String
  let read: @Sendable (String) throws(InputError) -> Void
  var testDescription: String { fixture }

  static let all = [
    Format(fixture: "float32.npy") { path throws(InputError) in _ = try NumberArray(npy: path).floats },
    Format(fixture: "fortran-uint16.npy") { path throws(InputError) in _ = try NumberArray(npy: path) },
    Format(fixture: "version2.npy") { path throws(InputError) in _ = try NumberArray(npy: path) },
    Format(fixture: "stored.npz") { path throws(InputError) in try readAll(NpzFile(path)) },
    Format(fixture: "deflated.npz") { path throws(InputError) in try readAll(NpzFile(path)) },
    Format(fixture: "zip64.npz") { path throws(InputError) in try readAll(NpzFile(path)) },
    Format(fixture: "images.idx") { path throws(InputError) in _ = try NumberArray(idx: path) },
    Format(fixture: "images.idx.gz") { path throws(InputError) in _ = try NumberArray(idx: path) },
    Format(fixture: "mixed.safetensors") { path throws(InputError) in _ = try SafeTensors(path: path) },
  ]

  private static func readAll(_ file: NpzFile) throws(InputError) {
    for name in file.names {
      if ["classes", "big"].contains(name) {
        _ = try file.texts(name)
      } else {
        _ = try file.array(name).doubles
      }
    }
  }
}

@Test(arguments: Format.all)
private func everyCutIsAnError(format: Format) throws {
  let folder = try TemporaryFolder()
  let bytes = try fixtureBytes(format.fixture)
  for count in bytes.indices {
    let path = try folder.file("cut", Array(bytes[..<count]))
    #expect(throws: InputError.self, "\(count) bytes") { try format.read(path) }
  }
}

@Test(arguments: Format.all)
private func changedBytesNeverCrash(format: Format) throws {
  let folder = try TemporaryFolder()
  let bytes = try fixtureBytes(format.fixture)
  var generator = Xorshift(state: 88_172_645_463_325_252)
  var errors = 0
  for _ in 0..<3000 {
    var changed = bytes
    for _ in 0...generator.next() % 3 {
      changed[Int(generator.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: generator.next() >> 32)
    }
    let path = try folder.file("changed", changed)
    do { try format.read(path) } catch { errors += 1 }
  }
  // Most changes hit something that is checked.
  #expect(errors > 300)
}

/// G. Marsaglia, *Xorshift RNGs*, Journal of Statistical Software 8 (2003).
private struct Xorshift {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
