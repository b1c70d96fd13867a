import Glibc

/// Tells in which folders something was written, by inotify (inotify(7)): so that thousands of quiet runs need
/// not be looked at again and again.
///
/// A folder on a network file system, where others write without this kernel's knowledge, cannot be watched.
public final class FolderEvents {
  private let descriptor: Int32
  private var folders: [Int32: String] = [:]
  private var watched: Set<String> = []
  private var remoteDevices: [UInt: Bool] = [:]

  private static let mask = UInt32(
    IN_MODIFY | IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_CLOSE_WRITE | IN_DELETE | IN_ATTRIB)

  /// Nil where the system gives no more instances of inotify.
  public init?() {
    descriptor = inotify_init1(O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
  }

  deinit { close(descriptor) }

  /// Watches a folder from now on.
  ///
  /// - Returns: whether that is possible.
  public func watch(_ folder: String) -> Bool {
    if watched.contains(folder) { return true }
    guard let status = try? FileStatus(folder) else { return false }
    let isRemote = remoteDevices[status.device] ?? FileSystemKind.isRemote(status)
    remoteDevices[status.device] = isRemote
    if isRemote { return false }
    let number = inotify_add_watch(descriptor, folder, Self.mask)
    guard number >= 0 else { return false }
    // The same folder by another name has the same number; the first name is the one that is told.
    guard folders[number] == nil else { return folders[number] == folder }
    folders[number] = folder
    watched.insert(folder)
    return true
  }

  /// Waits until something happens, but no longer than `milliseconds`.
  ///
  /// - Returns: the folders in which something happened; nil where so much did that not all of it is known.
  public func wait(milliseconds: Int32) -> Set<String>? {
    var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&wanted, 1, milliseconds) > 0 else { return [] }
    var changed: Set<String> = []
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = read(descriptor, buffer.baseAddress, buffer.count)
      guard count > 0 else { return changed }
      var place = 0
      while place + MemoryLayout<inotify_event>.size <= count {
        let event = buffer.loadUnaligned(fromByteOffset: place, as: inotify_event.self)
        if event.mask & UInt32(IN_Q_OVERFLOW) != 0 { return nil }
        if let folder = folders[event.wd] {
          changed.insert(folder)
          if event.mask & UInt32(IN_IGNORED) != 0 {
            folders[event.wd] = nil
            watched.remove(folder)
          }
        }
        place += MemoryLayout<inotify_event>.size + Int(event.len)
      }
    }
  }
}
