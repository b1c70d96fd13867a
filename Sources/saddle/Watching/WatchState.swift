import Canvas
import RunLogs

/// All that the watch screen shows, as a value.
struct WatchState {
  enum Pane: CaseIterable { case runs, tags, charts }

  /// What stands at the right of the charts.
  enum SidePane { case configuration, differences }

  /// What lies over the screen and takes the keys.
  enum Overlay {
    /// The first line of help that is shown.
    case help(offset: Int)
    case prompt(Prompt)
    case pick(PickList)
  }

  /// Where runs are looked for, in the words of the command line.
  let paths: [String]
  /// In the order in which they were found: the place of a run is its number for good.
  private(set) var runs: [WatchedRun] = []
  private(set) var colors = RunColors()
  /// The place of each run's name among all names.
  private(set) var nameRanks: [Int] = []
  /// All tags of all runs, in natural order.
  private(set) var tags: [String] = []
  private(set) var problems: [String] = []
  /// How many runs have not been looked at yet.
  private(set) var unreadCount = 0
  /// Whether the runs are still being looked for.
  private(set) var isSearching = false
  /// Whether what was there at the start has not been read to its end.
  private(set) var isReading = true
  /// In seconds since 1970.
  var now = 0.0

  var settings: WatchSettings
  /// How it looks; of this only the theme has a part here.
  var display = DisplaySettings()
  private var choice = RunChoice()
  var runFilter = TagFilter.none
  var tagFilter = TagFilter.none

  var focus = Pane.charts
  /// The number of the run under the cursor.
  var runCursor: Int?
  var tagCursor: String?
  var isLarge = false
  var sidePane: SidePane?
  /// The first line of the side pane that is shown.
  var sideOffset = 0
  /// The place of the first run that is compared, among those that are shown.
  var firstDifference = 0
  var overlay: Overlay?
  /// Where the crosshair is on the horizontal axis; nil for none.
  var crosshair: Double?
  /// What charts show of the horizontal axis; nil for all of it.
  var window: ClosedRange<Double>?
  /// The place on the horizontal axis that the mouse holds; nil where no button is down.
  var grip: Double?
  /// Whether the window moves along with the newest points.
  var followsNewest = false
  /// What the last export came to, or what else there is to say once.
  var remark: String?
  /// The tour that is on its way.
  var tour: TourProgress?
  /// Seconds east of Greenwich.
  var utcOffset = 0

  /// The runs that pass the filter, in the order of the list, pinned ones first.
  private(set) var listedRuns: [Int] = []
  /// Those of them whose curves are drawn.
  private(set) var shownRuns: [Int] = []
  /// How they are drawn.
  private var looks: [Int: CurveLook] = [:]
  private(set) var listedTags: [String] = []
  /// Those of them that have a point in a run that is shown.
  private(set) var tagsWithPoints: Set<String> = []
  /// What `tagsWithPoints` were found in: the runs that are shown and how many tags each has.
  private var searched: [Int] = []
  /// Where the cursor of the tags was put at first.
  private var firstTag: String?
  /// The runs that are shown, by the key that they are grouped by; none where they are not.
  private(set) var groups: [RunGroup] = []
  var smoothed = SmoothedCurves()

  /// With more runs than these only the latest ones are shown at first.
  static let shownAtFirst = 20
  /// More curves than these in a chart tell nothing.
  static let mostCurves = 100

  init(paths: [String], settings: WatchSettings = WatchSettings()) {
    self.paths = paths
    self.settings = settings
  }

  /// What runs are listed by: where no run has the tag that was asked for, their names.
  var order: RunOrder {
    if case .value(let tag, _) = settings.order, !tags.contains(tag) { return .name }
    return settings.order
  }

  var cursorRun: WatchedRun? { runCursor.flatMap { runs.indices.contains($0) ? runs[$0] : nil } }

  /// Takes in what was read since.
  mutating func take(_ snapshot: WatchFeed.Snapshot) {
    let wasReading = isReading
    for run in snapshot.runs[min(runs.count, snapshot.runs.count)...] {
      colors.add(run.name)
      // A run that begins while others are watched is what they wait for.
      if wasReading, colors.count > Self.shownAtFirst { choice.hide([colors.count - 1]) }
    }
    let isGrown = snapshot.runs.count > runs.count
    runs = snapshot.runs
    if isGrown { nameRanks = Self.ranks(of: runs.map(\.name)) }
    tags = snapshot.tags
    problems = snapshot.problems
    unreadCount = snapshot.unreadCount
    isSearching = snapshot.isSearching
    isReading = snapshot.isReading
    if wasReading, !isReading {
      if !choice.isMade { showLatest() }
      // The tags of the first runs came first, and these may not be shown.
      if tagCursor == firstTag { tagCursor = nil }
    }
    arrange()
  }

  /// The place of each name in natural order.
  private static func ranks(of names: [String]) -> [Int] {
    var ranks = [Int](repeating: 0, count: names.count)
    let order = names.indices.sorted { NaturalOrder.isBefore(names[$0], names[$1]) }
    for (rank, index) in order.enumerated() { ranks[index] = rank }
    return ranks
  }

  /// Hides all runs but the latest ones.
  private mutating func showLatest() {
    guard runs.count > Self.shownAtFirst else { return }
    let latest = runs.indices.sorted {
      (runs[$0].lastWrite ?? 0, $0) > (runs[$1].lastWrite ?? 0, $1)
    }
    choice.hideOnly(latest.dropFirst(Self.shownAtFirst))
    runCursor = nil
  }

  /// Lists and shows what the filters, the order and the choices of runs ask for.
  mutating func arrange() {
    listedRuns = RunListing(self).sorted
    shownRuns = Array(choice.shown(of: listedRuns).prefix(Self.mostCurves))
    looks = colors.looks(of: shownRuns)
    groups = settings.groupKey.map { RunGroup.groups(of: shownRuns, by: $0, in: runs) } ?? []
    listedTags = tagFilter.isAll ? tags : tags.filter { tagFilter.matches($0) }
    if runCursor.map({ !listedRuns.contains($0) }) ?? true { runCursor = shownRuns.first ?? listedRuns.first }
    findTagsWithPoints()
    if tagCursor.map({ !listedTags.contains($0) }) ?? true {
      let withPoints = listedTags.filter(tagsWithPoints.contains)
      firstTag = Self.firstTag(of: withPoints.isEmpty ? listedTags : withPoints)
      tagCursor = firstTag
    }
    moveWindowAlong()
  }

  /// The tags that have a chart: those with points in the runs that are shown, and the one under the cursor.
  var chartedTags: [String] { listedTags.filter { tagsWithPoints.contains($0) || $0 == tagCursor } }

  /// Runs have thousands of tags at times: they are looked through only where there are others.
  private mutating func findTagsWithPoints() {
    let now = shownRuns.flatMap { [$0, runs[$0].log.tags.count] }
    guard now != searched else { return }
    searched = now
    tagsWithPoints = []
    for run in shownRuns { tagsWithPoints.formUnion(runs[run].log.tags) }
  }

  /// A loss where there is one: it is what people look for first.
  private static func firstTag(of tags: [String]) -> String? {
    for name in ["train/loss", "loss", "train_loss", "training_loss"] where tags.contains(name) {
      return name
    }
    return tags.first { $0.lowercased().contains("loss") } ?? tags.first
  }

  // MARK: - Which runs are shown

  /// How the run's curve is drawn, or its group's.
  func look(of run: Int) -> CurveLook {
    groups.first { $0.runs.contains(run) }?.look ?? looks[run] ?? colors[run]
  }

  func color(of run: Int) -> Color { look(of: run).color }

  func isShown(_ run: Int) -> Bool { choice.isShown(run) }
  func isPinned(_ run: Int) -> Bool { choice.pinned.contains(run) }

  /// Changes which runs are shown.
  mutating func choose(_ change: (inout RunChoice) -> Void) {
    change(&choice)
    arrange()
  }

  mutating func toggleShown(_ run: Int) {
    let count = runs.count
    choose { $0.toggleShown(run, of: count) }
  }
}
