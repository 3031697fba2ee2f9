import Testing

@testable import LessonKit

@Test func aSmallNetworkIsWrittenAsDOT() {
  let layer = Layer(weights: Matrix([[2, -1]]), biases: [0], activation: .identity)
  let network = Network(layers: [layer])
  let diagram = Diagram(network, activations: network.forward([0.5, 0.2]))
  #expect(
    diagram.dot == ##"""
      digraph {
      rankdir=LR
      splines=line outputorder=edgesfirst ranksep=0.17 nodesep=0.045 pad="0.3,0.06"
      node [shape=circle fixedsize=true width=0.3 height=0.3 fontsize=8.8 label="" color="#808080"]
      edge [arrowhead=none weight=0 minlen=4]
      t0 [shape="plaintext" label="input layer\n2 inputs" height="0.4"]
      n0_0 [style="filled" fillcolor="#9e620c" fontcolor="#ffffff" label="0.50"]
      n0_1 [style="filled" fillcolor="#3e250a" fontcolor="#ffffff" label="0.20"]
      {rank=same t0 -> n0_0 -> n0_1 [style=invis weight=10 minlen=1]}
      t1 [shape="plaintext" label="output layer\n1 neuron" height="0.4"]
      n1_0 [style="filled" fillcolor="#eeba58" fontcolor="#000000" label="0.80"]
      {rank=same t1 -> n1_0 [style=invis weight=10 minlen=1]}
      n0_1 -> n1_0 [color="weight-negative" style="dashed" penwidth="0.8"]
      n0_0 -> n1_0 [color="weight" penwidth="2.6"]
      n0_0 -> n1_0 [style="invis" weight="100"]
      i0 [shape="plaintext" label="0" width="0.26"]
      i0 -> n0_0 [style="invis" minlen="1" weight="50"]
      i1 [shape="plaintext" label="1" width="0.26"]
      i1 -> n0_1 [style="invis" minlen="1" weight="50"]
      }

      """##
  )
  #expect(diagram.summary == "Network: input layer of 2 inputs, output layer of 1 neuron.")
}

@Test func theStrongestOfSeveralOutputsIsMarked() {
  let layer = Layer(weights: Matrix([[2, -1], [3, 0]]), biases: [0, 0], activation: .identity)
  let network = Network(layers: [layer, layer])
  let diagram = Diagram(
    network,
    activations: network.forward([0.5, 0]),
    layerNames: ["hidden layer 1", "hidden layer 2"]
  )
  #expect(
    diagram.dot.contains(##"o0 [shape="box" width="0.26" height="0.26" color="black" fontsize="12" label="0"]"##)
      == false
  )
  #expect(diagram.dot.contains(##"o1 [shape="box" width="0.26" height="0.26" color="black" fontsize="12" label="1"]"##))
  #expect(
    diagram.summary == """
      Network: hidden layer 1 of 2 neurons, hidden layer 2 of 2 neurons, output layer of 2 neurons. \
      The strongest output is number 1, at 3.00. Brightest in hidden layer 2: 1 (1.50), 0 (1.00).
      """
  )
}

@Test func linksAreRankedByWeightTimesActivation() {
  let layer = Layer(weights: Matrix([[3, 1, -2, 0]]), biases: [0], activation: .identity)
  let network = Network(layers: [layer])
  let dark = NetworkSelection(of: network, activations: [[0.1, 0.9, 0.4, 1], [1]], edges: 2)
  #expect(dark.links[0].map { $0.from } == [1, 2])
  #expect(dark.links[0].map { $0.strength } == [0.9, 0.8])
  let plain = NetworkSelection(of: network, activations: nil, edges: 9)
  #expect(plain.links[0].map { $0.from } == [0, 2, 1])
  #expect(NetworkSelection(of: network, activations: nil, edges: -1).links[0].isEmpty)
}

@Test func ofAWideLayerTheNeuronsThatMatterAreDrawn() {
  let network = Network(784, 16, 10)
  var image = Array(repeating: Float(0), count: 784)
  for pixel in [0, 1, 57, 400, 401, 402, 403, 404, 500, 501, 600, 601, 783] { image[pixel] = pixel == 1 ? 0.001 : 1 }
  let diagram = Diagram(network, activations: network.forward(image), edges: 30)
  // All but the faintest pixel, with a gap after each that the next one does not follow.
  #expect(diagram.dot.contains("rank=same t0 -> n0_0 -> e0_57 -> n0_57 -> e0_400 -> n0_400 -> n0_401 -> n0_402"))
  #expect(!diagram.dot.contains("n0_1 "))
  #expect(diagram.dot.contains(#"i57 [shape="plaintext" label="2, 1" width="0.42"]"#))
  #expect(diagram.dot.contains(#"f0 [shape="plaintext" label="12 of 784 pixels\n(row, column)" height="0.4"]"#))
  #expect(diagram.dot.split(separator: "\n").count { $0.contains("penwidth") } == 60)
  #expect(
    diagram.summary.hasPrefix("Network: input layer of 784 pixels (12 are drawn), hidden layer 1 of 16 neurons, ")
  )
  // Without activations those with the largest weights; of wide outputs too.
  #expect(NetworkSelection(of: Network(3, 20), activations: nil, edges: 9).neurons.map { $0.count } == [3, 12])
}

@Test func nonFiniteNumbersAreNotDrawn() {
  let layer = Layer(weights: Matrix([[.nan, .infinity]]), biases: [0], activation: .identity)
  let network = Network(layers: [layer])
  let diagram = Diagram(network, activations: network.forward([1, 1]))
  #expect(!diagram.dot.contains("penwidth"))
  #expect(diagram.dot.contains(#"n1_0 [label="?"]"#))
  #expect(Diagram(network, edges: -1).summary == "Network: input layer of 2 inputs, output layer of 1 neuron.")
  #expect(Diagram(network, layer: 1, neuron: 0).dot.contains(#"label="nan""#))
}

@Test func aNeuronIsDrawnWithItsStrongestLinks() {
  let layer = Layer(weights: Matrix([[2, -3, 0.5]]), biases: [0.25], activation: .identity)
  let network = Network(layers: [layer])
  let diagram = Diagram(network, layer: 1, neuron: 0, activations: network.forward([0.5, 0.25, 1]), links: 2)
  let lines = diagram.dot.split(separator: "\n").map(String.init)
  #expect(lines.contains(#"w0 [shape="plaintext" label="+2.00" width="0.42" height="0.22"]"#))
  #expect(lines.contains(#"s0 -> w0 [color="weight" penwidth="1.9" minlen="2" weight="50"]"#))
  #expect(lines.contains(#"w1 -> n [color="weight-negative" style="dashed" penwidth="2.6" minlen="6" tailport="e"]"#))
  #expect(!diagram.dot.contains("s2"))
  #expect(
    diagram.summary == """
      Neuron 0 of output layer with the 2 strongest of its 3 links to the input layer. Strongest weights: \
      −3.00 from input 1 (activation 0.25), +2.00 from input 0 (activation 0.50). \
      It has weighted sum 0.75, bias 0.25, weighted input 1.00, activation 1.00.
      """
  )
  #expect(Diagram(network, layer: 1, neuron: 0).summary.hasSuffix("It has bias 0.25."))
  let wide = Diagram(Network(784, 3), layer: 1, neuron: 2)
  #expect(wide.dot.contains(#"pt [shape="plaintext" label="pixel: row,\ncolumn" height="0.4"]"#))
  #expect(wide.summary.contains("16 strongest of its 784 links") && wide.summary.contains("from pixel row "))
}

@Test func aComputationGraphIsWrittenAsDOT() {
  let graph = ComputationGraph().node("w", 0.5).node("z = w & x", 1, derivative: -0.25)
    .edge("w", "z", derivative: 2).edge("x", "z", label: "times")
  let diagram = Diagram(graph: graph, digits: 1)
  let lines = diagram.dot.split(separator: "\n").dropFirst(5).dropLast().map(String.init)
  #expect(
    lines == [
      ##"n0 [label=<<b>w</b><br/>value 0.5> width="0.90" height="0.46"]"##,
      #"n1 [label=<<b>z = w &amp; x</b><br/>value 1.0<br/><font color="gradient">∂z/∂z = −0.2</font>> width="1.18" height="0.61"]"#,
      ##"n2 [label=<<b>x</b>> width="0.62" height="0.30"]"##,
      #"n0 -> n1 [label=<<font color="gradient">∂z/∂w = 2.0</font>>]"#,
      "n2 -> n1 [label=<times>]",
    ]
  )
  #expect(diagram.dot.contains("rankdir=LR"))
  #expect(
    diagram.summary == """
      Computation graph. Nodes: w with value 0.5; z with value 1.0, ∂z/∂z = −0.2; x. \
      Arrows: w to z, ∂z/∂w = 2.0; x to z.
      """
  )
}

@Test func longComputationGraphsGoDownToTheirCost() {
  let short = ComputationGraph().edge("w", "z").edge("z", "C = z²")
  #expect(Diagram(graph: short).dot.contains("rankdir=LR"))
  #expect(Diagram(graph: short.vertical()).dot.contains("rankdir=TB"))
  #expect(Diagram(graph: short.edge("x", "w")).dot.contains("rankdir=TB"))
  #expect(
    Diagram(graph: short).dot.contains(
      ##"n2 [label=<<font color="cost"><b>C = z²</b></font>> width="0.70" height="0.30" color="cost" penwidth="2"]"##
    )
  )
  // A cycle has no result, and no end.
  #expect(Diagram(graph: ComputationGraph().node("a", derivative: 1).edge("a", "a")).dot.contains("∂/∂a = 1.00"))
}

@Test(arguments: [
  (#"a"b"#, #""a\"b""#), (#"\N"#, #""\\N""#), ("two\nlines", #""two\nlines""#), ("\u{0}", "\"\u{FFFD}\""), ("", "\"\""),
])
func labelsAreQuoted(text: String, expected: String) {
  #expect(DOT.quoted(text) == expected)
}
