import Glibc

/// Whether some process of this machine holds a file by `flock`, found out without touching the lock: who
/// took it even for a moment could stop a run from beginning.
enum FileLocks {
  static func isHeld(_ path: String) -> Bool {
    guard let status = try? FileStatus(path), let file = fopen("/proc/locks", "r") else { return false }
    defer { fclose(file) }
    // Such as "1: FLOCK  ADVISORY  WRITE 4711 fe:00:131234 0 EOF": device in hexadecimal, then the file's number.
    // glibc's dev_t: 12 bits of the device's major number from bit 8 on, 20 of its minor number around them.
    let (major, minor) = (status.device >> 8 & 0xFFF, status.device & 0xFF | status.device >> 12 & 0xFFF00)
    let wanted = "\(hexadecimal(major)):\(hexadecimal(minor)):\(status.inode)"
    var line = [CChar](repeating: 0, count: 512)
    while fgets(&line, Int32(line.count), file) != nil {
      let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      let words = text.split(separator: " ")
      if words.contains("FLOCK"), !words.contains("->"), words.contains(Substring(wanted)) { return true }
    }
    return false
  }

  private static func hexadecimal(_ number: UInt) -> String {
    (number < 16 ? "0" : "") + String(number, radix: 16)
  }
}
