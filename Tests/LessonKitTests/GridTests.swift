import Testing
import Wire

@testable import LessonKit

@Suite struct GridTests {
  private func finished(_ grid: Grid) -> Drawing? {
    if case .plot(let drawing) = grid.output { drawing } else { nil }
  }

  @Test func figuresStandSideBySide() throws {
    let plot = Plot("One").line([1, 2, 4])
    let drawing = try #require(finished(Grid(columns: 2).add(plot).add(HeatMap(Matrix([[1, -1]]))).add(plot)))
    #expect(drawing.columns == 2)
    #expect(drawing.svg.components(separatedBy: "<svg ").count == 4)
    #expect(drawing.title.hasPrefix("One"))
  }

  @Test func idsOfTwoFiguresDiffer() throws {
    let plot = Plot().line([1, 2, 4])
    let drawing = try #require(finished(Grid(columns: 2).add(plot).add(plot)))
    let ids = drawing.svg.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
    #expect(!ids.isEmpty && Set(ids).count == ids.count)
    #expect(ids.allSatisfy { $0.hasPrefix("{id}.0-") || $0.hasPrefix("{id}.1-") })
    for id in ids { #expect(drawing.svg.contains("url(#\(id))")) }
  }

  @Test func aGridIsNoWiderThanItsFigures() throws {
    #expect(try #require(finished(Grid(columns: 4).add(Plot().line([1, 2])))).columns == 1)
    #expect(try #require(finished(Grid(columns: 0))).columns == 1)
  }

  @Test func whatIsNoDrawingIsReplacedByAWord() throws {
    let drawing = try #require(finished(Grid(columns: 2).add(Table(["a"], rows: []))))
    #expect(drawing.svg.contains("plots, heat maps and digits only"))
  }
}
