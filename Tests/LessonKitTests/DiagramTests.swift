import Testing

@testable import LessonKit

@Test func aSmallNetworkIsWrittenAsDOT() {
  let layer = Layer(weights: Matrix([[2, -1]]), biases: [0], activation: .identity)
  let network = Network(layers: [layer])
  let diagram = Diagram(network, activations: network.forward([0.5, 0]))
  #expect(
    diagram.dot == ##"""
      digraph {
      rankdir=LR
      splines=line outputorder=edgesfirst ranksep=0.22 nodesep=0.06
      node [shape=circle fixedsize=true width=0.36 fontname="Helvetica" fontsize=8 label="" color="#808080"]
      edge [arrowhead=none weight=0 minlen=4]
      t0 [shape="plaintext" fixedsize="false" fontsize="11" label="2 inputs"]
      n0_0 [style="filled" fillcolor="#808080" fontcolor="#ffffff" label="0.50"]
      n0_1 [style="filled" fillcolor="#000000" fontcolor="#ffffff" label="0.00"]
      {rank=same t0 -> n0_0 -> n0_1 [style=invis weight=10 minlen=1]}
      t1 [shape="plaintext" fixedsize="false" fontsize="11" label="1 output"]
      n1_0 [style="filled" fillcolor="#ffffff" fontcolor="#000000" label="1.00"]
      {rank=same t1 -> n1_0 [style=invis weight=10 minlen=1]}
      n0_1 -> n1_0 [color="#d8513b" penwidth="1.40"]
      n0_0 -> n1_0 [color="#3f7fd0" penwidth="2.50"]
      n0_0 -> n1_0 [style="invis" weight="100"]
      }

      """##
  )
  #expect(diagram.summary == "Network with layers of 2 and 1 neurons.")
}

@Test func theStrongestOfSeveralOutputsIsMarked() {
  let layer = Layer(weights: Matrix([[2, -1], [3, 0]]), biases: [0, 0], activation: .identity)
  let network = Network(layers: [layer])
  let diagram = Diagram(network, activations: network.forward([0.5, 0]))
  #expect(
    diagram.dot.contains(##"o0 [shape="plaintext" width="0.3" height="0.3" color="#808080" fontsize="11" label="0"]"##)
  )
  #expect(diagram.dot.contains(##"o1 [shape="box" width="0.3" height="0.3" color="#808080" fontsize="14" label="1"]"##))
  #expect(diagram.summary == "Network with layers of 2 and 2 neurons. The strongest output is number 1, at 1.50.")
}

@Test func wideLayersAreCollapsedAndEdgesLimited() {
  let dot = Diagram(Network(784, 16, 10), edges: 30).dot
  #expect(dot.contains(#"e0 [shape="plaintext" fontsize="18" label="⋮"]"#))
  #expect(dot.contains("n0_6 -> e0 -> n0_777"))
  #expect(!dot.contains("n0_7 ") && !dot.contains("e1"))
  #expect(dot.split(separator: "\n").count { $0.contains("penwidth") } == 60)
}

@Test func nonFiniteNumbersAreNotDrawn() {
  let layer = Layer(weights: Matrix([[.nan, .infinity]]), biases: [0], activation: .identity)
  let network = Network(layers: [layer])
  let diagram = Diagram(network, activations: network.forward([1, 1]))
  #expect(!diagram.dot.contains("penwidth"))
  #expect(diagram.dot.contains(#"n1_0 [label="?"]"#))
  #expect(Diagram(network, activations: nil, edges: -1).summary == "Network with layers of 2 and 1 neurons.")
}

@Test func aComputationGraphIsWrittenAsDOT() {
  let graph = ComputationGraph().node("w", 0.5).node("z = wx", 1, derivative: -0.25)
    .edge("w", "z", derivative: 2).edge("x", "z", label: "times")
  let diagram = Diagram(graph: graph, digits: 1)
  let lines = diagram.dot.split(separator: "\n").dropFirst(5).dropLast().map(String.init)
  #expect(
    lines == [
      #"n0 [label="w\n0.5"]"#, #"n1 [label="z = wx\n1.0\n∂ −0.2"]"#, #"n2 [label="x"]"#,
      #"n0 -> n1 [label="∂z/∂w = 2.0"]"#, #"n2 -> n1 [label="times"]"#,
    ]
  )
  #expect(diagram.summary == "Computation graph of w, z, x.")
}

@Test(arguments: [
  (#"a"b"#, #""a\"b""#), (#"\N"#, #""\\N""#), ("two\nlines", #""two\nlines""#), ("\u{0}", "\"\u{FFFD}\""), ("", "\"\""),
])
func labelsAreQuoted(text: String, expected: String) {
  #expect(DOT.quoted(text) == expected)
}
