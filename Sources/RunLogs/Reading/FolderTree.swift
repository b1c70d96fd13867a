import ArrayFiles

/// The regular files under a folder.
enum FolderTree {
  private static let deepest = 16
  private static let most = 100_000

  /// Their paths, sorted within each folder; what cannot be read is left out.
  static func files(_ folder: String) -> [String] {
    var (files, folders): ([String], [String]) = ([], [])
    collect(folder, depth: 0, into: &files, &folders)
    return files
  }

  /// The folder itself and those below it.
  static func folders(_ folder: String) -> [String] {
    var (files, folders): ([String], [String]) = ([], [])
    collect(folder, depth: 0, into: &files, &folders)
    return folders
  }

  private static func collect(
    _ folder: String, depth: Int, into files: inout [String], _ folders: inout [String]
  ) {
    guard depth < deepest, folders.count < most, let listing = try? FolderListing(folder) else { return }
    folders.append(folder)
    for name in listing.names where files.count < most {
      let path = folder + "/" + name
      guard let status = try? FileStatus(path) else { continue }
      if status.isFolder {
        collect(path, depth: depth + 1, into: &files, &folders)
      } else if status.isRegular {
        files.append(path)
      }
    }
  }
}

/// Small files under a folder that hold a value each, named by its key.
struct SmallFiles: Sendable {
  private var files: [String: WholeFile] = [:]
  private var values: [String: String] = [:]

  /// Longer values are cut, in bytes.
  private static let longest = 1 << 16

  mutating func read(_ folder: String) -> [String: String] {
    for path in FolderTree.files(folder) {
      guard let bytes = try? files[path, default: WholeFile(path)].change() else { continue }
      let key = String(decoding: path.utf8.dropFirst(folder.utf8.count + 1), as: UTF8.self)
      values[key] = String(decoding: bytes.prefix(Self.longest), as: UTF8.self)
    }
    return values
  }
}
