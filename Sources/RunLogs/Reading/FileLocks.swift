/// Whether some process of this machine holds a file by `flock`, found out without touching the lock: who
/// took it even for a moment could stop a run from beginning.
enum FileLocks {
  /// Nil where there is no such file, or the system tells nothing of locks.
  static func isHeld(_ path: String) -> Bool? {
    guard let status = try? FileStatus(path), let locks = PseudoFile.text("/proc/locks") else { return nil }
    // Such as "1: FLOCK  ADVISORY  WRITE 4711 fe:00:131234 0 EOF": device in hexadecimal, then the file's number;
    // "->" marks those who wait for the lock.
    let (major, minor) = (hexadecimal(status.majorDevice), hexadecimal(status.minorDevice))
    let file = "\(major):\(minor):\(status.inode)"
    return locks.split(separator: "\n").contains { line in
      let words = line.split(separator: " ")
      return words.contains("FLOCK") && !words.contains("->") && words.contains { $0 == file }
    }
  }

  private static func hexadecimal(_ number: UInt) -> String {
    (number < 16 ? "0" : "") + String(number, radix: 16)
  }
}
