import ArgumentParser

/// Whether the first words of a command line name commands.
enum CommandNames {
  /// Commands that the parser knows of itself.
  private static let others = ["help"]

  /// - Throws: ``CommandError/usage(_:)`` for a word in the place of a command that names none. The parser by
  ///   itself would take it for an argument of the default command.
  static func check(_ arguments: [String], of root: any ParsableCommand.Type) throws(CommandError) {
    var command = root
    var path = root._commandName
    for argument in arguments {
      let subcommands = command.configuration.subcommands
      guard !subcommands.isEmpty, !argument.hasPrefix("-"), !others.contains(argument) else { return }
      guard let next = subcommands.first(where: { $0._commandName == argument }) else {
        throw unknown(argument, among: subcommands.map { $0._commandName }, of: path)
      }
      command = next
      path += " " + argument
    }
  }

  private static func unknown(_ word: String, among names: [String], of path: String) -> CommandError {
    let near = names.map { (name: $0, distance: distance(word, $0)) }.min { $0.distance < $1.distance }
    if let near, near.distance <= max(1, near.name.count * 2 / 5) {
      return .usage("\(path) has no command '\(word)': did you mean '\(near.name)'?")
    }
    return .usage("\(path) has no command '\(word)': expected one of \(names.joined(separator: ", "))")
  }

  /// How many letters must be put in, taken out or changed to make one word the other (Levenshtein, 1966).
  static func distance(_ a: String, _ b: String) -> Int {
    // No name is as long: from there on it does not matter.
    let (a, b) = (Array(a.prefix(64)), Array(b))
    var row = Array(0...b.count)
    for (i, letter) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in b.enumerated() {
        let changed = diagonal + (letter == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(changed, row[j] + 1, diagonal + 1)
      }
    }
    return row[b.count]
  }
}
