import Foundation
import Testing

@testable import Neural

@Suite struct NetworkFileTests {
  static func random(seed: UInt64) -> Network {
    var random = Random(seed: seed)
    let sizes = (0..<2 + random.index(below: 4)).map { _ in 2 + random.index(below: 40) }
    let activations = (1..<sizes.count).map { _ in Activation.allCases[random.index(below: Activation.allCases.count)] }
    let cost = CostFunction.allCases[random.index(below: 2)]
    var network = Network(sizes: sizes, activations: activations, cost: cost, seed: seed)
    for l in network.layers.indices { network.layers[l].biases = network.layers[l].biases.map { _ in random.normal() } }
    return network
  }

  @Test("A saved network is restored to the last bit", arguments: 1...20 as ClosedRange<UInt64>)
  func roundTrip(seed: UInt64) throws {
    let network = Self.random(seed: seed)
    let content = network.fileContent
    let copy = try Network(fileContent: content)
    #expect(copy == network && copy.fileContent == content, "seed \(seed)")
    #expect(copy.parameters.map(\.bitPattern) == network.parameters.map(\.bitPattern))
  }

  @Test("Special values are restored to the last bit")
  func unusualNumbers() throws {
    var network = Network(2, 2)
    network.parameters = [
      -0.0, .infinity, .leastNonzeroMagnitude, -.greatestFiniteMagnitude, .nan, Float(nan: 5, signaling: false),
    ]
    let copy = try Network(fileContent: network.fileContent)
    #expect(copy.parameters.map(\.bitPattern) == network.parameters.map(\.bitPattern))
  }

  @Test("The bytes of version 1 are fixed")
  func fixedBytes() {
    var network = Network(2, 1, activation: .relu)
    network.parameters = [1, -2, 0.5]
    let expected =
      "894c4e4e0d0a1a0a" + "01000000" + "00000000" + "01000000" + "02000000" + "01000000" + "01000000"
      + "0000803f" + "000000c0" + "0000003f"
    let content = network.fileContent
    #expect(content.dropLast(4).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() == expected)
    #expect(content.count == 48)
  }

  @Test("Every flipped bit is detected")
  func flippedBits() {
    let content = Network(3, 2, 2).fileContent
    for index in content.indices {
      for bit in 0..<8 {
        var altered = content
        altered[index] ^= 1 << UInt8(bit)
        #expect(throws: FileError.self, "bit \(bit) of byte \(index)") { try Network(fileContent: altered) }
      }
    }
  }

  @Test("Every truncation and every extension is detected")
  func cuts() {
    let content = Network(3, 2, 2).fileContent
    for count in content.indices {
      #expect(throws: FileError.self) { try Network(fileContent: Array(content[..<count])) }
    }
    #expect(throws: FileError.self) { try Network(fileContent: content + [0]) }
  }

  @Test(
    "Randomly altered files are rejected, with a valid checksum or without",
    arguments: 1...8 as ClosedRange<UInt64>
  )
  func fuzz(seed: UInt64) {
    var random = Random(seed: seed)
    let content = Self.random(seed: seed).fileContent
    for round in 0..<(isExhaustive ? 100_000 : 1000) {
      var altered = content
      for _ in 0...random.index(below: 4) {
        altered[random.index(below: min(altered.count, 60))] = UInt8(random.index(below: 256))
      }
      if random.index(below: 3) == 0 { altered.removeLast(random.index(below: altered.count)) }
      if round % 2 == 0, altered.count > 4 {
        let checksum = CRC32.of(altered.dropLast(4))
        altered.replaceSubrange(
          altered.count - 4..<altered.count,
          with: [0, 8, 16, 24].map { UInt8(checksum >> $0 & 255) }
        )
      }
      // With a valid checksum, other bytes may be another valid network, which can then be used and saved.
      guard let network = try? Network(fileContent: altered) else { continue }
      #expect(network.fileContent == altered, "seed \(seed)")
    }
  }

  @Test func messages() throws {
    func message(_ content: [UInt8]) -> String? {
      #expect(throws: FileError.self) { try Network(fileContent: content, file: "digits.network") }?.description
    }
    func sealed(_ content: [UInt8]) -> [UInt8] {
      let checksum = CRC32.of(content.dropLast(4))
      return content.dropLast(4) + [0, 8, 16, 24].map { UInt8(checksum >> $0 & 255) }
    }
    func altered(_ index: Int, to byte: UInt8) -> [UInt8] {
      var content = Network(3, 2).fileContent
      content[index] = byte
      return content
    }
    let content = Network(3, 2).fileContent
    #expect(message([]) == "digits.network: is not a network file: it is empty")
    #expect(message(Array("Hello".utf8)) == "digits.network: is not a network file: it begins with 72 101 108 108")
    #expect(message([0, 0, 8]) == "digits.network: is not a network file: it begins with 0 0 8")
    #expect(message(Array(content[..<6])) == "digits.network: ends too early: expected 24 bytes, found 6")
    #expect(message(Array(content[..<50])) == "digits.network: ends too early: expected 68 bytes, found 50")
    #expect(message(content + [1, 2]) == "digits.network: goes on after its end: expected 68 bytes, found 70")
    #expect(message(altered(8, to: 2)) == "digits.network: is a network file of version 2; expected version 1")
    let checksum = content.suffix(4).reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    let found = CRC32.of(altered(40, to: 99).dropLast(4))
    #expect(
      message(altered(40, to: 99))
        == "digits.network: was altered: its checksum is \(checksum), but its content's is \(found)"
    )
    #expect(
      message(sealed(altered(12, to: 7))) == "digits.network: has a cost function with the code 7; expected 0 or 1"
    )
    #expect(
      message(sealed(altered(28, to: 7)))
        == "digits.network: has an activation with the code 7 in layer 0; expected 0 to 3"
    )
    let empty = Array(content[..<16]) + [0, 0, 0, 0, 3, 0, 0, 0] + [0, 0, 0, 0]
    #expect(
      message(sealed(empty)) == "digits.network: describes a network without layers, or with too few neurons in one"
    )
  }

  @Test("Files are written atomically; a missing file or an unwritable path is an error that names it")
  func files() throws {
    try withTemporaryFolder { folder in
      let path = folder.appending(path: "digits.network").path
      let network = Self.random(seed: 1)
      try Network(2, 1).save(to: path)
      try network.save(to: path)
      #expect(try Network(contentsOf: path) == network)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["digits.network"])

      let missing = #expect(throws: FileError.self) { try Network(contentsOf: path + "2") }
      #expect(missing?.description == "\(path)2: there is no such file")
      let directory = #expect(throws: FileError.self) { try Network(contentsOf: folder.path) }
      #expect(directory?.description == "\(folder.path): cannot be read: Is a directory")
      let nowhere = #expect(throws: FileError.self) { try network.save(to: path + "/a") }
      #expect(nowhere?.description == "\(path)/a: cannot be written: Not a directory")
      let folderAsFile = #expect(throws: FileError.self) { try network.save(to: folder.path) }
      #expect(folderAsFile?.description == "\(folder.path): cannot be written: Is a directory")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["digits.network"])
    }
  }
}
