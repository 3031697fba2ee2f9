import Testing

@testable import Literate

@Suite struct SVGParserTests {
  @Test(arguments: [
    ("<svg/>", "<svg/>"),
    ("<?xml version=\"1.0\"?><!DOCTYPE svg><!-- a > b --><svg a=\"1\"\n b=\"2\" ></svg>\n", "<svg a=\"1\" b=\"2\"/>"),
    ("<a> <b>x</b>\n<c/> </a>", "<a>\n<b>x</b>\n<c/>\n</a>"),
    ("<a>&lt;&#45;&#x41;&amp;amp; &foo; & b;</a>", "<a>&lt;-A&amp;amp; &amp;foo; &amp; b;</a>"),
    ("<a b=\"x&amp;y&z\"/>", "<a b=\"x&amp;y&amp;z\"/>"),
    ("<a b=\"\u{301}\">\u{301}</a>", "<a b=\"\u{301}\">\u{301}</a>"),
    ("<a>\u{1}</a>", "<a>␁</a>"),
  ])
  func readsAndWrites(svg: String, html: String) {
    #expect(SVGElement(parsing: svg)?.html == html)
  }

  @Test(arguments: ["", "text", "<a>", "<a><b></a>", "</a>", "<a b=\"", "<!-- <a/>", "<a b", "<"])
  func whatIsNotNestedIsNothing(svg: String) {
    #expect(SVGElement(parsing: svg) == nil)
  }
}
