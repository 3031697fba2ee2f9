// swift-tools-version: 6.2
import PackageDescription

/// The processor the core is compiled for: this machine's own by default. `LESSONS_CPU=x86-64 swift build` makes
/// a build for any machine of that kind; its results are the same to the last bit, only later.
let processor = Context.environment["LESSONS_CPU"] ?? "native"

/// Code that cells run is optimised in every configuration: without `-O`, SIMD code is over a hundred times slower.
/// The core is one module to the compiler, or else its loops would call functions.
let optimised: [SwiftSetting] = [
  .unsafeFlags([
    "-O", "-wmo", "-num-threads", "2", "-Xcc", "-march=\(processor)", "-Xcc", "-fno-omit-frame-pointer",
  ])
]

let package = Package(
  name: "Lessons",
  products: [
    .executable(name: "lessons", targets: ["lessons"]),
    .library(name: "LessonKit", targets: ["LessonKit"]),
    .library(name: "Neural", targets: ["Neural"]),
    .library(name: "Literate", targets: ["Literate"]),
  ],
  // Exact, where the version shows in the pages: the grammar that colours code, and the template language.
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    .package(url: "https://github.com/swiftlang/swift-syntax", exact: "603.0.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.5.0"),
  ],
  targets: [
    .systemLibrary(name: "CCmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
    .systemLibrary(name: "CGraphviz", pkgConfig: "libgvc", providers: [.apt(["libgraphviz-dev"])]),
    .target(name: "Wire", swiftSettings: optimised),
    .target(name: "Neural", swiftSettings: optimised),
    .target(name: "LessonKit", dependencies: ["Neural", "Wire"], swiftSettings: optimised),
    .target(
      name: "Literate",
      dependencies: [
        "CCmark", "CGraphviz", "Wire",
        // Not imported: cells are compiled against it, so it has to be built before the engine runs.
        "LessonKit",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SwiftSyntax", package: "swift-syntax"),
        .product(name: "SwiftDiagnostics", package: "swift-syntax"),
        .product(name: "SwiftParser", package: "swift-syntax"),
        .product(name: "SwiftParserDiagnostics", package: "swift-syntax"),
        .product(name: "SwiftIDEUtils", package: "swift-syntax"),
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      resources: [.copy("Theme")]
    ),
    .executableTarget(
      name: "lessons",
      dependencies: ["Literate", .product(name: "ArgumentParser", package: "swift-argument-parser")]
    ),
    .executableTarget(
      name: "bench",
      dependencies: ["Neural"],
      path: "Benchmarks/Bench",
      swiftSettings: optimised
    ),
    .testTarget(name: "WireTests", dependencies: ["Wire"]),
    .testTarget(name: "NeuralTests", dependencies: ["Neural"], exclude: ["Fixtures"], swiftSettings: optimised),
    // Neural too, or they would not be compiled anew after a change of it.
    .testTarget(name: "LessonKitTests", dependencies: ["LessonKit", "Neural", "Wire"]),
    .testTarget(name: "LiterateTests", dependencies: ["Literate"]),
    .testTarget(name: "LessonsTests", dependencies: ["Literate", "lessons"]),
  ],
  swiftLanguageModes: [.v6]
)
