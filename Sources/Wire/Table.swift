/// Rows of text below a header. The header, the alignments and every row have one element for each column.
public struct Table: ByteCodable, Hashable {
  /// The alignment of a column's cells. The raw value is the letter in the encoding.
  public enum Alignment: String, Hashable, Sendable {
    case left = "l"
    case centre = "c"
    case right = "r"
  }

  /// The columns' names.
  public let header: [String]
  /// The cells' texts, row by row; empty if there are no columns.
  public let rows: [[String]]
  /// The columns' alignments.
  public let alignments: [Alignment]

  /// Creates a table. Without columns it has no rows either.
  ///
  /// - Precondition: `header`, `alignments` and each of `rows` have the same count.
  public init(header: [String], rows: [[String]], alignments: [Alignment]) {
    precondition(alignments.count == header.count && rows.allSatisfy { $0.count == header.count })
    self.header = header
    self.rows = header.isEmpty ? [] : rows
    self.alignments = alignments
  }

  /// Appends the number of columns, their alignments, the number of rows, then the header's cells and the rows' cells.
  public func encode(to writer: inout ByteWriter) {
    writer.write(header.count)
    for alignment in alignments { writer.write(alignment.rawValue) }
    writer.write(rows.count)
    for cell in header { writer.write(cell) }
    for row in rows {
      for cell in row { writer.write(cell) }
    }
  }

  /// Reads a table. An unknown letter of an alignment throws `WireError.unknownTag`.
  public init(from reader: inout ByteReader) throws(WireError) {
    let columnCount = try reader.readCount()
    var alignments: [Alignment] = []
    for _ in 0..<columnCount {
      let letter = try reader.readText()
      guard let alignment = Alignment(rawValue: letter) else { throw .unknownTag(letter) }
      alignments.append(alignment)
    }
    let rowCount = try reader.readCount()
    var rows: [[String]] = []
    for _ in 0...rowCount {
      var row: [String] = []
      for _ in 0..<columnCount { row.append(try reader.readText()) }
      rows.append(row)
    }
    header = rows.removeFirst()
    self.rows = rows
    self.alignments = alignments
  }
}
