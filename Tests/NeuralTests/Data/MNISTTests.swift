import Foundation
import Testing

@testable import Neural

@Suite struct MNISTTests {
  /// The header of an IDX file.
  static func header(type: UInt8 = 8, _ sizes: [Int]) -> [UInt8] {
    [0, 0, type, UInt8(sizes.count)] + sizes.flatMap { size in [24, 16, 8, 0].map { UInt8(size >> $0 & 255) } }
  }

  static func images(_ count: Int) -> [UInt8] {
    header([count, 28, 28]) + (0..<count * 784).map { UInt8($0 % 251) }
  }

  static func labels(_ labels: [UInt8]) -> [UInt8] { header([labels.count]) + labels }

  static func load(images: [UInt8], labels: [UInt8]) throws(FileError) -> Examples {
    try MNIST.examples(images: images, imageFile: "images", labels: labels, labelFile: "labels")
  }

  @Test func wellFormed() throws {
    let examples = try Self.load(images: Self.images(2), labels: Self.labels([7, 0]))
    #expect(examples.count == 2 && examples.inputSize == 784 && examples.targetSize == 10)
    #expect(examples.map(\.label) == [7, 0])
    #expect(examples[0].target == [0, 0, 0, 0, 0, 0, 0, 1, 0, 0])
    #expect(examples[1].image == (784..<1568).map { Float($0 % 251) / 255 })
  }

  struct Broken: Sendable, CustomTestStringConvertible {
    let images: [UInt8]
    let labels: [UInt8]
    let message: String
    var testDescription: String { message }
  }

  @Test(
    "An invalid file is an error that names it and states what was expected",
    arguments: [
      Broken(
        images: labels([1]),
        labels: labels([1]),
        message: "images: has 1 dimension (labels); expected 3 dimensions (images)"
      ),
      Broken(
        images: images(1),
        labels: images(1),
        message: "labels: has 3 dimensions (images); expected 1 dimension (labels)"
      ),
      Broken(
        images: images(2).dropLast(5),
        labels: labels([1, 2]),
        message: "images: ends too early: expected 1584 bytes, found 1579"
      ),
      Broken(
        images: [0, 0, 8],
        labels: labels([1]),
        message: "images: ends too early: expected 16 bytes, found 3"
      ),
      Broken(images: [], labels: labels([1]), message: "images: ends too early: expected 16 bytes, found 0"),
      Broken(
        images: Array(images(1)[..<10]),
        labels: labels([1]),
        message: "images: ends too early: expected 16 bytes, found 10"
      ),
      Broken(
        images: header([0xFFFF_FFFF, 0xFFFF_FFFF, 0xFFFF_FFFF]),
        labels: labels([1]),
        message: "images: ends too early: expected 9223372036854775807 bytes, found 16"
      ),
      Broken(
        images: images(1),
        labels: labels([1]) + [2],
        message: "labels: goes on after its end: expected 9 bytes, found 10"
      ),
      Broken(images: images(0), labels: labels([]), message: "images: holds no items; expected at least one"),
      Broken(
        images: images(2),
        labels: labels([1]),
        message: "labels: holds 1 labels, but images holds 2 images; expected as many labels as images"
      ),
      Broken(
        images: images(3),
        labels: labels([1, 10, 11]),
        message: "labels: has the label 10 at position 1; expected 0 to 9"
      ),
      Broken(
        images: header([1, 2, 3]) + [1, 2, 3, 4, 5, 6],
        labels: labels([1]),
        message: "images: holds images of 2 × 3 pixels; expected 28 × 28"
      ),
      Broken(
        images: header(type: 13, [1, 28, 28]),
        labels: labels([1]),
        message: "images: holds elements of type 13; expected type 8, unsigned bytes"
      ),
      Broken(
        images: Array("<html>not found</html>".utf8),
        labels: labels([1]),
        message: "images: is not an IDX file: expected two zero bytes at its start, found 60 104 116 109"
      ),
      Broken(
        images: [0x1F, 0x8B, 8, 0, 0, 0],
        labels: labels([1]),
        message: "images: is packed by gzip; unpack it with `gunzip`"
      ),
    ]
  )
  func broken(files: Broken) {
    let error = #expect(throws: FileError.self) { try Self.load(images: files.images, labels: files.labels) }
    #expect(error?.description == files.message)
  }

  @Test("A file that cannot be read is an error")
  func unreadable() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "mnist-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let labelFile = "\(folder)/train-labels-idx1-ubyte"
    try Data(Self.labels([3])).write(to: URL(filePath: labelFile))

    let missing = #expect(throws: FileError.self) { try MNIST.training(in: folder) }
    #expect(
      missing?.description
        == "\(folder): has none of the files train-images-idx3-ubyte"
    )
    let named = #expect(throws: FileError.self) { try MNIST.load(images: "\(folder)/a", labels: labelFile) }
    #expect(named?.description == "\(folder)/a: there is no such file")
    let directory = #expect(throws: FileError.self) { try MNIST.load(images: folder, labels: labelFile) }
    #expect(directory?.description == "\(folder): cannot be read: Is a directory")

    try Data(Self.images(1)).write(to: URL(filePath: "\(folder)/train-images-idx3-ubyte"))
    #expect(try MNIST.training(in: folder).map(\.label) == [3])
  }

  @Test("The files of the full database are found under their names")
  func names() throws {
    try withTemporaryFolder { folder in
      func write(_ bytes: [UInt8], _ name: String) throws { try Data(bytes).write(to: folder.appending(path: name)) }
      try write(Self.images(1), "t10k-images-idx3-ubyte")
      try write(Self.labels([4]), "t10k-labels-idx1-ubyte")
      #expect(try MNIST.test(in: folder.path).map(\.label) == [4])
      // The names of the lessons' files take precedence.
      try write(Self.images(1), "test-images-idx3-ubyte")
      try write(Self.labels([9]), "test-labels-idx1-ubyte")
      #expect(try MNIST.test(in: folder.path).map(\.label) == [9])
      // The error names a compressed file if there is no other.
      try write([0x1F, 0x8B, 8], "train-images-idx3-ubyte.gz")
      let packed = #expect(throws: FileError.self) { try MNIST.training(in: folder.path) }
      #expect(
        packed?.description == "\(folder.path)/train-images-idx3-ubyte.gz: is packed by gzip; unpack it with `gunzip`"
      )
    }
  }

  @Test("Damaged files give errors or examples, never a crash", arguments: 1...8 as ClosedRange<UInt64>)
  func damaged(seed: UInt64) {
    var random = Random(seed: seed)
    for _ in 0..<300 {
      var bytes = Self.images(2)
      if random.index(below: 3) == 0 { bytes.removeLast(1 + random.index(below: bytes.count)) }
      for _ in 0..<random.index(below: 4) where !bytes.isEmpty {
        bytes[random.index(below: min(bytes.count, 40))] ^= 1 << UInt8(random.index(below: 8))
      }
      let examples = try? Self.load(images: bytes, labels: Self.labels([1, 2]))
      #expect(examples == nil || examples?.count == 2, "seed \(seed)")
    }
  }
}
