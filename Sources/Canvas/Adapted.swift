import Glibc
import Synchronization

extension Buffer {
  /// The same picture as far as a terminal can show it.
  ///
  /// Graded colours are dithered where there are few colours and become shades of characters where there
  /// are none; other colours become the nearest. Glyphs drawn over graded colours stay. Without Unicode
  /// every cell is ASCII: lines, curves and signs become look-alikes, two pixels become a coloured blank.
  public func adapted(to capabilities: Capabilities) -> Buffer {
    if capabilities.colors == .truecolor, capabilities.unicode { return self }
    return CellAdapter.shared[capabilities.colors.rawValue].withLock { adapter in
      adapter.unicode = capabilities.unicode
      return mapCells { adapter.adapt($0, x: $1, y: $2) }
    }
  }
}

private struct CellAdapter {
  /// One for each depth of colour, kept because finding the colours costs more than drawing them.
  static let shared = Capabilities.ColorDepth.allCases.map { SharedAdapter(CellAdapter(depth: $0)) }

  var unicode = true
  private let depth: Capabilities.ColorDepth
  private var dithering: Dithering?
  private var slots = ColorSlots()
  private var nearestColors = [Color](repeating: .standard, count: ColorSlots.capacity)

  init(depth: Capabilities.ColorDepth) {
    self.depth = depth
    if depth != .none, depth != .truecolor { dithering = Dithering(depth: depth) }
  }

  mutating func adapt(_ cell: Cell, x: Int, y: Int) -> Cell {
    if let pixels = cell.pixels { return adapt(pixels, of: cell, x: x, y: y) }
    var result = cell
    if !unicode { result.glyph = cell.asciiGlyph }
    result.style.foreground = nearest(cell.style.foreground)
    if depth <= .ansi16, cell.style.foreground.isDarkHue { result.style.attributes.insert(.dim) }
    if depth <= .ansi16, cell.style.background.isStandard, cell.style.foreground.isDarkGrey {
      // Black would vanish on the background that most terminals have.
      if depth != .none { result.style.foreground = Palette.ansi[depth == .ansi8 ? 7 : 8] }
      result.style.attributes.insert(.dim)
    }
    result.style.background =
      cell.style.attributes.contains(.graded)
      ? ground(cell.style.background, x: x, y: y) : nearest(cell.style.background)
    let style = result.style
    if style.foreground == style.background, !style.foreground.isStandard, result.glyph != " " {
      result.style.foreground = nearest(style.background.contrasting)
    }
    return result
  }

  private mutating func adapt(_ pixels: (top: Color, bottom: Color), of cell: Cell, x: Int, y: Int) -> Cell {
    var result = cell
    if depth == .none {
      result.style.foreground = .standard
      result.style.background = .standard
      result.glyph = Shade.glyph(for: (pixels.top.luminance + pixels.bottom.luminance) / 2, unicode: unicode)
      return result
    }
    if unicode {
      result.style.foreground = graded(pixels.top, x: x, y: 2 * y)
      result.style.background = graded(pixels.bottom, x: x, y: 2 * y + 1)
      result.glyph = "▀"
    } else {
      result.style.background = graded(pixels.top.mixed(with: pixels.bottom, fraction: 0.5), x: x, y: y)
      result.glyph = " "
    }
    if result.glyph == " " || result.style.foreground == result.style.background {
      result.style.foreground = .standard
      result.glyph = " "
    }
    return result
  }

  /// The background of a glyph over data. Few colours are too loud to read a glyph on: it gets black.
  private mutating func ground(_ color: Color, x: Int, y: Int) -> Color {
    if depth == .ansi8 || depth == .ansi16 { return .black }
    // Half of the rows of pixels would be half of the matrix's thresholds: cells count as pixels here.
    return graded(color, x: x, y: y)
  }

  private mutating func graded(_ color: Color, x: Int, y: Int) -> Color {
    if dithering != nil { return dithering!.color(for: color, x: x, y: y) }
    return nearest(color)
  }

  private mutating func nearest(_ color: Color) -> Color {
    if color.isStandard || depth == .truecolor { return color }
    if depth == .none { return .standard }
    let (slot, isNew) = slots.slot(of: color)
    if isNew { nearestColors[slot] = Palette.colors[color.paletteIndex(depth: depth)] }
    return nearestColors[slot]
  }
}

/// A mutex can be neither copied nor put into an array: this can.
private final class SharedAdapter: Sendable {
  private let adapter: Mutex<CellAdapter>

  init(_ adapter: CellAdapter) { self.adapter = Mutex(adapter) }

  func withLock<Result: Sendable>(_ body: (inout CellAdapter) -> Result) -> Result {
    adapter.withLock { adapter in body(&adapter) }
  }
}

extension Color {
  /// Whether a few basic colours could show it only as brighter than it is.
  fileprivate var isDarkHue: Bool { !isStandard && hasHue && max(red, green, blue) < 128 }

  /// Whether it is a grey, but not black, that a few basic colours could show only as another one.
  fileprivate var isDarkGrey: Bool { !isStandard && !hasHue && (1..<128).contains(max(red, green, blue)) }
}

/// Characters by how much of their cell is lit, for terminals without colours.
private enum Shade {
  private static let blocks: [Unicode.Scalar] = [" ", "░", "▒", "▓", "█"]
  private static let ascii = Array(" .:-=+*#%@".unicodeScalars)

  /// The character as light as a luminance of 0 to 1 looks (the lightness L* of CIELAB).
  static func glyph(for luminance: Double, unicode: Bool) -> Unicode.Scalar {
    let shades = unicode ? blocks : ascii
    let lightness = luminance <= 0.008856 ? 9.033 * luminance : 1.16 * cbrt(luminance) - 0.16
    return shades[Int(lightness * Double(shades.count)).clamped(to: 0...shades.count - 1)]
  }
}
