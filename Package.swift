// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "saddle",
  targets: [
    // Optimised in debug builds too: the tests train networks.
    .target(name: "CKernels", cSettings: [.unsafeFlags(["-O3", "-fomit-frame-pointer"])]),
    .target(
      name: "CBundledData", exclude: ["digits.txt", "digits.u8"], cSettings: [.unsafeFlags(["-std=c23"])]),
    .target(name: "Canvas"),
    .target(name: "RunLogs"),
    .target(name: "Datasets", dependencies: ["CBundledData"]),
    .target(name: "Training", dependencies: ["CKernels", "Datasets"]),
    .target(name: "Landscape", dependencies: ["Training"]),
    .testTarget(name: "CanvasTests", dependencies: ["Canvas"]),
    .testTarget(name: "DatasetsTests", dependencies: ["Datasets"]),
    .testTarget(name: "KernelsTests", dependencies: ["CKernels"]),
    .testTarget(name: "LandscapeTests", dependencies: ["Landscape"]),
    .testTarget(name: "RunLogsTests", dependencies: ["RunLogs"]),
    .testTarget(
      name: "TrainingTests", dependencies: ["Training"], exclude: ["pytorch_reference.py"]),
  ],
  swiftLanguageModes: [.v6]
)
