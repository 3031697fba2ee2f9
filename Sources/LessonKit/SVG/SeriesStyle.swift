/// The look of one series of a plot: its colour, and what tells it from the other series without colour.
struct SeriesStyle: Equatable, Sendable {
  let colour: Colour
  /// The number of earlier series of the same colour and kind: each has a shade of its own.
  var shade = 0
  /// The number of earlier series of the same kind: each has dashes and a marker of its own.
  var order = 0

  /// The colour's shade as a CSS value: the colour itself, then nearer to the page's text, then nearer to the page.
  var css: String {
    let base = colour.css
    let paper = "var(--paper,Canvas)"
    switch (shade % 3, colour) {
    case (0, _): return base
    case (1, .ink): return "color-mix(in srgb,\(base) 62%,\(paper))"
    case (1, _): return "color-mix(in srgb,\(base) 58%,var(--ink,CanvasText))"
    default: return "color-mix(in srgb,\(base) 72%,\(paper))"
    }
  }

  /// The dashes of lines, as a value of SVG's `stroke-dasharray`.
  var dashes: String {
    let patterns = ["none", "8 4", "2 3", "9 3 2 3", "4 3", "14 4"]
    return patterns[order % patterns.count]
  }

  /// The shape of points.
  var marker: Marker { Marker.allCases[order % Marker.allCases.count] }

  /// The CSS of a line through data.
  var line: String {
    let dashing = dashes == "none" ? "" : ";stroke-dasharray:\(dashes)"
    return "fill:none;stroke:\(css);stroke-width:2;stroke-linejoin:round\(dashing)"
  }
}
