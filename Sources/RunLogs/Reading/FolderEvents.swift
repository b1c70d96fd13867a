import Glibc

/// Tells in which folders something was written, by inotify (inotify(7)): so that thousands of quiet runs need
/// not be looked at again and again.
///
/// A folder on a network file system, where others write without this kernel's knowledge, cannot be watched.
final class FolderEvents {
  /// What happened, by the folders that it happened in.
  struct Changes: Hashable {
    /// All folders in which something did.
    var folders: Set<String> = []
    /// The files and folders in them in which it did, where that is known.
    var files: Set<String> = []
    /// Those with other entries than before.
    var relisted: Set<String> = []
    /// Those that are gone from their place, and not watched any more.
    var gone: Set<String> = []
    /// Whether so much happened that not all of it is known.
    var areIncomplete = false
  }

  /// Whether a folder is watched.
  enum Watching {
    case already
    case fromNowOn
    case impossible
  }

  private let descriptor: Int32
  private var folders: [Int32: String] = [:]
  private var numbers: [String: Int32] = [:]
  private var remoteDevices: [UInt: Bool] = [:]

  private static let entryMask = IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_ATTRIB
  private static let mask = UInt32(entryMask | IN_MODIFY | IN_CLOSE_WRITE | IN_MOVE_SELF | IN_ONLYDIR)

  /// Nil where the system gives no more instances of inotify.
  init?() {
    descriptor = inotify_init1(O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
  }

  deinit { close(descriptor) }

  /// Watches a folder.
  func watch(_ folder: String) -> Watching {
    guard let status = try? FileStatus(folder) else { return .impossible }
    let isRemote = remoteDevices[status.device] ?? FileSystemKind.isRemote(status)
    remoteDevices[status.device] = isRemote
    if isRemote { return .impossible }
    let number = inotify_add_watch(descriptor, folder, Self.mask)
    guard number >= 0 else { return .impossible }
    // The same folder by another name has the same number; the first name is the one that is told.
    if let name = folders[number] { return name == folder ? .already : .impossible }
    // Another folder was at this place before.
    if let old = numbers[folder] { end(old) }
    folders[number] = folder
    numbers[folder] = number
    return .fromNowOn
  }

  /// Waits until something happens, but no longer than `milliseconds`.
  func wait(milliseconds: Int) -> Changes {
    var changes = Changes()
    var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&wanted, 1, Int32(clamping: milliseconds)) > 0 else { return changes }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = read(descriptor, buffer.baseAddress, buffer.count)
      guard count > 0 else { return changes }
      var place = 0
      while place + MemoryLayout<inotify_event>.size <= count {
        let event = buffer.loadUnaligned(fromByteOffset: place, as: inotify_event.self)
        let name = UnsafeRawBufferPointer(rebasing: buffer[(place + MemoryLayout<inotify_event>.size)...])
          .prefix(Int(event.len)).prefix { $0 != 0 }
        note(event, name, in: &changes)
        place += MemoryLayout<inotify_event>.size + Int(event.len)
      }
    }
  }

  private func note(_ event: inotify_event, _ name: Slice<UnsafeRawBufferPointer>, in changes: inout Changes)
  {
    if event.mask & UInt32(IN_Q_OVERFLOW) != 0 { changes.areIncomplete = true }
    guard let folder = folders[event.wd] else { return }
    changes.folders.insert(folder)
    if !name.isEmpty { changes.files.insert(folder + "/" + String(decoding: name, as: UTF8.self)) }
    if event.mask & UInt32(Self.entryMask) != 0 { changes.relisted.insert(folder) }
    if event.mask & UInt32(IN_MOVE_SELF | IN_IGNORED) != 0 {
      changes.gone.insert(folder)
      end(event.wd)
    }
  }

  private func end(_ number: Int32) {
    inotify_rm_watch(descriptor, number)
    if let folder = folders.removeValue(forKey: number), numbers[folder] == number { numbers[folder] = nil }
  }
}
