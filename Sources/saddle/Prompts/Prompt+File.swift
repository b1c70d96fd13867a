import Canvas

/// A prompt for a file closes once the file is written, and asks before another file goes.
extension Prompt {
  enum FileAnswer: Hashable {
    case stays(Prompt)
    case closes
    /// The file in the text is to be written.
    ///
    /// - Parameter overwrites: whether a file of that name may go.
    case writes(Prompt, overwrites: Bool)

    /// Keeps the prompt or closes it.
    ///
    /// - Returns: the file that is to be written, and whether one of that name may go.
    func settle(_ prompt: inout Prompt?) -> (path: String, overwrites: Bool)? {
      switch self {
      case .stays(let changed): prompt = changed
      case .closes: prompt = nil
      case .writes(let changed, let overwrites):
        prompt = changed
        return (changed.text, overwrites)
      }
      return nil
    }
  }

  var isForFile: Bool {
    switch purpose {
    case .export, .screen: true
    case .runFilter, .tagFilter: false
    }
  }

  /// What a key comes to in a prompt for a file.
  func fileAnswer(to key: Key) -> FileAnswer {
    var prompt = self
    switch (question != nil, key) {
    case (true, .character("y")), (true, .character("Y")):
      prompt.question = nil
      return .writes(prompt, overwrites: true)
    case (true, .character("n")), (true, .character("N")), (true, .escape): prompt.question = nil
    case (true, _): break
    case (false, .escape): return .closes
    case (false, .enter): if complaint == nil { return .writes(self, overwrites: false) }
    case (false, _): if prompt.type(key) { prompt.complaint = prompt.complaintAboutFile }
    }
    return .stays(prompt)
  }

  /// A click on the line of the prompt is enter where nothing is asked; one beside it closes the prompt.
  func fileAnswer(to event: MouseEvent, in line: Rect) -> FileAnswer {
    guard event.kind == .press else { return .stays(self) }
    let isInside = line.contains(x: event.x, y: event.y)
    return fileAnswer(to: isInside && question == nil ? .enter : .escape)
  }

  /// What is wrong with the text as the name of a file.
  private var complaintAboutFile: String? {
    switch purpose {
    case .export: ChartFile.complaint(about: text)
    case .screen(let hasState): ScreenFormat.complaint(about: text, hasState: hasState)
    case .runFilter, .tagFilter: nil
    }
  }

  /// The prompt after an attempt to write the file; nil where it has done its work.
  func after(_ outcome: FileOutcome) -> Prompt? {
    var prompt = self
    switch outcome {
    case .wrote: return nil
    case .exists(let path): prompt.question = "\(path) exists: overwrite it? y n"
    case .failed(let reason): prompt.failure = reason
    }
    return prompt
  }

  /// A text of which a name for a file can be made that leads out of no folder.
  static func name(of text: String) -> String {
    String(text.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") ? $0 : "_" }.prefix(80))
  }
}
