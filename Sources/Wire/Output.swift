/// A value that a lesson's cell shows on the page, in the form in which the lesson's program sends it to the engine.
///
/// To add a kind of output, add a case here and in `Kind`, a `ByteCodable` type for its content, and its HTML in the
/// engine. The compiler reports every `switch` that lacks the new case.
public enum Output: ByteCodable, Equatable {
  /// Plain text. The engine adds a line break at its end if there is none.
  case text(String)
  /// A chart: a plot or a heat map.
  case plot(Drawing)
  /// A drawing of one or several images.
  case image(Drawing)
  /// A graph, laid out by the engine.
  case diagram(Diagram)
  /// A formula, typeset by the engine.
  case equation(Equation)
  /// A table of texts.
  case table(Table)

  /// The kinds of output. The raw value is the tag in the encoding and the value of `data-type` on the page.
  public enum Kind: String, CaseIterable, Sendable {
    case text, plot, image, diagram, equation, table
  }

  /// The kind of output, without its content.
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

  /// Appends the kind's tag, then the content.
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

  /// Reads an output. An unknown tag throws `WireError.unknownTag`.
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
