/// Renders diagrams in DOT, Graphviz's language, as inline `<svg>` elements in the page's colours.
///
/// Goals, in order: the same bytes everywhere; readable in light and dark; nothing in the result but shapes, text and
/// harmless links; no graph stops the build. Only the `dot` layout is available.
public struct DiagramRenderer: Sendable {
  /// The largest size of a diagram's text, in UTF-8 bytes.
  public static let longestText = 1_000_000

  /// Loads Graphviz.
  ///
  /// - Throws: A `Diagnostic` if Graphviz or one of its plugins is missing.
  public init() throws(Diagnostic) {
    _ = try Graphviz.version()
  }

  /// Renders a diagram.
  ///
  /// - Parameters:
  ///   - dot: One graph in DOT.
  ///   - id: The `<svg>`'s id; every other id in it begins with `id-`. Valid as an HTML id, unique on the page.
  ///   - alt: The text alternative; if there is none, the graph's name or "Diagram" is used.
  /// - Returns: The `<svg>` element, or the error with its line in the DOT text. Warnings of Graphviz are errors too.
  public func render(_ dot: String, id: String, alt: String?) -> Result<String, Diagnostic> {
    guard dot.utf8.count <= Self.longestText else {
      return .failure(.diagram("the diagram's text is longer than \(Self.longestText) bytes"))
    }
    do throws(Diagnostic) {
      let drawing = try Graphviz.draw(MeaningColour.resolved(in: dot))
      guard let root = SVGReader.read(drawing.svg) else {
        throw .diagram("Graphviz drew something that is not SVG")
      }
      if root.contains("image") { throw .imageInDiagram }
      let title = [alt, drawing.name].compactMap { $0 }.first { !$0.isEmpty } ?? "Diagram"
      var styler = DiagramStyler(id: id)
      return .success(styler.styled(root, title: title).html)
    } catch {
      return .failure(error)
    }
  }
}

extension Diagnostic {
  /// An error in a diagram.
  ///
  /// - Parameter line: The line of the DOT text, from 1; `nil` if Graphviz names none.
  static func diagram(_ message: String, line: Int? = nil, hint: String? = nil) -> Diagnostic {
    .error(.weave, message, at: line.map { SourceLocation(file: GraphvizMessages.file, line: $0) }, hint: hint)
  }

  /// The error of a diagram that contains an image.
  static let imageInDiagram = Diagnostic.diagram(
    "a diagram cannot hold images",
    hint: "place the image in the lesson itself"
  )
}
