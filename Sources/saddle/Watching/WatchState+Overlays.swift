import Canvas
import RunLogs

/// What lies over the screen: prompts and lists to pick from.
extension WatchState {
  /// Does what a key stands for: for what lies over the screen, if that takes keys, else by the table.
  mutating func press(_ key: Key) -> [WatchEffect] {
    switch overlay {
    case .prompt(let prompt): type(key, into: prompt)
    case .pick(let list): take(list.answer(to: key))
    case .help: KeyTable.action(for: key, in: .watch).map { reduce($0) } ?? []
    case nil:
      ((tour == nil ? nil : KeyTable.action(for: key, in: .tour)) ?? KeyTable.action(for: key, in: .watch))
        .map { reduce($0) } ?? []
    }
  }

  private mutating func type(_ key: Key, into prompt: Prompt) -> [WatchEffect] {
    if prompt.isForFile { return take(prompt.fileAnswer(to: key)) }
    var prompt = prompt
    switch key {
    case .escape:
      overlay = nil
      setFilter("", prompt.purpose)
    case .enter:
      guard prompt.complaint == nil else { return [] }
      overlay = nil
    default:
      guard prompt.type(key) else { return [] }
      prompt.complaint = setFilter(prompt.text, prompt.purpose)
      overlay = .prompt(prompt)
    }
    return []
  }

  /// Filters while it is typed; what is no regular expression changes nothing.
  ///
  /// - Returns: what is wrong with the text.
  @discardableResult
  private mutating func setFilter(_ text: String, _ purpose: Prompt.Purpose) -> String? {
    // An expression that is being typed has no slash at its end yet.
    let isUnfinished = text.hasPrefix("/") && !text.dropFirst().hasSuffix("/")
    let whole = text == "/" ? "" : isUnfinished ? text + "/" : text
    do {
      switch purpose {
      case .runFilter: runFilter = try TagFilter(whole)
      case .tagFilter: tagFilter = try TagFilter(whole)
      case .export, .screen: return nil
      }
    } catch { return "\(error)" }
    arrange()
    return nil
  }

  mutating func take(_ answer: PickList.Answer) -> [WatchEffect] {
    var list: PickList?
    let choice = answer.settle(&list)
    overlay = list.map { .pick($0) }
    return choice.map { choose($0) } ?? []
  }

  private mutating func choose(_ choice: PickList.Choice) -> [WatchEffect] {
    switch choice {
    case .action(let action): return reduce(action)
    case .order(let order): settings.order = order
    case .group(let key): settings.groupKey = key
    }
    arrange()
    return []
  }
}

extension PickList {
  /// The configuration keys whose values differ between runs, since nothing else makes groups.
  static func groups(of state: WatchState) -> PickList {
    let differing = ConfigurationDifference.configurations(of: state.listedRuns.map { state.runs[$0].log })
    let items = zip(differing.keys, differing.values).map { key, values in
      Item(name: key, note: Counted.text(Set(values).count, "value"), choice: .group(key))
    }
    return PickList(
      title: "group runs by", items: [Item(name: "no groups", note: "", choice: .group(nil))] + items,
      current: .group(state.settings.groupKey))
  }

  static func orders(of state: WatchState) -> PickList {
    let fixed = [
      Item(name: "name", note: "", choice: .order(.name)),
      Item(name: "latest write", note: "newest first", choice: .order(.latestWrite)),
      Item(name: "last step", note: "highest first", choice: .order(.lastStep)),
    ]
    // The tag of the chart first: it is what people look at.
    let first = state.tagCursor.map { [$0] } ?? []
    let tags = first + state.listedTags.filter { $0 != state.tagCursor }
    let values = tags.prefix(500).flatMap { tag in
      [false, true].map { isDescending in
        Item(
          name: tag, note: isDescending ? "highest first" : "lowest first",
          choice: .order(.value(tag: tag, isDescending: isDescending)))
      }
    }
    return PickList(title: "list runs by", items: fixed + values, current: .order(state.settings.order))
  }
}
