/// A line of text that is being typed.
struct Prompt: Hashable {
  enum Purpose: Hashable {
    case runFilter, tagFilter
    /// A file for the chart of a tag.
    case export(tag: String)
    /// A file for the screen as it is, or for its state where it has one that can be shown again.
    case screen(hasState: Bool)
  }

  let purpose: Purpose
  private(set) var text: String
  /// What is wrong with the text as it is.
  var complaint: String?
  /// Why what was to be done came to nothing; the text may be tried again.
  var failure: String?
  /// What is asked before it is done; keys but y, n and esc then wait.
  var question: String?

  static let longest = 500

  init(_ purpose: Purpose, text: String = "") {
    self.purpose = purpose
    self.text = text
  }

  var label: String {
    switch purpose {
    case .runFilter: "runs with"
    case .tagFilter: "tags with"
    case .export: "write chart to"
    case .screen: "write screen to"
    }
  }

  var hint: String {
    switch purpose {
    case .runFilter, .tagFilter: "words or /regex/ · enter keeps · esc shows all"
    case .export: ".png .svg .csv · enter writes · esc"
    case .screen(let hasState): ".svg .png .ans .txt\(hasState ? " .yaml" : "") · enter writes · esc"
    }
  }

  /// Takes in a key that writes or erases; false for others.
  mutating func type(_ key: Key) -> Bool {
    switch key {
    case .character(let scalar):
      if text.unicodeScalars.count < Self.longest { text.unicodeScalars.append(scalar) }
    case .backspace: if !text.isEmpty { text.removeLast() }
    case .control("u"): text = ""
    case .control("w"):
      while text.last?.isWhitespace == true { text.removeLast() }
      while let last = text.last, !last.isWhitespace, last != "/" { text.removeLast() }
    default: return false
    }
    failure = nil
    return true
  }
}
