/// One output of a cell. To add a kind: a case here, its decoding in `Message`, its HTML in `Loom+Cells`, and a
/// `Showable` value in LessonKit that sends it.
public enum Output: Sendable, Equatable {
  public enum Stream: String, Sendable {
    case output, error
  }

  case text(String, Stream)
  case plot(Figure)
  case image(Figure)
  /// A diagram in Graphviz's language, still to be drawn; the summary is LessonKit's, for want of an alt.
  case diagram(dot: String, caption: String?, alt: String?, summary: String?)
  /// A formula in TeX, still to be typeset.
  case equation(tex: String, caption: String?)
  case table(Table)
  /// Why the cell ended early.
  case error(CellError)

  /// A finished drawing.
  public struct Figure: Sendable, Equatable {
    /// SVG, with `{id}` wherever an id needs the figure's own prefix.
    public var svg: String
    public var caption: String?
    /// What the author gave to `show`; the drawing has it, or words of its own, already.
    public var alt: String?
  }

  public struct Table: Sendable, Equatable {
    public enum Alignment: String, Sendable {
      case left = "l"
      case centre = "c"
      case right = "r"
    }

    public var caption: String?
    /// One a column.
    public var alignments: [Alignment]
    public var header: [String]
    /// Each as long as the header.
    public var rows: [[String]]
  }

  public struct CellError: Sendable, Equatable {
    /// What kind of thing went wrong: «Compile error», «Trap», «Time is up».
    public var title: String
    /// The line of the lesson's file, if it is known.
    public var line: Int?
    /// What the compiler or the program said.
    public var text: String
  }
}
