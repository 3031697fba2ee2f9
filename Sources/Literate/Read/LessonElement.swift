/// An element of a lesson's page. Elements are in the page's order: a cell in a list item is between the prose that
/// opens the item and the prose that closes it.
public enum LessonElement: Sendable, Hashable {
  /// HTML that cmark wrote. An HTML element may begin in one prose and end in another.
  case prose(String)
  /// A ```` ```swift ```` fence.
  case cell(Cell)
  /// `` `{swift} expression` `` in prose.
  case value(InlineValue)
  /// The last line of a prediction that is a number.
  case estimate(Estimate)
  /// `$a$` or `$$ … $$`.
  case formula(Formula)
  /// A ```` ```dot ```` fence.
  case diagram(DotDiagram)
  /// `![[image.png|center|400]]`.
  case image(ImageEmbed)
  /// `![alt](https://www.youtube.com/watch?v=…)`.
  case video(VideoCard)
  /// The beginning of a container, which holds all elements up to its end.
  case start(Container)
  /// The end of a container.
  case end(Container)

  /// A block that holds other elements.
  public enum Container: Sendable, Hashable {
    /// A heading.
    case heading(Heading)
    /// A callout: its title, then its body.
    case callout(Callout)
    /// The title of a callout.
    case calloutTitle(Callout)
    /// The blocks below a callout's title; left out if there are none.
    case calloutBody
    /// A prediction: its title, then its body, which holds the question, and the choices and reasons or the number.
    case prediction(Prediction)
    /// The blocks of a prediction above its choices or its number; left out if there are none.
    case question
    /// The choices of a prediction.
    case choices
    /// A choice, a line of text.
    case choice
    /// The reasons of a prediction's choices, in the same order, and the index of the right choice.
    case reasons(right: Int)
    /// The blocks that say why a choice is right or not.
    case reason(isRight: Bool)
    /// A part of a pipe table.
    case table(TablePart)
  }
}

extension LessonElement {
  /// True for an element that is a block, not part of a line of text.
  var isBlock: Bool {
    switch self {
    case .prose, .value: false
    case .cell, .estimate, .diagram: true
    case .formula(let formula): formula.isBlock
    case .image(let image): image.isBlock
    case .video(let video): video.isBlock
    case .start(let container), .end(let container):
      switch container {
      case .callout, .calloutBody, .prediction, .question, .choices, .reasons, .reason: true
      case .table(.table), .table(.head), .table(.body), .table(.row): true
      case .heading, .calloutTitle, .choice, .table(.cell): false
      }
    }
  }

  /// The element as a block; unchanged if it can't be one.
  var asBlock: LessonElement {
    switch self {
    case .formula(var formula):
      formula.isBlock = true
      return .formula(formula)
    case .image(var image):
      image.isBlock = true
      return .image(image)
    case .video(var video):
      video.isBlock = true
      return .video(video)
    case .prose, .cell, .value, .estimate, .diagram, .start, .end: return self
    }
  }

  /// The inline value that the element shows.
  var inlineValue: InlineValue? {
    switch self {
    case .value(let value): value
    case .estimate(let estimate): estimate.value
    case .prose, .cell, .formula, .diagram, .image, .video, .start, .end: nil
    }
  }

  /// The element's text in a title or a description.
  var plainText: String {
    switch self {
    case .prose(let html): html
    case .value(let value): value.expression
    case .formula(let formula): formula.tex
    case .image(let image): image.alt ?? ""
    case .cell, .estimate, .diagram, .video, .start, .end: ""
    }
  }
}
