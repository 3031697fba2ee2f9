import Foundation

/// The site's template, style sheet and script, and KaTeX's style sheet and fonts where KaTeX is installed.
public struct Theme: Sendable {
  /// The Mustache template of a page.
  var template: String
  /// The other files, by their paths in the site's folder.
  var assets: [String: Data]

  /// The path, in a site's folder, of KaTeX's files, which are not under version control.
  public static let katexFolder = "assets/katex"

  /// Reads the theme.
  ///
  /// - Parameter katex: KaTeX's folder, with `katex.min.css` and `fonts/`. Without these, browsers typeset the formulas.
  /// - Throws: A `Diagnostic` if a file can't be read.
  public init(katex: URL?) throws(Diagnostic) {
    func read(_ name: String) throws(Diagnostic) -> Data {
      try Data(readingFile: Bundle.module.resourceURL!.appending(path: "Theme/\(name)"))
    }
    template = String(decoding: try read("page.mustache"), as: UTF8.self)
    assets = ["assets/site.css": try read("site.css"), "assets/site.js": try read("site.js")]
    let fonts = katex?.appending(path: "fonts").resolvingSymlinksInPath()
    guard let katex, let fonts, let sheet = try? Data(contentsOf: katex.appending(path: "katex.min.css")),
      let names = try? FileManager.default.contentsOfDirectory(atPath: fonts.path)
    else { return }
    assets["\(Self.katexFolder)/katex.css"] = sheet + Data("\n".utf8) + (try read("katex-override.css"))
    for font in names.sorted() where font.hasSuffix(".woff2") {
      assets["\(Self.katexFolder)/fonts/\(font)"] = try Data(readingFile: fonts.appending(path: font))
    }
  }
}
