import Glibc

/// Numbers tags by their bytes, mostly without looking them up: tags come in turns, so the one that followed
/// the last tag before is likely to follow it again.
struct TagNumbers {
  private(set) var names: [String] = []
  private var spellings: [[UInt8]] = []
  private var successors: [Int] = []
  private var numbers: [String: Int] = [:]
  private var last = -1

  /// The number of a tag, the next one where it is new.
  @inline(__always)
  mutating func number(of tag: UnsafeRawBufferPointer) -> Int {
    if last >= 0 {
      let guess = successors[last]
      if !tag.isEmpty, spellings[guess].count == tag.count,
        spellings[guess].withUnsafeBytes({ memcmp($0.baseAddress!, tag.baseAddress!, $0.count) == 0 })
      {
        last = guess
        return guess
      }
    }
    return lookUp(tag)
  }

  private mutating func lookUp(_ tag: UnsafeRawBufferPointer) -> Int {
    let name = String(decoding: tag, as: UTF8.self)
    let number: Int
    if let known = numbers[name] {
      number = known
    } else {
      number = names.count
      numbers[name] = number
      names.append(name)
      spellings.append(Array(tag))
      successors.append(number)
    }
    if last >= 0 { successors[last] = number }
    last = number
    return number
  }
}
