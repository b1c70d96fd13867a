import CKernels

// Rows whose images have few places go through a product together, so that it has enough rows to be worth its
// while. A sum is the same chain of multiply-adds in any group.
extension Convolution {
  /// From so many places on a product is about as fast as it gets.
  private static let groupPlaces = 48

  private var groupRows: Int { max(1, Self.groupPlaces / places) }
  /// Of the patches of a group.
  private var patchCount: Int { groupRows * places * patchWidth }
  /// The memory of one worker.
  var workerCount: Int { 2 * patchCount }

  /// The parts of the memory: patches and their gradients for each worker, the gradient of the weights for
  /// each piece, and the transposed weights.
  struct Memory {
    let sums, transposed: UnsafeMutablePointer<Float>
    private let workers: UnsafeMutablePointer<Float>
    private let patchCount: Int

    init(_ start: UnsafeMutablePointer<Float>, of convolution: Convolution, crew: Crew) {
      workers = start
      patchCount = convolution.patchCount
      sums = start + crew.threads * convolution.workerCount
      transposed = sums + Pieces.most * convolution.parameterCount
    }

    func patches(_ worker: Int) -> UnsafeMutablePointer<Float> { workers + 2 * worker * patchCount }
    func patchGradients(_ worker: Int) -> UnsafeMutablePointer<Float> { patches(worker) + patchCount }
  }

  private var window: saddle_window {
    saddle_window(
      height: inputShape[0], width: inputShape[1], channels: inputShape[2], kernel: kernel, stride: stride,
      padding: kernel / 2, output_height: outputShape[0], output_width: outputShape[1])
  }

  func copyPatches(
    of rows: Range<Int>, _ images: UnsafePointer<Float>, to patches: UnsafeMutablePointer<Float>
  ) {
    var window = window
    for (index, row) in rows.enumerated() {
      saddle_patches(&window, images + row * inputWidth, patches + index * places * patchWidth)
    }
  }

  /// The transposed map: each place of an image becomes the sum of what the patches hold of it.
  func addPatches(
    _ patches: UnsafePointer<Float>, of rows: Range<Int>, to images: UnsafeMutablePointer<Float>
  ) {
    var window = window
    for (index, row) in rows.enumerated() {
      saddle_patches_backward(&window, patches + index * places * patchWidth, images + row * inputWidth)
    }
  }

  func eachGroup(of rows: Int, _ crew: Crew, _ body: (_ rows: Range<Int>, _ worker: Int) -> Void) {
    crew.each((rows + groupRows - 1) / groupRows) { group, worker in
      body(group * groupRows..<min((group + 1) * groupRows, rows), worker)
    }
  }

  /// Calls `body` for the groups that the pieces of the rows are cut into, in their order within a piece.
  func eachGroupOfPieces(
    of rows: Int, _ crew: Crew,
    _ body: (_ rows: Range<Int>, _ piece: Int, _ isFirst: Bool, _ worker: Int) -> Void
  ) {
    let pieces = Pieces(rows: rows)
    crew.each(pieces.count) { piece, worker in
      let all = pieces[piece]
      for first in Swift.stride(from: all.lowerBound, to: all.upperBound, by: groupRows) {
        let rows = first..<min(first + groupRows, all.upperBound)
        body(rows, piece, first == all.lowerBound, worker)
      }
    }
  }
}
