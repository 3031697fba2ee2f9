import Foundation
import Mustache

/// The files of a site: its pages in a frame with navigation and contents, and its assets.
public struct Site: Sendable {
  private let template: MustacheTemplate
  private let theme: Theme

  /// Compiles a theme's template.
  ///
  /// - Throws: An error of the template library if the template is malformed.
  public init(theme: Theme) throws {
    self.theme = theme
    template = try MustacheTemplate(string: theme.template)
  }

  /// The contents of the site's files, by their paths in the site's folder.
  ///
  /// - Parameters:
  ///   - pages: The pages.
  ///   - lessons: All lessons of the course, in order, for the navigation.
  public func files(pages: [Page], lessons: [Lesson]) -> [String: Data] {
    var files = theme.assets
    for page in pages {
      files[Self.path(of: page.lesson)] = Data(template.render(context(of: page, lessons)).utf8)
    }
    return files
  }

  /// The path of a lesson's page in the site's folder.
  static func path(of lesson: Lesson) -> String { "\(lesson.name).html" }

  private func context(of page: Page, _ lessons: [Lesson]) -> [String: Any] {
    let chapters = lessons.filter { !$0.isIndex }
    // Pages without a number stand behind the lessons. Where no page has one, all are lessons.
    let numbered = chapters.filter { $0.number != nil }
    let others = numbered.isEmpty ? [] : chapters.filter { $0.number == nil }
    let ordered = numbered.isEmpty ? chapters : numbered
    // The index comes first: its next page is the first lesson.
    let order = lessons.filter(\.isIndex) + ordered + others
    let position = order.firstIndex { $0.name == page.lesson.name }
    var context: [String: Any] = [
      "lang": "en",
      "title": page.lesson.title,
      "bookTitle": lessons.first(where: \.isIndex)?.title ?? "Lessons",
      "description": page.lesson.summary,
      "isIndex": page.lesson.name == LessonFolder.indexName,
      "content": page.article,
      // The first heading is the page's title.
      "contents": page.lesson.headings.dropFirst().filter { $0.level <= 3 }.map { heading in
        ["level": String(heading.level), "text": heading.text, "anchor": heading.anchor]
      },
      "number": page.lesson.number.map(String.init) ?? "",
      "lessons": ordered.map { entry($0, on: page) },
      "others": others.map { entry($0, on: page) },
      "assets": "assets/",
    ]
    if let position {
      context["previous"] = position > 0 ? link(to: order[position - 1]) : nil
      context["next"] = position + 1 < order.count ? link(to: order[position + 1]) : nil
    }
    return context
  }

  /// An entry of the list of lessons.
  private func entry(_ lesson: Lesson, on page: Page) -> [String: Any] {
    var entry = link(to: lesson)
    entry["isCurrent"] = lesson.name == page.lesson.name
    entry["description"] = lesson.summary
    return entry
  }

  private func link(to lesson: Lesson) -> [String: Any] {
    [
      "title": lesson.title, "href": HTML.address(of: Self.path(of: lesson)),
      "number": lesson.number.map(String.init) ?? "",
    ]
  }
}
