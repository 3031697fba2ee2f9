import Wire

/// A finished figure, for a light or a dark page.
///
/// Text and axes take the page's colour. Series take the CSS variables that `Colour` names and the grid `--grid`, with
/// fallbacks. Ids are written `{id}-name` and references `#{id}-name`: the page replaces `{id}` by a
/// unique prefix, so that the ids of two figures never collide.
struct Figure: Sendable, Hashable {
  /// The natural size in pixels. The page scales a figure down where it does not fit.
  let width, height: Double
  /// The description for readers who cannot see the figure.
  let title: String
  /// The SVG elements after the title.
  let body: String
  /// The size of text without a size of its own, in pixels.
  var textSize = 12.0

  /// The figure as one `<svg>` element.
  var svg: String {
    let size = "\(SVG.number(width)) \(SVG.number(height))"
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size)" width="\(SVG.number(width))" role="img" \
      style="font-family:var(--figure-font,system-ui,sans-serif);font-size:\(SVG.number(textSize))px" fill="currentColor">\
      <title>\(SVG.escape(title))</title>\(body)</svg>
      """
  }

  /// The figure as it is sent to the engine.
  var drawing: Drawing { Drawing(svg: svg, title: title) }

  /// Returns an empty frame with a message, in place of a figure without data.
  static func placeholder(_ message: String, title: String?, width: Double = 560) -> Figure {
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
