/// The prompt for a file of the screen.
extension SweepState {
  /// Suggests the name of the folder of the results.
  var promptForScreen: Prompt {
    let name = folder.split(separator: "/").last { $0 != "." && $0 != ".." } ?? "sweep"
    return Prompt(.screen(hasState: false), text: Prompt.name(of: String(name)) + ".svg")
  }

  /// Does what the prompt came to.
  mutating func take(_ answer: Prompt.FileAnswer) -> [SweepEffect] {
    answer.settle(&prompt).map { [.write(path: $0.path, overwrites: $0.overwrites)] } ?? []
  }

  /// Writes the screen as it is without the prompt.
  ///
  /// - Parameters:
  ///   - width: of the terminal in columns.
  ///   - height: in rows.
  func write(to path: String, overwriting overwrites: Bool, width: Int, height: Int) -> FileOutcome {
    var state = self
    (state.prompt, state.remark) = (nil, nil)
    return FileOutcome.writing(path, overwriting: overwrites) { (path) throws(CommandError) in
      try SweepScreen.draw(state, width: width, height: height).write(toFileNamed: path)
    }
  }

  /// Tells in the prompt what became of the file.
  mutating func take(_ outcome: FileOutcome) {
    prompt = prompt?.after(outcome)
    if case .wrote(let path) = outcome { remark = "wrote \(path)" }
  }
}
