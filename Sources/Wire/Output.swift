/// A value that a lesson's cell shows on the page, as it travels from the lesson's program to the engine.
///
/// To add a kind of output: a case here, a file for the type it carries (with its encoding and decoding), and its HTML in
/// the engine. The compiler names every other place.
public enum Output: ByteCodable, Equatable {
  /// Plain text. A missing line break at its end is added where it is shown.
  case text(String)
  /// A chart.
  case plot(Drawing)
  /// Pixels.
  case image(Drawing)
  /// Nodes and edges, laid out by the engine.
  case diagram(Diagram)
  /// A formula, typeset by the engine.
  case equation(Equation)
  case table(Table)

  /// The kinds of output. The raw value is the tag of the encoding and the page's `data-type`.
  public enum Kind: String, CaseIterable, Sendable {
    case text, plot, image, diagram, equation, table
  }

  /// The kind of output, without what it carries.
  public var kind: Kind {
    switch self {
    case .text: .text
    case .plot: .plot
    case .image: .image
    case .diagram: .diagram
    case .equation: .equation
    case .table: .table
    }
  }

  /// Appends the kind's tag, then what the kind carries.
  public func encode(to writer: inout ByteWriter) {
    writer.write(kind.rawValue)
    switch self {
    case .text(let text): writer.write(text)
    case .plot(let drawing), .image(let drawing): drawing.encode(to: &writer)
    case .diagram(let diagram): diagram.encode(to: &writer)
    case .equation(let equation): equation.encode(to: &writer)
    case .table(let table): table.encode(to: &writer)
    }
  }

  public init(from reader: inout ByteReader) throws(WireError) {
    let tag = try reader.readText()
    guard let kind = Kind(rawValue: tag) else { throw .unknownTag(tag) }
    switch kind {
    case .text: self = .text(try reader.readText())
    case .plot: self = .plot(try Drawing(from: &reader))
    case .image: self = .image(try Drawing(from: &reader))
    case .diagram: self = .diagram(try Diagram(from: &reader))
    case .equation: self = .equation(try Equation(from: &reader))
    case .table: self = .table(try Table(from: &reader))
    }
  }
}
