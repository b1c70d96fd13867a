/// The prompts for files of a chart and of the screen.
extension WatchState {
  /// Does what the prompt came to.
  mutating func take(_ answer: Prompt.FileAnswer) -> [WatchEffect] {
    var prompt: Prompt?
    let file = answer.settle(&prompt)
    overlay = prompt.map { .prompt($0) }
    guard let file, let prompt else { return [] }
    if case .export(let tag) = prompt.purpose {
      return [.export(tag: tag, path: file.path, overwrites: file.overwrites)]
    }
    return [.write(path: file.path, overwrites: file.overwrites)]
  }

  /// Writes the screen as it is without the prompt.
  ///
  /// - Parameters:
  ///   - width: of the terminal in columns.
  ///   - height: in rows.
  func write(to path: String, overwriting overwrites: Bool, width: Int, height: Int) -> FileOutcome {
    var state = self
    (state.overlay, state.remark) = (nil, nil)
    return FileOutcome.writing(path, overwriting: overwrites) { (path) throws(CommandError) in
      try WatchScreen.draw(state, width: width, height: height).write(toFileNamed: path)
    }
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

  /// For the watch screen.
  static var watchScreen: Prompt { Prompt(.screen(hasState: false), text: "watch.svg") }
}
