extension RunDiscovery {
  /// Whether a folder may hold more runs once its files are written to.
  func isUndecided(_ folder: String) -> Bool {
    folders[folder]?.isUndecided == true || !namedDatabases(in: folder).isEmpty
  }

  /// Searches a folder anew in which something changed, with the folders in it that were not there before.
  mutating func searchAgain(_ folder: String, announcing announce: (String) -> Void) {
    for database in namedDatabases(in: folder) { queryAgain(database) }
    // What a folder holds may be part of the run that one above it is.
    var place = folder
    while let above = FilePath.above(place), folders[above] != nil {
      let entry = FilePath.lastPart(place)
      if FolderContents.mayBePart(entry), visitAgain(above, announce)?.isPart(entry) == true { return }
      place = above
    }
    _ = visitAgain(folder, announce)
  }
}
