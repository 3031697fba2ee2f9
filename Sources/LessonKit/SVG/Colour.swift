/// The colour of a series in a plot. The page's style sheet sets its shade for a light and a dark page.
///
/// Six colours have one meaning each wherever they are used: in figures, formulas and text. The others have none, and a
/// plot gives them to series without a colour in the order of `automatic`.
public enum Colour: Sendable, Hashable, CaseIterable {
  /// The colour of the page's text, for a quantity without a colour of its own, such as the accuracy.
  case ink
  /// Weights and biases: blue. Negative bars are orange and hatched.
  case weight
  /// Activations: amber.
  case activation
  /// Nudges, which lower the cost: green. Negative bars have the gradient's purple and are hatched.
  case nudge
  /// The gradient, which points uphill: purple.
  case gradient
  /// The cost: crimson.
  case cost
  /// A colour without a meaning of its own.
  case teal, brown, grey, blue, red, green, purple, amber

  /// The colours of series without one, in order. They are neutral: none of them is near a colour with a meaning.
  static let automatic: [Colour] = [.ink, .teal, .brown, .grey]

  /// The colour as a CSS value: a variable of the page, with the light page's shade as its fallback.
  var css: String {
    switch self {
    case .ink: "var(--ink,currentColor)"
    case .weight: "var(--weight,#1750b8)"
    case .activation: "var(--activation,#846200)"
    case .nudge: "var(--nudge,#14734f)"
    case .gradient: "var(--gradient,#8527dc)"
    case .cost: "var(--cost,#c8125a)"
    case .blue: "var(--series-1,#1a56a8)"
    case .red: "var(--series-2,#c03a1c)"
    case .green: "var(--series-3,#17988a)"
    case .purple: "var(--series-4,#8c66d8)"
    case .amber: "var(--series-5,#b98800)"
    case .grey: "var(--series-6,#6f7b87)"
    case .teal: "var(--series-7,#0b7a8a)"
    case .brown: "var(--series-8,#7d5a44)"
    }
  }

  /// The colour of negative bars as a CSS value, or nil if it is the colour itself.
  var negativeCSS: String? {
    switch self {
    case .weight: "var(--weight-negative,#983b0c)"
    case .nudge: Colour.gradient.css
    case .ink, .activation, .gradient, .cost, .teal, .brown, .grey, .blue, .red, .green, .purple, .amber: nil
    }
  }
}
