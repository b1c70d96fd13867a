/// What became of the file of a chart.
enum ExportOutcome: Hashable {
  case wrote(String)
  /// There is a file of that name, which was left alone.
  case exists(String)
  case failed(String)
}

/// The prompt for the file of a chart: it closes once the file is written.
extension WatchState {
  static func export(_ prompt: Prompt, overwrites: Bool) -> WatchEffect? {
    guard case .export(let tag) = prompt.purpose else { return nil }
    return .export(tag: tag, path: prompt.text, overwrites: overwrites)
  }

  mutating func answer(_ key: Key, to prompt: Prompt) -> [WatchEffect] {
    var prompt = prompt
    switch key {
    case .character("y"), .character("Y"):
      prompt.question = nil
      overlay = .prompt(prompt)
      return [Self.export(prompt, overwrites: true)].compactMap { $0 }
    case .character("n"), .character("N"), .escape:
      prompt.question = nil
      overlay = .prompt(prompt)
    default: break
    }
    return []
  }

  /// Tells in the prompt of a file what became of it.
  mutating func take(_ outcome: ExportOutcome) {
    guard case .prompt(var prompt) = overlay, case .export = prompt.purpose else { return }
    switch outcome {
    case .wrote(let path):
      overlay = nil
      remark = "wrote \(path)"
      return
    case .exists(let path): prompt.question = "\(path) exists: overwrite it? y n"
    case .failed(let reason): prompt.failure = reason
    }
    overlay = .prompt(prompt)
  }
}

extension Prompt {
  /// Suggests a name that no tag can lead out of the folder.
  static func export(of tag: String) -> Prompt {
    let name = String(
      tag.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") ? $0 : "_" }.prefix(80))
    return Prompt(.export(tag: tag), text: name + ".png")
  }
}
