import Canvas

/// The prompt for a file of the screen.
extension ExplorerState {
  /// Suggests a name that no name of a data set can lead out of the folder.
  var promptForScreen: Prompt {
    Prompt(.screen(hasState: true), text: "\(Prompt.name(of: setting.data))-step-\(observation.step).svg")
  }

  /// Does what the prompt came to.
  mutating func take(_ answer: Prompt.FileAnswer) -> [Effect] {
    answer.settle(&prompt).map { [.write(path: $0.path, overwrites: $0.overwrites)] } ?? []
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
      try state.screen.draw(state, width: width, height: height).write(toFileNamed: path)
    }
  }

  /// Tells in the prompt what became of the file.
  mutating func take(_ outcome: FileOutcome) {
    prompt = prompt?.after(outcome)
    if case .wrote(let path) = outcome { remark = "wrote \(path)" }
  }
}
