extension Drawing {
  /// The picture as an SVG 1.1 file: no scripts, no style sheets, no fonts but the generic ones.
  public func svg() -> String {
    var svg = SVGText()
    svg.raw(
      """
      <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" \
      width="\(SVGText.number(width))" height="\(SVGText.number(height))" \
      viewBox="0 0 \(SVGText.number(width)) \(SVGText.number(height))" font-family="sans-serif">

      """)
    svg.raw("<rect width=\"100%\" height=\"100%\" fill=\"\(background.css)\"/>\n")
    var index = 0
    while index < shapes.count {
      if case .text(let first) = shapes[index] {
        // Neighbours of one style share the attributes of a group.
        let run = shapes[index...].prefix { $0.text?.hasStyle(of: first) == true }
        svg.texts(run.compactMap(\.text))
        index = run.endIndex
      } else {
        svg.shape(shapes[index])
        index += 1
      }
    }
    svg.raw("</svg>\n")
    return svg.text
  }
}

extension Drawing.Shape {
  fileprivate var text: Drawing.Text? {
    if case .text(let text) = self { text } else { nil }
  }
}

extension Drawing.Text {
  fileprivate func hasStyle(of other: Self) -> Bool {
    size == other.size && color == other.color && anchor == other.anchor && isBold == other.isBold
      && (cellsLength == nil) == (other.cellsLength == nil) && halo == other.halo
  }
}

extension Color {
  /// The colour as CSS writes it. ``standard`` is black.
  fileprivate var css: String {
    "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

/// An SVG file as it is written.
private struct SVGText {
  private(set) var text = ""

  mutating func raw(_ part: String) { text += part }

  mutating func shape(_ shape: Drawing.Shape) {
    switch shape {
    case .boxes(let boxes, let color):
      let path = boxes.map {
        "M\(Self.numbers($0.x, $0.y))h\(Self.number($0.width))v\(Self.number($0.height))h\(Self.number(-$0.width))z"
      }
      // Neighbours must not let the background shine through their common edge.
      raw("<path fill=\"\(color.css)\" shape-rendering=\"crispEdges\" d=\"\(path.joined())\"/>\n")
    case .lines(let lines, let stroke):
      let path = lines.map { line in
        line.enumerated().map { ($0 == 0 ? "M" : "L") + Self.numbers($1.x, $1.y) }.joined()
      }
      var attributes =
        "fill=\"none\" stroke=\"\(stroke.color.css)\" stroke-width=\"\(Self.number(stroke.width))\""
      if stroke.cap != .butt { attributes += " stroke-linecap=\"\(stroke.cap.rawValue)\"" }
      if stroke.cap == .round { attributes += " stroke-linejoin=\"round\"" }
      if !stroke.dashes.isEmpty {
        attributes += " stroke-dasharray=\"\(stroke.dashes.map(Self.number).joined(separator: " "))\""
      }
      raw("<path \(attributes) d=\"\(path.joined())\"/>\n")
    case .dots(let centers, let radius, let color):
      // A line of no length with round ends is a dot; not every renderer draws one of exactly none.
      let path = centers.map { "M\(Self.numbers($0.x, $0.y))h.01" }.joined()
      raw(
        "<path stroke=\"\(color.css)\" stroke-width=\"\(Self.number(radius * 2))\" stroke-linecap=\"round\" d=\"\(path)\"/>\n"
      )
    case .text(let text):
      texts([text])
    case .image(let image, let box):
      raw(
        """
        <image x="\(Self.number(box.x))" y="\(Self.number(box.y))" width="\(Self.number(box.width))" \
        height="\(Self.number(box.height))" preserveAspectRatio="none" image-rendering="pixelated" \
        xlink:href="data:image/png;base64,\(Self.base64(image.png()))"/>

        """)
    }
  }

  /// Texts that differ in nothing but their words, places and lengths.
  mutating func texts(_ texts: [Drawing.Text]) {
    guard let style = texts.first else { return }
    var attributes = "font-size=\"\(Self.number(style.size))\" fill=\"\(style.color.css)\""
    if style.cellsLength != nil {
      attributes += " font-family=\"DejaVu Sans Mono,Menlo,Consolas,monospace\" xml:space=\"preserve\""
    }
    if style.isBold { attributes += " font-weight=\"bold\"" }
    if style.anchor != .start { attributes += " text-anchor=\"\(style.anchor.rawValue)\"" }
    if let halo = style.halo {
      // Wide outlines below; not every renderer can paint them before the letters themselves.
      let width = Self.number(2 * Drawing.Text.haloWidth)
      self.texts(
        texts,
        attributes + " stroke=\"\(halo.css)\" stroke-width=\"\(width)\" stroke-linejoin=\"round\"")
    }
    self.texts(texts, attributes)
  }

  private mutating func texts(_ texts: [Drawing.Text], _ attributes: String) {
    raw("<g \(attributes)>\n")
    for text in texts {
      let (x, y) = (Self.number(text.origin.x), Self.number(text.origin.y))
      var place = "x=\"\(x)\" y=\"\(y)\""
      if text.angle != 0 { place += " transform=\"rotate(\(Self.number(-text.angle)) \(x) \(y))\"" }
      if let length = text.cellsLength {
        place += " textLength=\"\(Self.number(length))\" lengthAdjust=\"spacingAndGlyphs\""
      }
      raw("<text \(place)>\(Self.escaped(text.string))</text>\n")
    }
    raw("</g>\n")
  }

  /// The text without what XML gives a meaning to or does not allow.
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "\u{FFFE}", "\u{FFFF}": break
      default: if scalar.properties.generalCategory != .control { result.append(scalar) }
      }
    }
    return String(result)
  }

  /// A number with at most two decimals and nothing that could be left out.
  static func number(_ value: Double) -> String {
    let hundredths = Int((abs(value) * 100).rounded())
    var text = hundredths < 100 && hundredths > 0 ? "" : String(hundredths / 100)
    let rest = hundredths % 100
    if rest > 0 { text += rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)" }
    return value < 0 && hundredths > 0 ? "-" + text : text
  }

  static func numbers(_ x: Double, _ y: Double) -> String {
    let second = number(y)
    return number(x) + (second.hasPrefix("-") ? "" : " ") + second
  }

  /// RFC 4648, section 4.
  static func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count / 3 * 4 + 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let word = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for position in 0..<4 {
        text.append(
          position <= group.count ? alphabet[word >> (18 - 6 * position) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
