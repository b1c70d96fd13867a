/// What a key or the mouse does to the watch screen alone.
enum WatchAction: Hashable {
  /// The next of the panes: runs, tags, charts.
  case nextPane(forward: Bool)
  case page(down: Int)
  case toEnd(last: Bool)
  case toggleLarge
  // Of the run under the cursor.
  case toggleShown
  case toggleSolo
  case togglePinned
  case showAllRuns
  case filter
  case nextAxis
  case toggleLogX
  case toggleLogY
  case smooth(more: Bool)
  case zoom(closer: Bool)
  case pan(right: Int)
  case showWhole
  case followNewest
  case toggleAllWrites
  case toggleOutliers
  case toggleConfiguration
  case toggleDifferences
  case group
  case sort
  case toggleLists
  case resizeCharts(larger: Bool)
  case export
}

/// What a change of the watch screen asks of the world outside it.
enum WatchEffect: Hashable {
  /// Writes the chart of a tag to a file.
  ///
  /// - Parameter overwrites: whether a file of that name may go.
  case export(tag: String, path: String, overwrites: Bool)
  /// The same for the screen as it is.
  case write(path: String, overwrites: Bool)
  case quit
}
