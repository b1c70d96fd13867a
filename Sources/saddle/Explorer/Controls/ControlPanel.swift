/// The panel of controls that lies beside the screen.
struct ControlPanel: Hashable {
  /// The control that keys change, counted over all groups.
  var cursor = 0
  /// What is being typed in place of its value.
  var typed: String?
  /// What is to be known of the latest change.
  var remark: Remark?

  enum Remark: Hashable {
    case goesOn(String), startsAnew(String), isIdle(String), failed(String)
  }
}

/// What a key or the mouse does to the panel of controls.
enum ControlAction: Hashable {
  case toggle
  /// Opens the panel with the cursor on a control, by its place.
  case open(Int)
  case move(down: Int)
  case select(Int)
  /// Of a control by its place, or of the one under the cursor.
  case change(Int? = nil, up: Bool)
  /// Begins to type a value.
  case type
}

extension ExplorerState {
  /// Does what an action asks of the panel of controls.
  mutating func reduce(_ action: ControlAction) -> [Effect] {
    guard var panel = controls else {
      if case .open(let index) = action, setup != nil { controls = ControlPanel(cursor: index) }
      if action == .toggle, setup != nil { controls = ControlPanel() }
      if setup == nil, cell != nil { remark = "a cell of a sweep is trained as it was: it has no controls" }
      keepCursor()
      return []
    }
    guard let setup else {
      controls = nil
      return []
    }
    let all = Control.all(of: setup)
    panel.cursor = min(panel.cursor, all.count - 1)
    panel.typed = nil
    defer { if action != .toggle { keepCursor() } }
    switch action {
    case .toggle:
      controls = nil
      return []
    case .move(let down):
      panel.cursor = min(max(0, panel.cursor + down), all.count - 1)
      panel.remark = nil
    case .select(let index), .open(let index):
      panel.cursor = min(max(0, index), all.count - 1)
      panel.remark = nil
    case .change(let index, let up):
      panel.cursor = min(max(0, index ?? panel.cursor), all.count - 1)
      controls = panel
      let control = all[panel.cursor]
      return control.stepped(setup, up: up).map { take($0, changedBy: control) } ?? []
    case .type:
      panel.typed = ""
    }
    controls = panel
    return []
  }

  /// The cursor stays on a control, of which there are as many as the setup has.
  mutating func keepCursor() {
    guard let setup, let cursor = controls?.cursor else { return }
    controls?.cursor = min(cursor, Control.all(of: setup).count - 1)
  }

  /// Takes a key in while a value is being typed.
  mutating func type(_ key: Key, into text: String) -> [Effect] {
    guard let setup, let cursor = controls?.cursor else { return [] }
    switch key {
    case .escape: controls?.typed = nil
    case .backspace: controls?.typed = String(text.dropLast())
    case .character(let scalar) where text.count < 200: controls?.typed = text + String(scalar)
    case .enter:
      controls?.typed = nil
      let control = Control.all(of: setup)[cursor]
      if text.isEmpty { return [] }
      do throws(CommandError) { return take(try control.set(text, in: setup), changedBy: control) } catch {
        controls?.remark = .failed(error.message)
      }
    default: break
    }
    return []
  }

  /// Sets another training up; what it asks for is on its way then.
  mutating func take(_ next: TrainingSetup, changedBy control: Control) -> [Effect] {
    guard let setup, next != setup else { return [] }
    self.setup = next
    let change = "\(control.name) \(control.text(in: next))"
    controls?.remark =
      control.isIdle(in: next)
      ? .isIdle(change) : next.continues(setup) ? .goesOn(change) : .startsAnew(change)
    if control == .setting(.learningRate) {
      learningRate = next.settings.learningRate
      return [.setLearningRate(learningRate)]
    }
    isPreparing = true
    return [.prepare(next)]
  }
}
