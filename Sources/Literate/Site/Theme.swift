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
  /// - Parameter katex: KaTeX's folder, with `katex.min.css` and `fonts/`; without it, browsers typeset the formulas.
  /// - Throws: An error of the system if a file can't be read.
  public init(katex: URL?) throws {
    func read(_ name: String) throws -> Data {
      try Data(contentsOf: Bundle.module.resourceURL!.appending(path: "Theme/\(name)"))
    }
    template = String(decoding: try read("page.mustache"), as: UTF8.self)
    assets = ["assets/site.css": try read("site.css"), "assets/site.js": try read("site.js")]
    guard let katex else { return }
    let sheet = try Data(contentsOf: katex.appending(path: "katex.min.css"))
    assets["\(Self.katexFolder)/katex.css"] = sheet + Data("\n".utf8) + (try read("katex-override.css"))
    let fonts = katex.appending(path: "fonts").resolvingSymlinksInPath()
    for font in try FileManager.default.contentsOfDirectory(atPath: fonts.path).sorted()
    where font.hasSuffix(".woff2") {
      assets["\(Self.katexFolder)/fonts/\(font)"] = try Data(contentsOf: fonts.appending(path: font))
    }
  }
}
