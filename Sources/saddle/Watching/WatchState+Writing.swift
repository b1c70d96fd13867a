/// The prompt for the file of a chart.
extension WatchState {
  /// Does what the prompt came to.
  mutating func take(_ answer: Prompt.FileAnswer) -> [WatchEffect] {
    var prompt: Prompt?
    let file = answer.settle(&prompt)
    overlay = prompt.map { .prompt($0) }
    guard let file, case .export(let tag) = prompt?.purpose else { return [] }
    return [.export(tag: tag, path: file.path, overwrites: file.overwrites)]
  }

  /// Tells in the prompt of a file what became of it.
  mutating func take(_ outcome: FileOutcome) {
    guard case .prompt(let prompt) = overlay, prompt.isForFile else { return }
    overlay = prompt.after(outcome).map { .prompt($0) }
    if case .wrote(let path) = outcome { remark = "wrote \(path)" }
  }
}

extension Prompt {
  static func export(of tag: String) -> Prompt { Prompt(.export(tag: tag), text: name(of: tag) + ".png") }
}
