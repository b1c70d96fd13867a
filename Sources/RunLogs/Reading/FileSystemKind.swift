import ArrayFiles

/// What kind of file system a file is on.
enum FileSystemKind {
  /// Those on which others write without this kernel's knowledge; sshfs is one of "fuse".
  private static let remote = ["nfs", "cifs", "smb", "9p", "fuse", "virtiofs", "ceph", "lustre", "afs"]

  static func isRemote(_ status: FileStatus) -> Bool {
    guard let kind = kind(of: status) else { return false }
    return remote.contains { kind.hasPrefix($0) }
  }

  /// The kind as /proc/self/mountinfo (proc(5)) names it; nil where it does not say.
  private static func kind(of status: FileStatus) -> Substring? {
    guard let text = PseudoFile.text("/proc/self/mountinfo") else { return nil }
    // Such as "36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw".
    let device = "\(status.majorDevice):\(status.minorDevice)"
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count > 2, words[2] == device, let dash = words.firstIndex(of: "-") else { continue }
      return words.dropFirst(dash + 1).first
    }
    return nil
  }
}

extension FileStatus {
  // glibc's dev_t: 12 bits of the device's major number from bit 8 on, 20 of its minor number around them.
  var majorDevice: UInt { device >> 8 & 0xFFF }
  var minorDevice: UInt { device & 0xFF | device >> 12 & 0xFFF00 }
}
