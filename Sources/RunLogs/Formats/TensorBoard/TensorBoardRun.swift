import Glibc

/// The event files of one folder, or one file of events.
struct TensorBoardRun: RunPoll {
  private let path: String
  private var files = StreamedFiles { TensorBoardReader() }
  private var paths: [String] = []
  private var folder: FileStatus?

  init(_ path: String) { self.path = path }

  var modified: Double? { files.modified }
  var isBehind: Bool { files.isBehind }

  mutating func poll(upTo limit: Int, into log: inout RunLog) -> Bool {
    list()
    return files.poll(paths, upTo: limit, into: &log)
  }

  func close(into log: inout RunLog) { files.close(into: &log) }

  /// Looks for files only when the folder was changed.
  private mutating func list() {
    guard let now = try? FileStatus(path), now != folder else { return }
    // A file that is made within the same tick of the clock would leave the folder's time as it is.
    folder = Double(time(nil)) - now.modified < 2 ? nil : now
    paths = now.isFolder ? Self.eventFiles(in: path) : [path]
  }

  /// Whether TensorBoard takes a file of that name for one of events.
  static func isEventFile(_ name: String) -> Bool {
    name.contains("tfevents") && !name.hasSuffix(".profile-empty")
  }

  private static func eventFiles(in folder: String) -> [String] {
    ((try? FolderListing(folder).names) ?? []).filter(isEventFile).map { folder + "/" + $0 }
  }
}
