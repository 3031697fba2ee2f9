/// The ids of a page, each given once; and anchors for headings, as GitHub makes them: `How it learns!` is
/// `how-it-learns`.
struct Slugs {
  private var taken: Set<String>
  /// The last number that each name was given.
  private var numbers: [String: Int] = [:]

  init(taken: some Sequence<String> = []) { self.taken = Set(taken) }

  /// The name if it is free, or else with the first number that makes it so; taken from now on.
  mutating func unique(_ name: String) -> String {
    var candidate = name
    while !taken.insert(candidate).inserted {
      numbers[name, default: 0] += 1
      candidate = "\(name)-\(numbers[name, default: 0])"
    }
    return candidate
  }

  /// A heading's text as an anchor: lower case, spaces as hyphens, anything but letters, digits, `-` and `_` left out.
  static func slug(_ text: String) -> String {
    var slug = String.UnicodeScalarView()
    for scalar in text.trimmed.lowercased().unicodeScalars {
      if scalar == " " || scalar == "-" {
        slug.append("-")
      } else if isKept(scalar), !slug.isEmpty || !scalar.properties.isGraphemeExtend {
        slug.append(scalar)
      }
    }
    return slug.allSatisfy { $0 == "-" } ? "section" : String(slug)
  }

  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .decimalNumber, .letterNumber, .otherNumber, .connectorPunctuation:
      true
    default: false
    }
  }
}
