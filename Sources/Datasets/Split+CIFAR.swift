import ArrayFiles
import Glibc

extension Split {
  /// Reads a folder of CIFAR-10 or CIFAR-100 in their binary version; nil where it holds neither.
  ///
  /// A. Krizhevsky, *Learning multiple layers of features from tiny images*, 2009.
  static func loadCIFAR(_ folder: String, name: String) throws(InputError) -> Split? {
    for variant in [CIFAR.ten, CIFAR.hundred] where variant.isIn(folder) {
      try variant.checkTrainFiles(in: folder)
      let hasTest = access("\(folder)/\(variant.testFile)", F_OK) == 0
      return try assembled(
        name: name, train: variant.part(variant.trainFiles, in: folder),
        test: hasTest ? variant.part([variant.testFile], in: folder) : nil,
        classNames: variant.classNames(in: folder))
    }
    return nil
  }
}

/// How the files of a variant are named and what a record has before its pixels.
private struct CIFAR {
  let trainFiles: [String]
  let testFile: String
  let namesFile: String
  /// How many values each byte of a record's labels has; the last is the class.
  let labelCounts: [Int]

  static let ten = CIFAR(
    trainFiles: (1...5).map { "data_batch_\($0).bin" }, testFile: "test_batch.bin",
    namesFile: "batches.meta.txt", labelCounts: [10])
  static let hundred = CIFAR(
    trainFiles: ["train.bin"], testFile: "test.bin", namesFile: "fine_label_names.txt",
    labelCounts: [20, 100])

  private static let side = 32
  private static let channels = 3
  private static let pixelCount = side * side
  private static let imageSize = pixelCount * channels

  func isIn(_ folder: String) -> Bool {
    (trainFiles + [testFile]).contains { access("\(folder)/\($0)", F_OK) == 0 }
  }

  /// - Throws: `InputError` naming all files to train on that are missing.
  func checkTrainFiles(in folder: String) throws(InputError) {
    let missing = trainFiles.filter { access("\(folder)/\($0)", F_OK) != 0 }
    guard !missing.isEmpty else { return }
    throw InputError(missing: missing, in: folder)
  }

  /// The records of files, one file after the other; pixels of a record come as three planes, red, green and
  /// blue, and are put in the order (32, 32, 3).
  func part(_ names: [String], in folder: String) throws(InputError) -> LabelledPart {
    var files: [InputFile] = []
    for name in names { files.append(try InputFile("\(folder)/\(name)")) }
    let recordSize = labelCounts.count + Self.imageSize
    var pixels: [UInt8] = []
    pixels.reserveCapacity(files.reduce(0) { $0 + $1.size / recordSize } * Self.imageSize)
    var labels: [Int] = []
    let image = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: Self.imageSize)
    defer { image.deallocate() }
    for file in files {
      try forEachRecord(of: file, size: recordSize) { (number, record) throws(InputError) in
        labels.append(try label(of: record, number, file.path))
        Self.interleave(record.dropFirst(labelCounts.count), into: image)
        pixels.append(contentsOf: image)
      }
    }
    let origin = Origin(file: folder)
    return LabelledPart(
      inputShape: [Self.side, Self.side, Self.channels],
      inputs: StoredInputs(bytes: pixels, type: .bytes(scale: 1 / 255)), inputsOrigin: origin,
      labels: labels, labelsOrigin: origin)
  }

  private func forEachRecord(
    of file: InputFile, size: Int, _ body: (Int, ArraySlice<UInt8>) throws(InputError) -> Void
  ) throws(InputError) {
    let count = file.size / size
    guard count > 0, file.size % size == 0 else {
      throw InputError(
        file.path, at: "byte \(count * size)", expected: "records of \(size) bytes",
        found: "\(file.size) bytes in all")
    }
    let most = 256
    for first in stride(from: 0, to: count, by: most) {
      let bytes = try file.bytes(in: first * size..<min(first + most, count) * size)
      for (index, start) in stride(from: 0, to: bytes.count, by: size).enumerated() {
        try body(first + index, bytes[start..<start + size])
      }
    }
  }

  private func label(
    of record: ArraySlice<UInt8>, _ number: Int, _ path: String
  ) throws(InputError) -> Int {
    for (label, count) in zip(record, labelCounts) where label >= count {
      throw InputError(
        path, at: "record \(number)", expected: "a label from 0 to \(count - 1)", found: "\(label)")
    }
    return Int(record[record.startIndex + labelCounts.count - 1])
  }

  private static func interleave(_ planes: ArraySlice<UInt8>, into image: UnsafeMutableBufferPointer<UInt8>) {
    planes.withUnsafeBufferPointer { planes in
      for pixel in 0..<pixelCount {
        for channel in 0..<channels {
          image[pixel * channels + channel] = planes[channel * pixelCount + pixel]
        }
      }
    }
  }

  /// One name a line; numbers where there is no such file.
  func classNames(in folder: String) throws(InputError) -> [String] {
    let path = "\(folder)/\(namesFile)"
    guard access(path, F_OK) == 0 else { return (0..<labelCounts.last!).map(String.init) }
    let text = String(decoding: try InputFile(path).bytes(), as: UTF8.self)
    let names = text.split(whereSeparator: \.isNewline).filter { !$0.allSatisfy(\.isWhitespace) }
    guard names.count == labelCounts.last else {
      throw InputError(path, expected: "\(labelCounts.last!) names", found: "\(names.count)")
    }
    return names.map(String.init)
  }
}
