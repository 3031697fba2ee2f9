import Testing

@testable import Literate

@Suite struct DiagramStylerTests {
  /// The start tags and texts of a themed diagram without their coordinates, one a line.
  private func themed(_ dot: String) throws -> [String] {
    let svg = try DiagramRenderer().render(dot, id: "d", alt: nil).get()
    return svg.split(separator: "\n").filter { $0.wholeMatch(of: /<(ellipse|polygon|polyline|path|text) .*/) != nil }
      .map { String($0.replacing(/\ (cx|cy|rx|ry|x|y|d|points|text-anchor|font-size)="[^"]*"/, with: "")) }
  }

  @Test(arguments: [
    ("a", ["<ellipse fill=\"none\" stroke=\"currentColor\"/>", "<text>a</text>"]),
    ("a [color=black, fontcolor=black]", ["<ellipse fill=\"none\" stroke=\"currentColor\"/>", "<text>a</text>"]),
    (
      "a [color=\"#000000\", fontcolor=\"#000000\"]",
      ["<ellipse fill=\"none\" stroke=\"#000000\"/>", "<text fill=\"#000000\">a</text>"]
    ),
    (
      "a [color=blue, fontcolor=red]",
      ["<ellipse fill=\"none\" stroke=\"blue\"/>", "<text fill=\"red\">a</text>"]
    ),
    (
      "a [style=filled]",
      ["<ellipse fill=\"lightgrey\" stroke=\"currentColor\"/>", "<text fill=\"black\">a</text>"]
    ),
    (
      "a [style=filled, fillcolor=navy]",
      ["<ellipse fill=\"navy\" stroke=\"currentColor\"/>", "<text fill=\"white\">a</text>"]
    ),
    (
      "a [style=filled, fillcolor=black]",
      ["<ellipse fill=\"black\" stroke=\"currentColor\"/>", "<text fill=\"white\">a</text>"]
    ),
    (
      "a [style=filled, fillcolor=\"#ffee00\", fontcolor=green]",
      ["<ellipse fill=\"#ffee00\" stroke=\"currentColor\"/>", "<text fill=\"green\">a</text>"]
    ),
    (
      "a [style=filled, fillcolor=\"#ff000040\"]",
      ["<ellipse fill=\"#ff0000\" fill-opacity=\"0.250980\" stroke=\"currentColor\"/>", "<text>a</text>"]
    ),
    ("a [shape=point]", ["<ellipse fill=\"currentColor\" stroke=\"currentColor\"/>"]),
    ("bgcolor=white; a", ["<ellipse fill=\"none\" stroke=\"currentColor\"/>", "<text>a</text>"]),
    (
      "bgcolor=\"#102030\"; a",
      ["<polygon fill=\"#102030\"/>", "<ellipse fill=\"none\" stroke=\"white\"/>", "<text fill=\"white\">a</text>"]
    ),
    (
      "a [shape=record, style=filled, fillcolor=gold, label=\"x|y\"]",
      [
        "<polygon fill=\"gold\" stroke=\"currentColor\"/>", "<text fill=\"black\">x</text>",
        "<polyline fill=\"none\" stroke=\"black\"/>", "<text fill=\"black\">y</text>",
      ]
    ),
    (
      "subgraph cluster { bgcolor=lightyellow; a }",
      [
        "<polygon fill=\"lightyellow\" stroke=\"currentColor\"/>", "<ellipse fill=\"none\" stroke=\"black\"/>",
        "<text fill=\"black\">a</text>",
      ]
    ),
    (
      "a [color=weight, fontcolor=\"gradient\", label=<x<font color='cost'>y</font>>]",
      [
        "<ellipse fill=\"none\" stroke=\"var(--weight,#1750b8)\"/>", "<text fill=\"var(--gradient,#8527dc)\">x</text>",
        "<text fill=\"var(--cost,#c8125a)\">y</text>",
      ]
    ),
    (
      "a [style=filled, fillcolor = \"weight-negative\", weight=1, label=weight]",
      [
        "<ellipse fill=\"var(--weight-negative,#983b0c)\" stroke=\"currentColor\"/>",
        "<text fill=\"var(--paper,#fffefb)\">weight</text>",
      ]
    ),
    (
      "a [shape=plain, label=<<table border='0' cellborder='1'><tr><td>x</td><td bgcolor='navy'>y</td></tr></table>>]",
      [
        "<polygon fill=\"none\" stroke=\"currentColor\"/>", "<text>x</text>", "<polygon fill=\"navy\"/>",
        "<polygon fill=\"none\" stroke=\"white\"/>", "<text fill=\"white\">y</text>",
      ]
    ),
  ])
  func coloursContrastWithTheirBackground(dot: String, shapes: [String]) throws {
    #expect(try themed("digraph { \(dot) }") == shapes)
  }

  @Test(arguments: [
    ("62.00", "62"), ("-46.11", "-46.1"), ("0.04", "0"), ("-0.04", "0"), ("10.96,-3", "11,-3"),
    ("M0,0C1,1 2,2 3,3", "M0,0L3,3"), ("M0,0C1,1.05 2,2 3,3", "M0,0L3,3"), ("M0,0C1,2 2,2 3,3", "M0,0C1,2 2,2 3,3"),
    ("M0,0C2,2 1,1 3,3", "M0,0C2,2 1,1 3,3"), ("M0,0C-1,-1 2,2 3,3", "M0,0C-1,-1 2,2 3,3"),
    ("M0,0C1,1 2,2 3,3 4,4 5,5 6,6", "M0,0C1,1 2,2 3,3 4,4 5,5 6,6"), ("M1,1C1,1 1,1 1,1", "M1,1C1,1 1,1 1,1"),
    ("none", "none"), ("1e999", "1e999"),
  ])
  func coordinatesAreShort(value: String, short: String) {
    #expect(Coordinates.shortened(value) == short)
  }

  @Test func linesOfTextAreCentredWhereAsked() throws {
    let dot = "digraph { a [class=centred, shape=box, label=<wide<br/><font color='red'>∂∂∂</font>>] }"
    let svg = try DiagramRenderer().render(dot, id: "d", alt: nil).get()
    let places = svg.matches(of: /<text x="([^"]*)"/).map { $0.output.1 }
    #expect(places.count == 2 && places[0] == places[1])
    #expect(svg.contains("<g class=\"node\">") && !svg.contains("text-anchor=\"start\""))
  }

  @Test(arguments: [
    ("white", Shade.light), ("gold", .light), ("gray", .light), ("red", .light), ("navy", .dark), ("green", .dark),
    ("black", .dark), ("#ffffff", .light), ("#757575", .dark), ("#767676", .light), ("#0000ff", .dark),
    ("#00ff00", .light), ("var(--cost,#c8125a)", .themed), ("none", nil), ("transparent", nil), ("", nil),
    ("#12345", nil), ("#gggggg", nil),
  ])
  func shades(colour: String, shade: Shade?) {
    #expect(Shade(colour: colour) == shade)
  }
}
