/// Draws diagrams: a text in Graphviz's language becomes an inline `<svg>` that follows the page's theme.
///
/// Goals, in order: the same bytes everywhere; readable in light and dark (see `DiagramTheme`); nothing in the result
/// but shapes, text and harmless links; no graph stops the build. Only the `dot` layout is there.
public struct DiagramRenderer: Sendable {
  /// The longest text that is drawn, in UTF-8 bytes.
  public static let longestText = 1_000_000

  /// - Throws: a `Diagnostic` that says which part of Graphviz is missing and what to install.
  public init() throws(Diagnostic) {
    _ = try Graphviz.version()
  }

  /// - Parameters:
  ///   - dot: one graph, in DOT.
  ///   - id: the `<svg>`'s id; every other id in it begins with `id-`. Valid as an HTML id, unique on the page.
  ///   - alt: the text alternative; without one, the graph's name, or "Diagram".
  /// - Returns: the `<svg>` element, or what is wrong and on which line. What Graphviz warns of is wrong too.
  public func render(_ dot: String, id: String, alt: String?) -> Result<String, Diagnostic> {
    guard dot.utf8.count <= Self.longestText else {
      return .failure(.diagram("the diagram's text is longer than \(Self.longestText) bytes"))
    }
    do throws(Diagnostic) {
      let drawing = try Graphviz.draw(dot)
      guard let root = SVGReader.read(drawing.svg) else {
        throw .diagram("Graphviz drew something that is not SVG")
      }
      if root.contains("image") { throw .imageInDiagram }
      let title = [alt, drawing.name].compactMap { $0 }.first { !$0.isEmpty } ?? "Diagram"
      var theme = DiagramTheme(id: id)
      return .success(theme.themed(root, title: title).html)
    } catch {
      return .failure(error)
    }
  }
}

extension Diagnostic {
  /// An error in a diagram.
  ///
  /// - Parameter line: the line of the DOT text, from 1; `nil` if Graphviz does not say.
  static func diagram(_ message: String, line: Int? = nil, hint: String? = nil) -> Diagnostic {
    .error(.weave, message, at: line.map { SourceLocation(file: GraphvizComplaints.file, line: $0) }, hint: hint)
  }

  static let imageInDiagram = Diagnostic.diagram(
    "a diagram cannot hold images",
    hint: "place the image in the lesson itself"
  )
}
