import Foundation
import Mustache

/// Puts pages into the site's frame: navigation, contents, assets.
public struct Site: Sendable {
  private let template: MustacheTemplate
  private let theme: Theme

  /// - Throws: An error of the template library's if the theme's template is broken.
  public init(theme: Theme) throws {
    self.theme = theme
    template = try MustacheTemplate(string: theme.template)
  }

  /// The files of a site, by their path in the site's folder.
  ///
  /// - Parameters:
  ///   - pages: The pages to write.
  ///   - lessons: All lessons of the course, in order, for the navigation.
  public func files(pages: [Page], lessons: [Lesson]) -> [String: Data] {
    var files = theme.assets
    for page in pages {
      files["\(page.lesson.name).html"] = Data(template.render(context(of: page, lessons)).utf8)
    }
    return files
  }

  private func context(of page: Page, _ lessons: [Lesson]) -> [String: Any] {
    let chapters = lessons.filter { !$0.isIndex }
    // The index comes first: its next page is the first lesson.
    let order = lessons.filter(\.isIndex) + chapters
    let place = order.firstIndex { $0.name == page.lesson.name }
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
      "lessons": chapters.map { lesson -> [String: Any] in
        var link = link(to: lesson)
        link["isCurrent"] = lesson.name == page.lesson.name
        link["description"] = lesson.summary
        return link
      },
      "assets": "assets/",
    ]
    if let place {
      context["previous"] = place > 0 ? link(to: order[place - 1]) : nil
      context["next"] = place + 1 < order.count ? link(to: order[place + 1]) : nil
    }
    return context
  }

  private func link(to lesson: Lesson) -> [String: Any] {
    [
      "title": lesson.title, "href": HTML.address(of: "\(lesson.name).html"),
      "number": lesson.number.map(String.init) ?? "",
    ]
  }
}
