/// The prompt for the file of a chart.
extension WatchState {
  mutating func answer(_ key: Key, toFile prompt: Prompt) -> [WatchEffect] {
    switch prompt.fileAnswer(to: key) {
    case .stays(let prompt): overlay = .prompt(prompt)
    case .closes: overlay = nil
    case .writes(let prompt, let overwrites):
      overlay = .prompt(prompt)
      guard case .export(let tag) = prompt.purpose else { return [] }
      return [.export(tag: tag, path: prompt.text, overwrites: overwrites)]
    }
    return []
  }

  /// Tells in the prompt of a file what became of it.
  mutating func take(_ outcome: FileOutcome) {
    guard case .prompt(let prompt) = overlay, case .export = prompt.purpose else { return }
    overlay = prompt.after(outcome).map { .prompt($0) }
    if case .wrote(let path) = outcome { remark = "wrote \(path)" }
  }
}

extension Prompt {
  static func export(of tag: String) -> Prompt { Prompt(.export(tag: tag), text: name(of: tag) + ".png") }
}
