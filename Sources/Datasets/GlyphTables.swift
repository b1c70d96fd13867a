import CBundledData

/// A face of a font that characters were drawn in.
struct GlyphFace: Hashable {
  /// `train`, `validation` or `test`.
  let part: String
  let family: String
  let style: String
  /// What faces that were made from one another have in common.
  let design: String
  let package: String
  let version: String
  let licence: String

  /// In the order of the images.
  static var all: [GlyphFace] {
    BundledTable(saddle_glyphs_faces(), saddle_glyphs_faces_size(), columns: 8, hasHeads: true).rows.map {
      GlyphFace(
        part: $0[0], family: $0[1], style: $0[2], design: $0[3], package: $0[4], version: $0[5],
        licence: $0[6])
    }
  }
}

/// A character that was drawn.
struct GlyphClass: Hashable {
  let name: String
  /// `latin`, `greek`, `cyrillic`, `digit` or `symbol`.
  let script: String
  /// Without its accents and in lower case.
  let letter: String
  /// `upper` or `lower`; nil where there is none.
  let letterCase: String?

  /// In the order of the images.
  static var all: [GlyphClass] {
    BundledTable(saddle_glyphs_classes(), saddle_glyphs_classes_size(), columns: 4, hasHeads: true).rows.map {
      GlyphClass(name: $0[0], script: $0[1], letter: $0[2], letterCase: $0[3] == "-" ? nil : $0[3])
    }
  }

  /// The names from the root of the tree down: script, letter, case, character.
  ///
  /// What has no case has a node for that, so that all characters are equally deep.
  var path: [String] {
    let letter = "\(script) \(letter)"
    return ["glyphs", script, letter, "\(letter), \(letterCase ?? "no case")", name]
  }
}
