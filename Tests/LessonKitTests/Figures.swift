import Foundation
import Testing

@testable import LessonKit

#if canImport(FoundationXML)
  import FoundationXML
#endif

extension Plot { var svg: String { figure.svg } }
extension Digits { var svg: String { figure.svg } }
extension HeatMap { var svg: String { figure.svg } }

/// Checks that a figure is well-formed XML with a title first, no fixed height, prefixed ids, and finite coordinates.
func expectValid(_ svg: String, sourceLocation: SourceLocation = #_sourceLocation) {
  let reader = FigureReader()
  let parser = XMLParser(data: Data(svg.utf8))
  parser.delegate = reader
  #expect(parser.parse(), "\(parser.parserError?.localizedDescription ?? "") in \(svg)", sourceLocation: sourceLocation)
  #expect(reader.elements.prefix(2) == ["svg", "title"], sourceLocation: sourceLocation)
  #expect(reader.problems.isEmpty, sourceLocation: sourceLocation)
  #expect(!reader.title.isEmpty, sourceLocation: sourceLocation)
}

/// The contents of a figure's `text` elements, in their order.
func texts(of svg: String) -> [String] {
  let reader = FigureReader()
  let parser = XMLParser(data: Data(svg.utf8))
  parser.delegate = reader
  _ = parser.parse()
  return reader.texts
}

private final class FigureReader: NSObject, XMLParserDelegate {
  var elements: [String] = []
  var problems: [String] = []
  var texts: [String] = []
  var title = ""
  private var current = ""

  func parser(
    _ parser: XMLParser,
    didStartElement name: String,
    namespaceURI: String?,
    qualifiedName: String?,
    attributes: [String: String]
  ) {
    elements.append(name)
    current = ""
    if name == "svg", attributes["height"] != nil || attributes["viewBox"] == nil || attributes["role"] != "img" {
      problems.append("svg: \(attributes)")
    }
    for (key, value) in attributes {
      if key == "id", !value.hasPrefix("{id}-") { problems.append("id \(value)") }
      if value.contains("url("), !value.contains("url(#{id}-") { problems.append("\(key) \(value)") }
      if key != "style", key != "href", value.contains("nan") || value.contains("inf") {
        problems.append("\(name) \(key) \(value)")
      }
      let isNumber = ["x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height"].contains(key)
      if isNumber, Double(value) == nil { problems.append("\(name) \(key) \(value)") }
      if ["r", "width", "height"].contains(key), let size = Double(value), size < 0 {
        problems.append("\(name) \(key) \(value)")
      }
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { current += string }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    if name == "text" { texts.append(current) }
    if name == "title" { title = current }
  }
}

/// The relative luminance of a colour, from 0 to 1 (Web Content Accessibility Guidelines).
func luminance(_ colour: PNG.Colour) -> Double {
  func linear(_ part: UInt8) -> Double {
    let value = Double(part) / 255
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }
  return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue)
}

/// The contrast of two luminances, from 1 to 21.
func contrast(_ first: Double, _ second: Double) -> Double {
  (max(first, second) + 0.05) / (min(first, second) + 0.05)
}
