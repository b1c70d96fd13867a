import CKernels
import Testing

@Suite struct ConvolutionTests {
  struct Case: CustomTestStringConvertible {
    let height, width, channels, kernel, stride, padding: Int

    var window: saddle_window {
      saddle_window(
        height: height, width: width, channels: channels, kernel: kernel, stride: stride, padding: padding,
        output_height: (height + 2 * padding - kernel) / stride + 1,
        output_width: (width + 2 * padding - kernel) / stride + 1)
    }
    var testDescription: String { "\(height)×\(width)×\(channels), \(kernel)/\(stride)/\(padding)" }
  }

  private static let cases = [
    Case(height: 5, width: 4, channels: 1, kernel: 3, stride: 1, padding: 1),
    Case(height: 1, width: 1, channels: 3, kernel: 3, stride: 1, padding: 1),
    Case(height: 6, width: 7, channels: 16, kernel: 3, stride: 1, padding: 1),
    Case(height: 7, width: 6, channels: 19, kernel: 3, stride: 2, padding: 1),
    Case(height: 9, width: 8, channels: 2, kernel: 5, stride: 2, padding: 2),
    Case(height: 4, width: 5, channels: 7, kernel: 1, stride: 2, padding: 0),
    Case(height: 2, width: 1, channels: 2, kernel: 5, stride: 1, padding: 2),
    Case(height: 8, width: 9, channels: 1, kernel: 3, stride: 2, padding: 1),
    Case(height: 6, width: 5, channels: 1, kernel: 3, stride: 1, padding: 0),
    Case(height: 3, width: 4, channels: 3, kernel: 1, stride: 1, padding: 0),
    Case(height: 7, width: 3, channels: 1, kernel: 3, stride: 3, padding: 2),
  ]

  /// The number of the image that stands at a place of the patches; nil beyond its edge.
  private func source(_ c: Case, _ y: Int, _ x: Int, _ ky: Int, _ kx: Int, _ channel: Int) -> Int? {
    let (row, column) = (y * c.stride + ky - c.padding, x * c.stride + kx - c.padding)
    guard (0..<c.height).contains(row), (0..<c.width).contains(column) else { return nil }
    return (row * c.width + column) * c.channels + channel
  }

  /// Calls `body` with each place of the patches, in order, and its source.
  private func forEach(_ c: Case, _ body: (_ place: Int, _ source: Int?) -> Void) {
    var place = 0
    for y in 0..<c.window.output_height {
      for x in 0..<c.window.output_width {
        for ky in 0..<c.kernel {
          for kx in 0..<c.kernel {
            for channel in 0..<c.channels {
              body(place, source(c, y, x, ky, kx, channel))
              place += 1
            }
          }
        }
      }
    }
  }

  private func patchCount(_ c: Case) -> Int {
    c.window.output_height * c.window.output_width * c.kernel * c.kernel * c.channels
  }

  @Test(arguments: cases)
  func patchesHoldWhatTheWindowsSee(c: Case) {
    let image = GuardedMatrix(1, c.height * c.width * c.channels, seed: 1)
    let patches = GuardedMatrix(1, patchCount(c), seed: 2)
    var window = c.window
    saddle_patches(&window, image.start, patches.start)
    forEach(c) { place, source in
      #expect(patches[0, place] == source.map { image[0, $0] } ?? 0)
    }
    #expect(patches.surroundingsUntouched && image.surroundingsUntouched)
  }

  @Test(arguments: cases)
  func backwardIsTheTransposedMap(c: Case) {
    let patches = GuardedMatrix(1, patchCount(c), seed: 3)
    let image = GuardedMatrix(1, c.height * c.width * c.channels, seed: 4)
    var window = c.window
    saddle_patches_backward(&window, patches.start, image.start)
    var expected = [Double](repeating: 0, count: image.columns)
    forEach(c) { place, source in if let source { expected[source] += Double(patches[0, place]) } }
    for i in expected.indices { #expect(agree(image[0, i], expected[i], relative: 1e-5, absolute: 1e-5)) }
    #expect(patches.surroundingsUntouched && image.surroundingsUntouched)
  }
}
