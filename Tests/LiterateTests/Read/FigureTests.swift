import Testing

@testable import Literate

/// Tests of images and videos.
struct FigureTests {
  // MARK: Embeds

  @Test(arguments: [
    ("![[cost.png]]", ImageEmbed.Alignment?.none, Int?.none, String?.none),
    ("![[cost.png|center|400]]", .center, 400, nil),
    ("![[cost.png|400|center]]", .center, 400, nil),
    ("![[cost.png | 300px | Right | The cost ]]", .right, 300, "The cost"),
    ("![[cost.png|400x300|centre]]", .center, 400, nil),
    ("![[cost.png|middle|0]]", nil, nil, "middle | 0"),
    ("![[cost.png|*a*|_b_]]", nil, nil, "*a* | _b_"),
    ("![[Images/cost.png]]", nil, nil, nil),
    ("![[./cost.png|]]", nil, nil, nil),
  ])
  func embeds(_ markdown: String, _ alignment: ImageEmbed.Alignment?, _ width: Int?, _ alt: String?) {
    let lesson = readLesson(markdown)
    #expect(lesson.embeds.map(\.path) == ["Images/cost.png"])
    #expect(lesson.embeds.first?.alignment == alignment)
    #expect(lesson.embeds.first?.width == width)
    #expect(lesson.embeds.first?.alt == alt)
    #expect(lesson.images == ["Images/cost.png"])
    #expect(lesson.messages == [])
  }

  @Test(arguments: [
    ("![[cst.png]]", "1:1: warning: there is no image `cst.png`; did you mean `Images/cost.png`?"),
    ("> - ![[xyz.v2 final.svg]]", "1:5: warning: there is no image `xyz.v2 final.svg`; put it into Images/"),
    (
      "![[../cost.png]]",
      "1:1: error: the image `../cost.png` is outside the lessons' folder; copy it to Images/ and name it from there"
    ),
    (
      "![[/cost.png]]",
      "1:1: error: the image `/cost.png` is outside the lessons' folder; copy it to Images/ and name it from there"
    ),
  ])
  func badEmbeds(_ markdown: String, _ message: String) {
    let lesson = readLesson(markdown)
    #expect(lesson.messages == [message])
    #expect(lesson.embeds.map(\.path) == [nil])
    #expect(lesson.images == [])
  }

  @Test(arguments: ["![[cost]]", "![[cost.md]]", "![[.png]]", "`![[cost.png]]`", "\\![[cost.png]]", "![[cost.\npng]]"])
  func notEmbeds(_ markdown: String) {
    #expect(readLesson(markdown).embeds == [])
  }

  @Test(arguments: [
    ("![[cost.png]]\n> quote", "«figure cost.png»<blockquote>\n<p>quote</p>\n</blockquote>\n"),
    ("![[cost.png]]\ntext\nmore", "«figure cost.png»<p>text\nmore</p>\n"),
    ("text  \nmore  \n ![[cost.png]]\n", "<p>text<br />\nmore</p>\n«figure cost.png»"),
    ("a\n![[cost.png]]\n*b*\n![[a net.svg]]", "<p>a</p>\n«figure cost.png»<p><em>b</em></p>\n«figure a net.svg»"),
    ("![[cost.png]]\n$$x$$", "«figure cost.png»«display x»"),
    ("see ![[cost.png]] here", "<p>see «image cost.png» here</p>\n"),
    ("*![[cost.png]]*", "<p><em>«image cost.png»</em></p>\n"),
    ("# ![[cost.png|Cost]]", "<h1 id=\"cost\">«image cost.png»</h1>\n"),
    ("- ![[cost.png]]\n- b", "<ul>\n<li>\n«figure cost.png»</li>\n<li>b</li>\n</ul>\n"),
    ("[![[cost.png]]](a.html)", "<p><a href=\"a.html\">«image cost.png»</a></p>\n"),
  ])
  func figuresSplitBlocks(_ markdown: String, _ outline: String) {
    #expect(readLesson(markdown).outline == outline)
  }

  // MARK: Ordinary images

  @Test func ordinaryImagesAreRenderedByCmark() {
    let lesson = readLesson(
      "![a](Images/cost.png) ![b](<Images/a net.svg>) ![c](./Images/a%20net.svg#v) ![d](data:,x) ![]()"
    )
    #expect(
      lesson.outline == """
        <p><img src="Images/cost.png" alt="a" /> <img src="Images/a%20net.svg" alt="b" /> \
        <img src="./Images/a%20net.svg#v" alt="c" /> <img src="data:,x" alt="d" /> <img src="" alt="" /></p>

        """
    )
    #expect(lesson.images == ["Images/a net.svg", "Images/cost.png"])
    #expect(lesson.messages == [])
  }

  @Test func ordinaryImagesAreLookedUp() {
    let lesson = readLesson(
      "> x ![a](Images/cost.png) ![b](Images/cot.png)\n> ![c](../x.png) ![d][r]\n\n![](https://x.y/z.png)\n\n[r]: Images/q.png"
    )
    #expect(
      lesson.messages == [
        "1:27: warning: there is no image `Images/cot.png`; did you mean `Images/cost.png`?",
        "2:3: warning: the image `../x.png` is outside the lessons' folder; copy it to Images/ and name it from there",
        "2:18: warning: there is no image `Images/q.png`; put it into Images/",
        "4:1: warning: this image is not the book's own: the page needs the network to show it; keep a copy in Images/",
      ]
    )
  }

  // MARK: Videos

  @Test(arguments: [
    "https://www.youtube.com/watch?v=aircAruvnKk", "http://youtube.com/watch?list=a&v=aircAruvnKk&t=1s",
    "https://youtu.be/aircAruvnKk?t=3", "https://www.youtube.com/embed/aircAruvnKk",
    "https://www.youtube-nocookie.com/embed/aircAruvnKk#a", "//m.youtube.com/shorts/aircAruvnKk",
  ])
  func videos(_ address: String) {
    let lesson = readLesson("# T\n![*What* is it](\(address))\n")
    #expect(
      lesson.videos == [
        VideoCard(
          id: "aircAruvnKk",
          title: "What is it",
          address: address,
          location: SourceLocation(file: "Lessons/01-structure.md", line: 2),
          isBlock: true
        )
      ]
    )
    #expect(lesson.outline == "<h1 id=\"t\">T</h1>\n«video aircAruvnKk What is it»")
    #expect(lesson.messages == [])
  }

  @Test(arguments: [
    "https://www.youtube.com/watch?v=short", "https://www.youtube.com/",
    "https://youtube.com.evil.org/watch?v=aircAruvnKk",
    "https://x.y/watch?v=aircAruvnKk", "youtu.be/aircAruvnKk", "https://youtu.be/aircAruvn<k",
  ])
  func notVideos(_ address: String) {
    #expect(VideoAddress.id(in: address) == nil)
  }

  @Test func videosInALineOfText() {
    #expect(
      readLesson("See ![it](https://youtu.be/aircAruvnKk) now").outline
        == "<p>See «video link aircAruvnKk it» now</p>\n"
    )
    #expect(readLesson("![](https://youtu.be/aircAruvnKk)").outline == "«video aircAruvnKk Video»")
  }
}
