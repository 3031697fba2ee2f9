import Testing

@testable import Literate

@Suite struct GraphvizMessagesTests {
  private func messages(_ fragments: [String]) -> GraphvizMessages {
    var messages = GraphvizMessages()
    for fragment in fragments { messages.append(fragment) }
    return messages
  }

  @Test(arguments: [
    ([], nil),
    (
      ["Error", ": ", "DOT: syntax error in line 12 near '}'\n"],
      Diagnostic.diagram("syntax error near '}'", line: 12)
    ),
    (
      ["Warning", ": ", "syntax ambiguity - badly delimited number '1e' in line 3 of DOT splits into two tokens\n"],
      Diagnostic.diagram("syntax ambiguity - badly delimited number '1e' splits into two tokens", line: 3)
    ),
    (["Warning", ": ", "x is not a known color.\n"], Diagnostic.diagram("x is not a known color")),
    (
      ["Error", ": ", "bad tag in line 1\n", "in label of node a\n"],
      Diagnostic.diagram("bad tag in line 1 in label of node a")
    ),
    (["Warning", ": ", "node 'a', graph 'g' size too small for label\n"], nil),
    (["Warning", ": ", "node 'a' size too small for label\n", "Error", ": ", "lost\n"], Diagnostic.diagram("lost")),
    (["Warning", ": ", "using box for unknown shape a b\n"], Diagnostic.diagram("there is no shape “a b”")),
    (["Warning", ": ", "No such file or directory while opening x.png\n"], Diagnostic.imageInDiagram),
  ])
  func theFirstSeriousMessageIsTheError(fragments: [String], error: Diagnostic?) {
    #expect(messages(fragments).error == error)
  }
}
