/// The elements of an XML text in their order; throws where the text is not well-formed.
struct XMLOutline {
  struct Element {
    let name: String
    let attributes: [String: String]
  }

  struct Malformed: Error {
    let place: String
  }

  private(set) var elements: [Element] = []

  init(_ text: String) throws {
    var rest = text[...]
    var open: [String] = []
    while let start = rest.firstIndex(of: "<") {
      try Self.checkText(rest[..<start])
      rest = rest[start...].dropFirst()
      guard let end = rest.firstIndex(of: ">") else { throw Malformed(place: String(rest)) }
      let tag = rest[..<end]
      rest = rest[end...].dropFirst()
      if tag.hasPrefix("/") {
        guard open.popLast() == String(tag.dropFirst()) else { throw Malformed(place: String(tag)) }
        continue
      }
      let element = try Self.element(tag.hasSuffix("/") ? tag.dropLast() : tag)
      elements.append(element)
      if !tag.hasSuffix("/") { open.append(element.name) }
    }
    try Self.checkText(rest)
    guard open.isEmpty else { throw Malformed(place: open.joined(separator: " ")) }
  }

  private static func element(_ tag: Substring) throws -> Element {
    let name = tag.prefix { $0 != " " }
    var attributes: [String: String] = [:]
    var rest = tag.dropFirst(name.count).drop { $0 == " " }
    while !rest.isEmpty {
      let parts = rest.split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3, parts[0].hasSuffix("="), !parts[1].contains("<") else {
        throw Malformed(place: String(tag))
      }
      let key = String(parts[0].dropLast())
      guard attributes.updateValue(String(parts[1]), forKey: key) == nil else {
        throw Malformed(place: key)
      }
      rest = parts[2].drop { $0 == " " }
    }
    return Element(name: String(name), attributes: attributes)
  }

  private static func checkText(_ text: Substring) throws {
    for part in text.split(separator: "&", omittingEmptySubsequences: false).dropFirst() {
      guard ["lt;", "gt;", "amp;", "quot;"].contains(where: { part.hasPrefix($0) }) else {
        throw Malformed(place: String(part))
      }
    }
    for scalar in text.unicodeScalars where scalar.properties.generalCategory == .control && scalar != "\n" {
      throw Malformed(place: "U+\(String(scalar.value, radix: 16))")
    }
  }
}
