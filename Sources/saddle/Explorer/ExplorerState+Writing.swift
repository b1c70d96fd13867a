import Canvas

/// The prompt for a file of the screen.
extension ExplorerState {
  /// Suggests a name that no name of a data set can lead out of the folder.
  var promptForScreen: Prompt {
    Prompt(.screen, text: "\(Prompt.name(of: setting.data))-step-\(observation.step).svg")
  }

  mutating func answer(_ key: Key, toFile prompt: Prompt) -> [Effect] {
    switch prompt.fileAnswer(to: key) {
    case .stays(let prompt): self.prompt = prompt
    case .closes: self.prompt = nil
    case .writes(let prompt, let overwrites):
      self.prompt = prompt
      return [.write(path: prompt.text, overwrites: overwrites)]
    }
    return []
  }

  /// A click on the line of the prompt is enter where nothing is asked; one beside it closes the prompt.
  mutating func answer(_ mouse: MouseEvent, toFile prompt: Prompt, in line: Rect) -> [Effect] {
    guard mouse.kind == .press else { return [] }
    let isInside = line.contains(x: mouse.x, y: mouse.y)
    return answer(isInside && prompt.question == nil ? .enter : .escape, toFile: prompt)
  }

  /// Writes the screen as it is without the prompt, or into a .yaml file the state that `--state` shows again.
  ///
  /// - Parameters:
  ///   - width: of the terminal in columns.
  ///   - height: in rows.
  func write(to path: String, overwriting overwrites: Bool, width: Int, height: Int) -> FileOutcome {
    var state = self
    state.prompt = nil
    state.remark = nil
    return FileOutcome.writing(path, overwriting: overwrites) { (path) throws(CommandError) in
      if StateFile.isName(path) {
        guard let reproduction else { throw .usage("\(path): no options describe the training of a sweep") }
        return try AtomicFile.write(Array(StateFile.text(reproduction).utf8), to: path)
      }
      let format = try ScreenFormat(fileName: path, option: "the file")
      try state.screen.draw(state, width: width, height: height).write(to: path, as: format)
    }
  }

  /// Tells in the prompt what became of the file.
  mutating func take(_ outcome: FileOutcome) {
    prompt = prompt?.after(outcome)
    if case .wrote(let path) = outcome { remark = "wrote \(path)" }
  }
}
