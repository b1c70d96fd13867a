// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "saddle",
  targets: [
    .target(name: "Canvas"),
    .testTarget(name: "CanvasTests", dependencies: ["Canvas"]),
  ],
  swiftLanguageModes: [.v6]
)
