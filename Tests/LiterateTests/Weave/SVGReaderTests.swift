import Testing

@testable import Literate

@Suite struct SVGReaderTests {
  @Test(arguments: [
    ("<svg/>", "<svg/>"),
    ("<?xml version=\"1.0\"?><!DOCTYPE svg><!-- a > b --><svg x=\"1\"\n y=\"2\" ></svg>\n", "<svg x=\"1\" y=\"2\"/>"),
    ("<a> <b>x</b>\n<c/> </a>", "<a>\n<b>x</b>\n<c/>\n</a>"),
    ("<a>&lt;&#45;&#x41;&amp;amp; &foo; & b;</a>", "<a>&lt;-A&amp;amp; &amp;foo; &amp; b;</a>"),
    ("<a x=\"x&amp;y&z\"/>", "<a x=\"x&amp;y&amp;z\"/>"),
    ("<a x=\"\u{301}\">\u{301}</a>", "<a x=\"\u{301}\">\u{301}</a>"),
    ("<a>&\u{301}</a>", "<a>&amp;\u{301}</a>"),
    ("<a>\u{1}</a>", "<a>␁</a>"),
    ("<a y=\"1\" onclick=\"x()\" x=\"2\"/>", "<a x=\"2\" y=\"1\"/>"),
  ])
  func readsAndWrites(svg: String, html: String) {
    #expect(SVGReader.read(svg)?.html == html)
  }

  @Test(arguments: ["", "text", "<a>", "<a><b></a>", "</a>", "<a b=\"", "<!-- <a/>", "<a b", "<"])
  func malformedSVGIsRejected(svg: String) {
    #expect(SVGReader.read(svg) == nil)
  }
}
