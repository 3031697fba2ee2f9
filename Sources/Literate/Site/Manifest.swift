import Foundation
import SystemPackage

/// The list, kept in a site's folder, of the files that builds wrote or were about to write.
///
/// It has a line for each path. A backslash, a line feed and a carriage return in a path are written `\\`, `\n` and `\r`.
/// Paths are compared by their bytes, as the file system does: `String` takes the two Unicode forms of `é` for one.
struct Manifest: Equatable {
  var paths: Set<FilePath>

  init(_ paths: Set<FilePath>) { self.paths = paths }

  /// Reads a list. Paths that lead out of the folder are left out: no build writes them.
  init(reading data: Data) {
    paths = Set(
      data.split(separator: UInt8(ascii: "\n")).map { FilePath(Self.unescaped($0)) }.filter {
        !$0.isAbsolute && !$0.isEmpty && !$0.components.contains { $0.kind != .regular }
      }
    )
  }

  /// The list as it is written, sorted.
  var data: Data {
    Data(paths.map { Self.escaped($0.string) }.sorted(by: Self.isBefore).flatMap { Array($0.utf8) + Array("\n".utf8) })
  }

  /// True if the first of two paths is before the second in the order of their bytes.
  static func isBefore(_ first: String, _ second: String) -> Bool { first.utf8.lexicographicallyPrecedes(second.utf8) }

  private static func escaped(_ path: String) -> String {
    let scalars = path.unicodeScalars.map { scalar in
      switch scalar {
      case "\\": "\\\\"
      case "\n": "\\n"
      case "\r": "\\r"
      case _: String(scalar)
      }
    }
    return scalars.joined()
  }

  private static func unescaped(_ line: Data) -> String {
    var bytes: [UInt8] = []
    var isEscaped = false
    for byte in line {
      switch (isEscaped, byte) {
      case (true, UInt8(ascii: "n")): bytes.append(UInt8(ascii: "\n"))
      case (true, UInt8(ascii: "r")): bytes.append(UInt8(ascii: "\r"))
      case (false, UInt8(ascii: "\\")): break
      case _: bytes.append(byte)
      }
      isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
