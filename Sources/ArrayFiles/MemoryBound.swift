import Glibc

/// How much memory this process should take at most.
public enum MemoryBound {
  /// In bytes: three quarters of the machine's memory, or of what the process or its control group may have
  /// where that is less. The rest is for what is not counted, and for others.
  public static let byteCount = share(
    ofLeast: [physical, addressSpace, groupLimit("/sys/fs/cgroup/memory.max")]
      + [groupLimit("/sys/fs/cgroup/memory/memory.limit_in_bytes")])

  static func share(ofLeast limits: [Int?]) -> Int { (limits.compactMap { $0 }.min() ?? .max) / 4 * 3 }

  private static var physical: Int { sysconf(Int32(_SC_PHYS_PAGES)) * sysconf(Int32(_SC_PAGESIZE)) }

  /// nil where there is no limit.
  private static var addressSpace: Int? {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0 else { return nil }
    return Int(exactly: limit.rlim_cur)
  }

  /// The number in a file of the control group's, version 2 or 1; nil where it is "max" or there is no file.
  static func groupLimit(_ path: String) -> Int? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var text = [UInt8](repeating: 0, count: 32)
    let count = read(descriptor, &text, text.count)
    guard count > 0 else { return nil }
    return Int(String(decoding: text[..<count].prefix { $0 != 0x0A }, as: UTF8.self))
  }

  static func check(_ count: Int, of source: any ByteSource) throws(InputError) {
    guard count <= byteCount else {
      throw source.error(
        expected: "at most \(byteCount) bytes, three quarters of the memory there is", found: "\(count)")
    }
  }
}
