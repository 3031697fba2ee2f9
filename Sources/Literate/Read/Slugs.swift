/// Unique ids for a page, and anchors for headings by GitHub's rules: `How it learns!` becomes `how-it-learns`.
struct Slugs {
  private var taken: Set<String>
  /// The last number that was appended to each name.
  private var numbers: [String: Int] = [:]

  init(taken: some Sequence<String> = []) { self.taken = Set(taken) }

  /// Takes an id: the name, or if that is taken the name with the first number that makes it unique.
  mutating func unique(_ name: String) -> String {
    var candidate = name
    while !taken.insert(candidate).inserted {
      numbers[name, default: 0] += 1
      candidate = "\(name)-\(numbers[name, default: 0])"
    }
    return candidate
  }

  /// A heading's text as an anchor: in lower case, with hyphens for spaces, of letters, digits, `-` and `_` only.
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
