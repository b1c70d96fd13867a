import Glibc

extension Drawing {
  /// The picture in pixels, `scale` of them a unit of length.
  public func raster(scale: Double = 1) -> Raster {
    precondition(scale > 0, "a scale is positive")
    var raster = Raster(
      columns: max(1, Int((width * scale).rounded(.up))), rows: max(1, Int((height * scale).rounded(.up))),
      color: background)
    for shape in shapes {
      switch shape {
      case .boxes(let boxes, let color):
        for box in boxes { raster.fill(box.scaled(by: scale), color: color) }
      case .lines(let lines, var stroke):
        stroke.width *= scale
        stroke.dashes = stroke.dashes.map { $0 * scale }
        for line in lines { raster.stroke(line.map { Point($0.x * scale, $0.y * scale) }, stroke) }
      case .dots(let centers, let radius, let color):
        for center in centers {
          raster.fillDot(
            at: Point(center.x * scale, center.y * scale), radius: radius * scale, color: color)
        }
      case .text(let text):
        raster.draw(text, scale: scale)
      case .image(let image, let box):
        raster.draw(image, in: box.scaled(by: scale))
      }
    }
    return raster
  }
}

extension Drawing.Box {
  fileprivate func scaled(by scale: Double) -> Self {
    Self(x: x * scale, y: y * scale, width: width * scale, height: height * scale)
  }
}

extension Raster {
  fileprivate mutating func draw(_ text: Drawing.Text, scale: Double) {
    let size = text.size * scale
    let unit = size / StrokeFont.unitsPerEm
    let width = StrokeFont.strokeWidth(size: size, isBold: text.isBold)
    let stroke = Drawing.Stroke(text.color, width: width, cap: .round)
    let columns = Double(max(1, text.string.displayWidth))
    let cell = text.cellsLength.map { $0 * scale / columns }
    let length =
      cell.map { $0 * columns } ?? StrokeFont.width(of: text.string, size: size, isBold: text.isBold)

    var pen =
      switch text.anchor {
      case .start: 0.0
      case .middle: -length / 2
      case .end: -length
      }
    let heights = GlyphHeights(unit: unit, strokeWidth: width, isHinted: text.angle == 0)
    // The lower edge of the strokes stands on the base line; both are kept on pixel borders.
    let x = text.origin.x * scale
    let y = text.angle == 0 ? (text.origin.y * scale).rounded() : text.origin.y * scale
    let (cosine, sine) =
      text.angle == 90 ? (0, 1) : (cos(text.angle * .pi / 180), sin(text.angle * .pi / 180))

    var lines: [[Drawing.Point]] = []
    for scalar in text.string.unicodeScalars {
      let glyph = StrokeFont.glyph(scalar)
      var advance = StrokeFont.advance(of: scalar, isBold: text.isBold) * unit
      var squeeze = 1.0
      var start = pen
      if let cell {
        let room = cell * Double(max(1, scalar.displayWidth))
        squeeze = min(1, room / advance)
        start += (room - advance * squeeze) / 2
        advance = room
      }
      for line in glyph.strokes {
        lines.append(
          line.map { point in
            let along = start + point.x * unit * squeeze
            let up = heights.pixels(point.y)
            return Drawing.Point(x + along * cosine - up * sine, y - along * sine - up * cosine)
          })
      }
      pen += advance
    }
    if let halo = text.halo {
      let wide = Drawing.Stroke(halo, width: width + 2 * Drawing.Text.haloWidth * scale, cap: .round)
      for line in lines { self.stroke(line, wide) }
    }
    for line in lines { self.stroke(line, stroke) }
  }
}

/// Where a height of the font lands above the base line, in pixels: the top of small letters and of capitals
/// at the middle of a row of pixels, so that small text is not blurred.
private struct GlyphHeights {
  let unit: Double
  let base: Double
  let xHeight: Double
  let capHeight: Double

  init(unit: Double, strokeWidth: Double, isHinted: Bool) {
    self.unit = unit
    base = strokeWidth / 2
    let x = StrokeFont.xHeight * unit
    let cap = StrokeFont.capHeight * unit
    xHeight = isHinted ? x.rounded() : x
    capHeight = isHinted ? cap.rounded() : cap
  }

  func pixels(_ y: Double) -> Double {
    switch y {
    case ..<0: base + y * unit
    case ...StrokeFont.xHeight: base + y / StrokeFont.xHeight * xHeight
    case ...StrokeFont.capHeight:
      base + xHeight
        + (y - StrokeFont.xHeight) / (StrokeFont.capHeight - StrokeFont.xHeight) * (capHeight - xHeight)
    default: base + capHeight + (y - StrokeFont.capHeight) * unit
    }
  }
}
