import Glibc

/// Finds the number of a tag by its bytes, mostly without looking it up: tags come in turns, so the one that
/// followed the last tag before is likely to follow it again.
struct TagNumbers {
  private var names: [[UInt8]] = []
  private var places: [Int] = []
  private var successors: [Int] = []
  private var indices: [String: Int] = [:]
  private var last = -1

  /// The place of the tag in `log`.
  @inline(__always)
  mutating func place(of bytes: UnsafeRawBufferPointer, in log: inout RunLog) -> Int {
    if last >= 0 {
      let guess = successors[last]
      if !bytes.isEmpty, names[guess].count == bytes.count,
        names[guess].withUnsafeBytes({ memcmp($0.baseAddress!, bytes.baseAddress!, $0.count) == 0 })
      {
        last = guess
        return places[guess]
      }
    }
    return lookUp(bytes, in: &log)
  }

  private mutating func lookUp(_ bytes: UnsafeRawBufferPointer, in log: inout RunLog) -> Int {
    let name = String(decoding: bytes, as: UTF8.self)
    let index: Int
    if let known = indices[name] {
      index = known
    } else {
      index = names.count
      indices[name] = index
      names.append(Array(bytes))
      places.append(log.place(of: name))
      successors.append(index)
    }
    if last >= 0 { successors[last] = index }
    last = index
    return places[index]
  }
}
