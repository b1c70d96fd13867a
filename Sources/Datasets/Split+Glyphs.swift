import CBundledData

extension Split {
  /// 191 characters of several scripts in 131 faces of fonts, images of 16×16 pixels in [0, 1], with a tree of
  /// script, letter and case: 76 faces to train on, 21 to validate on, 34 to test on. Faces of one design are in
  /// one part.
  public static func glyphs() -> Split {
    let side = 16
    let faces = GlyphFace.all
    let classes = GlyphClass.all
    let names = classes.map(\.name)
    let tree = ClassTree(file: "the tree of glyphs", paths: classes.map(\.path))
    let faceSize = classes.count * side * side
    let pixels = HalfBytes.unpacked(
      UnsafeBufferPointer(start: saddle_glyphs(), count: saddle_glyphs_size()), count: faces.count * faceSize)
    func part(_ name: String) -> Dataset {
      let members = faces.indices.filter { faces[$0].part == name }
      var partPixels: [UInt8] = []
      partPixels.reserveCapacity(members.count * faceSize)
      var labels: [Int32] = []
      for face in members {
        partPixels += pixels[face * faceSize..<(face + 1) * faceSize]
        labels += Int32(0)..<Int32(classes.count)
      }
      return Dataset(
        name: "glyphs", inputShape: [side, side], pixels: partPixels, scale: 1 / 15, labels: labels,
        classNames: names, tree: tree)
    }
    return Split(train: part("train"), test: part("test"), validation: part("validation"))
  }
}
