import Testing

@testable import Literate

@Suite struct PlanTests {
  private let lesson = read(
    """
    ```swift id=a
    let a = 1
    ```

    Once `{swift} a`, twice `{swift} a + a`.

    ```swift id=b norun
    print(a)
    ```

    ```swift id=c static
    no Swift
    ```

    ```swift id=d
    print(a)
    ```

    ```swift id=e fails
    let a: String = 1
    ```

    ```swift id=f traps
    fatalError()
    ```

    `{swift} a`
    """
  )

  private func parts(_ program: Program) -> [PartID] { program.parts.map(\.id) }

  @Test func cellsThatDoNotRunHaveProgramsOfTheirOwn() {
    let plan = Plan(lesson)
    let above: [PartID] = [.cell(0), .value(0), .value(1)]
    #expect(parts(plan.main) == above + [.cell(3), .value(2)])
    #expect(plan.separate.map(\.cell.id) == ["b", "e", "f"])
    #expect(plan.separate.map(\.purpose) == [.compile, .failToCompile, .trap])
    #expect(
      plan.separate.map { parts($0.program) } == [
        above + [.cell(1)], above + [.cell(3), .cell(4)], above + [.cell(3), .cell(5)],
      ]
    )
  }

  @Test func aBrokenCellEndsThePlan() {
    let plan = Plan(lesson, without: [.cell(3), .cell(5)])
    #expect(parts(plan.main) == [.cell(0), .value(0), .value(1)])
    #expect(plan.separate.map(\.cell.id) == ["b"])
  }

  @Test func aBrokenValueIsLeftOut() {
    let plan = Plan(lesson, without: [.value(0)])
    #expect(parts(plan.main) == [.cell(0), .value(1), .cell(3), .value(2)])
    #expect(parts(plan.separate[0].program) == [.cell(0), .value(1), .cell(1)])
  }

  /// A value above the broken cell does not depend on it.
  @Test func aBrokenFirstCellDoesNotAffectValuesAboveIt() {
    let plan = Plan(read("`{swift} 1`\n\n```swift\nlet a = 1\n```\n\n`{swift} a`\n"), without: [.cell(0)])
    #expect(parts(plan.main) == [.value(0)])
  }
}
