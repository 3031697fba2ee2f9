// swift-tools-version: 6.2
import PackageDescription

/// The processor that the core is compiled for, by default this machine's. `LESSONS_CPU=x86-64 swift build` makes a
/// build for all x86-64 machines, which is slower and gives the same results to the bit.
let processor = Context.environment["LESSONS_CPU"] ?? "native"

/// The settings of modules that cells run, in every configuration: without `-O`, SIMD code is over a hundred times
/// slower, and without `-wmo` functions of other files would not be inlined into the core's loops.
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
  // Exact versions where the pages depend on them: the parser that highlights code, and the template engine.
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-system", from: "1.5.0"),
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
    // In C: it starts in two milliseconds, and nothing but system calls stands between it and its child.
    .executableTarget(name: "lessons-supervisor"),
    .target(
      name: "Literate",
      dependencies: [
        "CCmark", "CGraphviz", "Wire",
        // Not imported, but cells are compiled against it, so it has to be built before this module is used.
        "LessonKit",
        // Not imported, but started, so it has to be built beside the command.
        "lessons-supervisor",
        .product(name: "SystemPackage", package: "swift-system"),
        .product(name: "SwiftSyntax", package: "swift-syntax"),
        .product(name: "SwiftDiagnostics", package: "swift-syntax"),
        .product(name: "SwiftParser", package: "swift-syntax"),
        .product(name: "SwiftParserDiagnostics", package: "swift-syntax"),
        .product(name: "SwiftIDEUtils", package: "swift-syntax"),
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      resources: [.copy("Theme")],
      swiftSettings: [.unsafeFlags(["-O"])]
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
    // Neural is listed because otherwise these tests would not be rebuilt after a change in it.
    .testTarget(name: "LessonKitTests", dependencies: ["LessonKit", "Neural", "Wire"]),
    .testTarget(name: "LiterateTests", dependencies: ["Literate"]),
    .testTarget(name: "LessonsTests", dependencies: ["Literate", "lessons"]),
  ],
  swiftLanguageModes: [.v6]
)
