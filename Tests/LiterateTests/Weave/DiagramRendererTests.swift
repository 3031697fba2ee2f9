import Testing

@testable import Literate

@Suite struct DiagramRendererTests {
  private let renderer: DiagramRenderer

  init() throws {
    renderer = try DiagramRenderer()
  }

  private func svg(_ dot: String, id: String = "d", alt: String? = nil) throws -> String {
    try renderer.render(dot, id: id, alt: alt).get()
  }

  private func error(_ dot: String) -> Diagnostic? {
    switch renderer.render(dot, id: "d", alt: nil) {
    case .success: nil
    case .failure(let error): error
    }
  }

  /// Text of 12 points is 9 pixels high at 56.25 % of a drawing's own size, where it is 16 pixels high; smaller text
  /// than 9 pixels is never shrunk.
  @Test(arguments: [("fontsize=12", "width=\"83\"", "47px"), ("fontsize=5", "width=\"83\"", "83px")])
  func diagramsShrinkOnlyWhileTheirTextIsLegible(attribute: String, width: String, least: String) throws {
    let svg = try svg("digraph { node [\(attribute)]; a -> b }", id: "d", alt: nil)
    #expect(svg.contains(width) && svg.contains(";min-width:\(least)\""))
  }

  @Test func aGraphIsAnInlineSVG() throws {
    #expect(
      try svg("digraph { a -> b }", id: "lesson-1", alt: "a leads to b") == """
        <svg id="lesson-1" role="img" width="83" height="155" viewBox="0 0 62 116" text-anchor="middle" \
        fill="currentColor" style="font-family:var(--figure-font,Helvetica,Arial,sans-serif);min-width:40px">
        <title>a leads to b</title>
        <g class="graph" transform="scale(1 1) rotate(0) translate(4 112)">
        <g class="node">
        <ellipse fill="none" stroke="currentColor" cx="27" cy="-90" rx="27" ry="18"/>
        <text x="27" y="-85.8" font-size="14">a</text>
        </g>
        <g class="node">
        <ellipse fill="none" stroke="currentColor" cx="27" cy="-18" rx="27" ry="18"/>
        <text x="27" y="-13.8" font-size="14">b</text>
        </g>
        <g class="edge">
        <path fill="none" stroke="currentColor" d="M27,-71.7L27,-46.1"/>
        <polygon fill="currentColor" stroke="currentColor" points="30.5,-46.1 27,-36.1 23.5,-46.1 30.5,-46.1"/>
        </g>
        </g>
        </svg>
        """
    )
  }

  @Test(arguments: [
    ("digraph { a }", nil, "Diagram"),
    ("digraph { a }", "", "Diagram"),
    ("digraph flow { a }", nil, "flow"),
    ("digraph flow { a }", "water & <oil>", "water &amp; &lt;oil&gt;"),
    ("graph \"a <b>\" { a }", nil, "a &lt;b&gt;"),
  ])
  func theTitleComesFirst(dot: String, alt: String?, title: String) throws {
    #expect(try svg(dot, alt: alt).split(separator: "\n")[1] == "<title>\(title)</title>")
  }

  @Test(arguments: [
    ("digraph { a [label=\"∂C/∂w é 中 😀\"] }", ">∂C/∂w é 中 😀</text>"),
    ("digraph { a [label=\"\u{301}\"] }", ">\u{301}</text>"),
    ("digraph { a [label=\"\\\"<script> & &lt; &foo;\"] }", ">&quot;&lt;script&gt; &amp; &lt; &amp;foo;</text>"),
    ("digraph { a [label=\"two\\nlines\"] }", ">two</text>"),
    ("digraph { a [shape=record, label=\"{x|<p> y}\"]; a:p -> b }", ">y</text>"),
    ("digraph { a [label=<<b>bold</b> x<sub>1</sub>>] }", "font-weight=\"bold\""),
    ("digraph { a [label=<<table><tr><td port=\"p\">cell</td></tr></table>>] b -> a:p }", ">cell</text>"),
    ("digraph { subgraph cluster_c { label=\"Layer 1\"; a } }", ">Layer 1</text>"),
    ("digraph { a [fontname=\"Courier\"] }", "font-family=\"Courier,monospace\""),
    ("digraph { a [fontcolor=red, color=\"#336699\"] }", "fill=\"red\""),
    ("digraph {\r\n a -> b\r\n}\r\n", ">b</text>"),
    ("digraph { a [fixedsize=true, label=\"longer than its node\"] }", ">longer than its node</text>"),
    ("digraph { a -> b [label=x]; splines=ortho }", ">x</text>"),
    ("digraph { a [tooltip=\"a word\"] }", "<title>a word</title>"),
    ("digraph { layout=dot; a }", ">a</text>"),
  ])
  func draws(dot: String, part: String) throws {
    #expect(try svg(dot).contains(part))
  }

  @Test(arguments: [
    ("digraph {\n a -> b\n b ->> c\n}", "syntax error near '>'", 3),
    ("digraph { a", "syntax error", 1),
    ("\n\nhello", "syntax error near 'hello'", 3),
    ("digraph {\n\"abc\n}", "syntax error scanning a quoted string", 2),
    ("digraph { a /* b }", "syntax error scanning a /*...*/ comment", 1),
    ("graph { a -> b }", "syntax error near '->'", 1),
    ("digraph { a } junk", "syntax error near 'junk'", 1),
    ("digraph {\n a\0 }", "a NUL character", 2),
    ("", "there is no graph", nil),
    (" // nothing\n", "there is no graph", nil),
    ("digraph {}", "the graph has no nodes", nil),
    ("digraph { a } digraph { b }", "several graphs", nil),
    ("digraph { layout=neato; a }", "there is no layout “neato” here", nil),
    ("digraph { node [image=\"x.png\"]; a }", "cannot hold images", nil),
    ("digraph { a [shapefile=\"x.ps\"] }", "cannot hold images", nil),
    ("digraph { a [label=<<table><tr><td><img src=\"x.png\"/></td></tr></table>>] }", "cannot hold images", nil),
    ("digraph { a [label=<<b>x</i>>] }", "mismatched tag in line 1 ... x</i> ... in label of node a", nil),
    ("digraph { a [label=<<blink>x</blink>>] }", "Unknown HTML element <blink>", nil),
    ("digraph { a:q -> b }", "node a, port q unrecognized", nil),
    ("digraph { a [shape=foo] }", "there is no shape “foo”", nil),
    ("digraph { a [color=nocolour] }", "nocolour is not a known color", nil),
    ("digraph { {a a} -> subgraph q {b} [minlen=100000] }", "Graphviz crashes on this graph", nil),
    ("digraph { a [label=\"\\G\"] }", "this graph has none", nil),
    (String(repeating: " ", count: DiagramRenderer.longestText + 1), "longer than", nil),
    ("digraph " + String(repeating: "{", count: 100_000), "memory exhausted", 1),
  ])
  func errorsHaveAMessageAndALine(dot: String, message: String, line: Int?) throws {
    let error = try #require(self.error(dot))
    #expect(error.message.contains(message))
    #expect(error.location?.line == line)
    // The error does not affect later diagrams.
    #expect(try svg("digraph ok { a }") == svg("digraph ok { a }"))
    #expect(self.error(dot) == error)
  }

  @Test(arguments: [
    ("https://swift.org/?a=1&b=2", "https://swift.org/?a=1&amp;b=2"),
    ("http://swift.org", "http://swift.org"),
    ("HTTPS://swift.org", "HTTPS://swift.org"),
    ("#descent", "#descent"),
    ("javascript:alert(1)", nil),
    (" javascript:alert(1)", nil),
    ("data:text/html,x", nil),
    ("x.html", nil),
  ])
  func linksGoToPagesOnly(address: String, href: String?) throws {
    for attribute in ["URL", "href"] {
      let svg = try svg("digraph { a [\(attribute)=\"\(address)\"]; a -> b [\(attribute)=\"\(address)\"] }")
      #expect(svg.contains(">a</text>"))
      #expect(svg.contains("<a ") == (href != nil))
      if let href { #expect(svg.contains("<a href=\"\(href)\">")) }
      #expect(!svg.contains("xlink"))
    }
  }

  @Test func attributesAreNeverMarkup() throws {
    let svg = try svg(
      """
      digraph { stylesheet="http://x.org/x.css"; class="cell"; a [id="top", class="output", URL="#\\" onload=\\"x()"]
        b [target="x\\" onclick=\\"x()", tooltip="</title><script>"] }
      """
    )
    for part in ["stylesheet", "class=\"cell", "output", "id=\"top", "onload=", "onclick=", "<script"] {
      #expect(!svg.contains(part), "\(part)")
    }
  }

  @Test func idsOfTwoDiagramsNeverCollide() throws {
    let dot = "digraph { node [style=filled, fillcolor=\"red:blue\"]; a; b [id=c]; }"
    let (first, second) = try (svg(dot, id: "one"), svg(dot, id: "two"))
    #expect(ids(first) == ["one", "one-gradient1", "one-gradient2"])
    #expect(ids(second) == ["two", "two-gradient1", "two-gradient2"])
    #expect(first.contains("fill=\"url(#one-gradient2)\"") && !first.contains("url(#l_"))
    #expect(first.replacing("one", with: "two") == second)
  }

  private func ids(_ svg: String) -> [String] {
    svg.matches(of: /\bid="([^"]*)"/).map { String($0.output.1) }
  }

  @Test func earlierDiagramsHaveNoInfluence() async throws {
    let dot = """
      digraph { subgraph { a b } -> c; subgraph cluster { d -> a }
        {rank=same; e [style=radial, fillcolor="red:blue"]} e -> c }
      """
    let first = try svg(dot)
    let others = await withTaskGroup(of: String?.self) { group in
      for round in 0..<40 {
        group.addTask { [renderer] in
          if round.isMultiple(of: 3) { _ = renderer.render("digraph { {x} -> {y z \"", id: "x", alt: nil) }
          return try? renderer.render(dot, id: "d", alt: nil).get()
        }
      }
      return await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(others == [first])
  }

  @Test func aThousandNodes() throws {
    let dot = "digraph { " + (1..<1_000).map { "n\($0 / 3) -> n\($0);" }.joined() + " }"
    #expect(try svg(dot).matches(of: /<ellipse\b/).count == 1_000)
  }
}
