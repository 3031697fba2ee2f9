import Wire

/// A finished drawing, for a page in light or dark.
///
/// Text and axes take the page's colour; series take `--series-1` … `--series-6` and the grid `--grid`, with defaults.
/// Ids are written `{id}-name` and references `#{id}-name`: the page replaces `{id}` by a prefix of its own, so that
/// two figures never collide.
public struct Figure: Sendable, Hashable {
  /// Natural size in pixels; the page shrinks it where there is less room.
  public let width, height: Double
  /// A description of the figure, for a reader who cannot see it.
  public let title: String
  /// The elements of the drawing, as SVG text.
  let body: String

  /// The whole figure as SVG text, to be placed in a page.
  public var svg: String {
    let size = "\(SVG.number(width)) \(SVG.number(height))"
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size)" width="\(SVG.number(width))" role="img" \
      style="font-family:var(--figure-font,system-ui,sans-serif);font-size:12px" fill="currentColor">\
      <title>\(SVG.escape(title))</title>\(body)</svg>
      """
  }

  /// The figure as an output carries it.
  var drawing: Drawing { Drawing(svg: svg, title: title) }

  /// A figure that says why there is nothing to see.
  static func saying(_ message: String, title: String?, width: Double = 560) -> Figure {
    let box = Box(left: 0.5, top: title == nil ? 0.5 : 28.5, right: width - 0.5, bottom: 159.5)
    var svg = SVG()
    if let title { svg.heading(title, baseline: 16, width: width) }
    svg.rectangle(box, ["rx": "4", "fill": "none", "stroke": "currentColor", "stroke-opacity": "0.3"])
    let middle = Point(x: width / 2, y: (box.top + box.bottom) / 2 + 4)
    let text = TextWidth.fitted(message, to: width - 16)
    svg.label(text, at: middle, anchor: .middle, ["font-style": "italic"])
    let description = title.map { "\($0): \(message)" } ?? message
    return Figure(width: width, height: 160, title: description, body: svg.text)
  }
}
