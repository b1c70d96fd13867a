// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "saddle",
  products: [
    .executable(name: "saddle", targets: ["saddle"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
  ],
  targets: [
    // Optimised in debug builds too: the tests train networks.
    .target(name: "CKernels", cSettings: [.unsafeFlags(["-O3", "-fomit-frame-pointer"])]),
    .target(
      name: "CBundledData",
      exclude: [
        "digits.txt", "digits.u8", "fashion.txt", "fashion.u8", "glyphs.txt", "glyphs.u4",
        "glyphs_classes.tsv", "glyphs_faces.tsv", "languages.tsv", "languages.txt", "make_fashion.py",
        "make_glyphs.py", "make_languages.py",
      ],
      cSettings: [.unsafeFlags(["-std=c23"])]),
    // Optimised in debug builds too: every byte of a log goes through it.
    .target(name: "CChecksums", cSettings: [.unsafeFlags(["-O3"])]),
    .target(name: "CCurses", linkerSettings: [.linkedLibrary("ncursesw")]),

    .target(name: "ArrayFiles"),
    .target(name: "Canvas"),
    .target(name: "RunLogs", dependencies: ["ArrayFiles", "CChecksums"]),
    .target(name: "Datasets", dependencies: ["ArrayFiles", "CBundledData"]),
    .target(name: "Training", dependencies: ["ArrayFiles", "CKernels", "Datasets"]),
    .target(
      name: "Experiments",
      dependencies: ["ArrayFiles", "Datasets", "Training", .product(name: "Yams", package: "Yams")]),
    .target(name: "Landscape", dependencies: ["ArrayFiles", "Datasets", "Training"]),
    .target(
      name: "ExternalEvaluators",
      dependencies: [
        "Landscape", "Training",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ]
    ),
    .executableTarget(
      name: "saddle",
      dependencies: [
        "ArrayFiles", "CBundledData", "Canvas", "CCurses", "CKernels", "Datasets", "Experiments",
        "ExternalEvaluators",
        "Landscape", "RunLogs", "Training",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "Yams", package: "Yams"),
      ],
      // Two thirds of the program would be what debuggers need.
      linkerSettings: [
        .unsafeFlags(["-Xlinker", "--strip-debug"], .when(platforms: [.linux], configuration: .release))
      ]
    ),

    .testTarget(name: "ArrayFilesTests", dependencies: ["ArrayFiles"], exclude: ["Fixtures"]),
    .testTarget(name: "CanvasTests", dependencies: ["Canvas"]),
    .testTarget(name: "DatasetsTests", dependencies: ["ArrayFiles", "Datasets"]),
    .testTarget(
      name: "ExperimentsTests", dependencies: ["ArrayFiles", "Datasets", "Experiments", "Training"]),
    .testTarget(
      name: "ExternalEvaluatorsTests", dependencies: ["ExternalEvaluators", "Landscape", "Training"]),
    .testTarget(name: "KernelsTests", dependencies: ["CKernels"]),
    .testTarget(
      name: "LandscapeTests", dependencies: ["ArrayFiles", "Datasets", "Landscape", "Training"],
      exclude: ["Curvature/principal_reference.py", "Fixtures", "ball_reference.py"]),
    .testTarget(
      name: "RunLogsTests", dependencies: ["ArrayFiles", "CChecksums", "RunLogs"], exclude: ["Fixtures"]),
    .testTarget(
      name: "SaddleTests",
      dependencies: [
        "ArrayFiles", "saddle",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      exclude: ["Screens/Pictures"]
    ),
    .testTarget(
      name: "TrainingTests", dependencies: ["ArrayFiles", "Datasets", "Training"],
      exclude: ["curvature_reference.py", "pytorch_reference.py", "semantic_reference.py"]),
  ],
  swiftLanguageModes: [.v6]
)

// What reads logs, against libFuzzer: see Tests/RunLogsFuzz/run. It changes how the targets that it tests are
// compiled, so it is only there when it is asked for.
if Context.environment["SADDLE_FUZZ"] == "1" {
  let flags = SwiftSetting.unsafeFlags(["-sanitize=fuzzer"])
  for target in package.targets where ["ArrayFiles", "RunLogs"].contains(target.name) {
    target.swiftSettings = [flags]
  }
  package.targets.append(
    .executableTarget(
      name: "RunLogsFuzz", dependencies: ["ArrayFiles", "CChecksums", "RunLogs"], path: "Tests/RunLogsFuzz",
      exclude: ["run"], swiftSettings: [flags],
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]))
}

// The explorer under ThreadSanitizer: nothing but the test of random actions is built, since everything is built anew.
if Context.environment["SADDLE_RANDOM_ACTIONS"] == "1" {
  package.targets.removeAll { $0.isTest }
  package.targets.append(
    .testTarget(
      name: "SaddleTests", dependencies: ["Datasets", "saddle"],
      path: "Tests/SaddleTests/Explorer/RandomActions"))
}
