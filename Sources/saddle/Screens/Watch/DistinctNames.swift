import Canvas

/// Names that are shortened to the room there is, so that different ones read differently.
///
/// Each keeps its beginning and its end; where those of several are the same, the part is shown at which they begin
/// to differ.
struct DistinctNames {
  private(set) var texts: [String]

  /// - Parameter widths: the columns that there are for each name.
  init(_ names: [String], widths: [Int]) {
    texts = zip(names, widths).map { $0.clippedInTheMiddle(toWidth: $1) }
    let groups = Dictionary(grouping: names.indices, by: { texts[$0] }).values.filter { $0.count > 1 }
    for group in groups { tellApart(group, names.map(Array.init), widths) }
  }

  private mutating func tellApart(_ group: [Int], _ names: [[Character]], _ widths: [Int]) {
    guard let first = group.first, group.contains(where: { names[$0] != names[first] }) else { return }
    let shared = group.dropFirst().reduce(names[first].count) { count, index in
      min(count, zip(names[index], names[first]).prefix { $0 == $1 }.count)
    }
    for index in group { texts[index] = Self.text(names[index], from: shared, width: widths[index]) }
    for rest in Dictionary(grouping: group, by: { texts[$0] }).values where rest.count > 1 {
      // They share all that was shown, and so more than the others; a place without room shows nothing.
      guard rest.count < group.count else { return }
      tellApart(rest, names, widths)
    }
  }

  /// The name from the character at `start` on, with as much before it as there is room for.
  private static func text(_ name: [Character], from start: Int, width: Int) -> String {
    var (text, room) = ("", max(0, width - 1))
    var end = start
    while end < name.count, String(name[end]).displayWidth <= room {
      text.append(name[end])
      room -= String(name[end]).displayWidth
      end += 1
    }
    // What is cut off at the end too is marked there.
    if end < name.count { return "…" + String(text.dropLast()) + (text.isEmpty ? "" : "…") }
    var begin = start
    while begin > 0, String(name[begin - 1]).displayWidth <= room {
      begin -= 1
      text.insert(name[begin], at: text.startIndex)
      room -= String(name[begin]).displayWidth
    }
    return begin == 0 ? text : "…" + text
  }
}
