import Datasets
import Training

extension TrainingSettings {
  /// Data whose mirrored images are no images of their classes.
  static let characters: Set = ["digits", "glyphs"]
  static let flipRemark = "mirrored characters are no characters of their classes"

  /// What happens to the images of a step.
  ///
  /// - Throws: ``CommandError/usage(_:)`` where the data are no images, or are shifted out of sight.
  func augmentation(of data: Dataset, remark: (String) -> Void) throws(CommandError) -> Augmentation {
    let given = [("shift", shift > 0), ("flip", flip), ("erase", erase > 0)].first(where: \.1)
    guard let given else { return Augmentation() }
    guard data.inputShape.count > 1 else {
      throw .usage(
        "--\(given.0): it is for images, and '\(self.data)' has inputs of \(data.inputWidth) numbers")
    }
    let most = min(data.inputShape[0], data.inputShape[1]) - 1
    guard shift <= most else {
      throw .usage(
        "--shift: expected at most \(most) for images of \(data.inputShape[0])×\(data.inputShape[1]),"
          + " found \(shift)")
    }
    if flip, Self.characters.contains(self.data) {
      remark("--flip: \(Self.flipRemark)")
    }
    var augmentation = Augmentation()
    augmentation.shift = shift
    augmentation.flips = flip
    augmentation.erasing = Double(erase)
    return augmentation
  }
}
