import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A reader of the SVG that Graphviz writes: elements and their text, without the white space between elements.
final class SVGReader: NSObject, XMLParserDelegate {
  /// The stack of elements that are not closed yet; the first one is the root's parent.
  private var open = [SVGElement(name: "")]

  /// Reads a drawing.
  ///
  /// - Returns: The root element; `nil` if the text is not XML.
  static func read(_ svg: String) -> SVGElement? {
    let (reader, parser) = (SVGReader(), XMLParser(data: Data(wellFormed(svg).utf8)))
    parser.delegate = reader
    return parser.parse() ? reader.open[0].elements.first : nil
  }

  func parser(
    _ parser: XMLParser,
    didStartElement name: String,
    namespaceURI: String?,
    qualifiedName: String?,
    attributes: [String: String]
  ) {
    open.append(SVGElement(name: name, attributes: attributes))
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    var before = ""
    if case .text(let text)? = open[open.count - 1].children.last {
      before = text
      open[open.count - 1].children.removeLast()
    }
    open[open.count - 1].children.append(.text(before + text))
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    var element = open.removeLast()
    element.children.removeAll { if case .text(let text) = $0 { text.allSatisfy(\.isWhitespace) } else { false } }
    open[open.count - 1].children.append(.element(element))
  }

  /// The drawing as well-formed XML: Graphviz neither removes control characters nor escapes the ampersands of
  /// addresses.
  private static func wellFormed(_ svg: String) -> String {
    svg.replacing(
      /&(?!(?:amp|lt|gt|quot|apos|#[0-9]+|#x[0-9A-Fa-f]+);)/.matchingSemantics(.unicodeScalar),
      with: "&amp;"
    )
    .replacing(/[\u{0}-\u{8}\u{B}\u{C}\u{E}-\u{1F}]/.matchingSemantics(.unicodeScalar)) {
      String(Unicode.Scalar(0x2400 + $0.output.unicodeScalars.first!.value)!)
    }
  }
}
