import Glibc
import Synchronization

/// The names of files that are being written, for a signal that ends the process to remove them.
public enum TemporaryFiles {
  /// A name is longer than no path, and few files are written at a time; those beyond are not removed.
  private static let capacity = 8
  private static let length = Int(PATH_MAX)
  /// Texts that end in 0; an empty one is a free place. A signal's handler may read them at any moment.
  nonisolated(unsafe) private static let names: UnsafeMutablePointer<CChar> = {
    let names = UnsafeMutablePointer<CChar>.allocate(capacity: capacity * length)
    names.initialize(repeating: 0, count: capacity * length)
    return names
  }()
  private static let lock = Mutex(())

  /// From now on SIGINT and SIGTERM remove the files that are being written and then end the process.
  public static func removeOnSignals() {
    // A handler must not be the first to use it.
    names[0] = 0
    for number in [SIGINT, SIGTERM] { restoreRemoval(on: number) }
  }

  /// The same for one signal, after something else was made of it.
  public static func restoreRemoval(on number: Int32) {
    signal(number) { number in
      TemporaryFiles.removeAll()
      signal(number, SIG_DFL)
      raise(number)
    }
  }

  /// Only what a signal's handler may do: no memory is asked for and no lock waited for.
  static func removeAll() {
    for place in 0..<capacity where names[place * length] != 0 { unlink(names + place * length) }
  }

  /// Remembers a name before the file is created.
  ///
  /// - Returns: what to forget it by.
  static func remember(_ path: String) -> Int? {
    let text = Array(path.utf8CString)
    guard text.count <= length else { return nil }
    return lock.withLock { _ in
      guard let place = (0..<capacity).first(where: { names[$0 * length] == 0 }) else { return nil }
      for index in text.indices.dropFirst() { names[place * length + index] = text[index] }
      // The first letter makes it a name, so it comes last, for the compiler as well.
      atomicMemoryFence(ordering: .releasing)
      names[place * length] = text[0]
      return place
    }
  }

  static func forget(_ place: Int?) {
    guard let place else { return }
    lock.withLock { _ in names[place * length] = 0 }
  }
}
