extension SVGElement {
  /// Reads what Graphviz wrote: the first element of the text, without comments, declarations and the white space
  /// between elements. `nil` if the elements do not nest.
  init?(parsing svg: String) {
    var parser = SVGParser(rest: Array(svg.utf8)[...])
    guard let root = parser.parse() else { return nil }
    self = root
  }
}

/// Reads elements from left to right, with the open ones on a stack. It reads bytes: a quotation mark and the accent
/// that follows it are one character.
private struct SVGParser {
  private var rest: ArraySlice<UInt8>
  private var open: [SVGElement] = []

  init(rest: ArraySlice<UInt8>) {
    self.rest = rest
  }

  mutating func parse() -> SVGElement? {
    while !rest.isEmpty {
      append(text: take { $0 != UInt8(ascii: "<") })
      if skip("<!--") {
        skip(past: "-->")
      } else if skip("<!") || skip("<?") {
        skip(past: ">")
      } else if skip("</") {
        skip(past: ">")
        guard let element = open.popLast() else { return nil }
        if let root = close(element) { return root }
      } else if skip("<"), let root = parseStartTag() {
        return root
      }
    }
    return nil
  }

  private mutating func parseStartTag() -> SVGElement? {
    var element = SVGElement(
      name: string(take { !Self.isSpace($0) && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") })
    )
    while true {
      _ = take(while: Self.isSpace)
      if skip("/>") { return close(element) }
      if skip(">") || rest.isEmpty {
        open.append(element)
        return nil
      }
      let name = string(take { $0 != UInt8(ascii: "=") })
      rest = rest.dropFirst(2)
      let value = Self.unescape(take { $0 != UInt8(ascii: "\"") })
      rest = rest.dropFirst()
      element.attributes.append(SVGElement.Attribute(name: name, value: value))
    }
  }

  private mutating func append(text: ArraySlice<UInt8>) {
    guard !open.isEmpty, !text.allSatisfy(Self.isSpace) else { return }
    open[open.count - 1].children.append(.text(Self.unescape(text)))
  }

  /// Puts a finished element into the one around it; the root is handed back.
  private mutating func close(_ element: SVGElement) -> SVGElement? {
    if open.isEmpty { return element }
    open[open.count - 1].children.append(.element(element))
    return nil
  }

  // MARK: - Bytes

  private mutating func take(while condition: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let taken = rest.prefix(while: condition)
    rest = rest[taken.endIndex...]
    return taken
  }

  private mutating func skip(_ text: StaticString) -> Bool {
    guard text.withUTF8Buffer({ rest.starts(with: $0) }) else { return false }
    rest = rest.dropFirst(text.utf8CodeUnitCount)
    return true
  }

  private mutating func skip(past end: StaticString) {
    while !rest.isEmpty, !skip(end) { rest = rest.dropFirst() }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\t")
  }

  private func string(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }

  // MARK: - References

  /// Puts the characters that references stand for in their place. An ampersand that begins none is itself: Graphviz
  /// leaves those of addresses alone.
  private static func unescape(_ text: ArraySlice<UInt8>) -> String {
    var bytes: [UInt8] = []
    var rest = text
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "&"), let end = rest.firstIndex(of: UInt8(ascii: ";")),
        let scalar = scalar(String(decoding: rest[..<end], as: UTF8.self))
      {
        bytes += Array(String(Character(scalar)).utf8)
        rest = rest[(end + 1)...]
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func scalar(_ reference: String) -> Unicode.Scalar? {
    switch reference {
    case "amp": "&"
    case "lt": "<"
    case "gt": ">"
    case "quot": "\""
    case "apos": "'"
    case _ where reference.hasPrefix("#x"): UInt32(reference.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
    case _ where reference.hasPrefix("#"): UInt32(reference.dropFirst()).flatMap(Unicode.Scalar.init)
    default: nil
    }
  }
}
