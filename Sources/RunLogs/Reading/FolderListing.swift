import ArrayFiles
import Glibc

/// The names in a folder, in the order of their bytes.
struct FolderListing {
  let names: [String]

  /// - Throws: `InputError` where the folder cannot be read.
  init(_ path: String) throws(InputError) {
    guard let folder = opendir(path) else { throw InputError(path, errno: errno) }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: Int(entry.pointee.d_reclen)) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    self.names = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
