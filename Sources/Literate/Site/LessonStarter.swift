import Foundation

/// Begins lessons.
public struct LessonStarter {
  var path: String

  /// - Parameter folder: the folder of the lessons; it is made if it is not there.
  public init(folder: String) { path = folder }

  /// Writes a first draft of a lesson, with the number after the last one's.
  ///
  /// - Returns: the path of the new file.
  /// - Throws: `Diagnostic`, or an error of the system.
  public func start(title: String) throws -> String {
    let words = title.lowercased().split { !($0.isLetter || $0.isNumber) }
    guard !words.isEmpty else {
      throw Diagnostic.error(.book, "a title needs a letter or a digit", hint: "write `lessons new \"A title\"`")
    }
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let folder = try LessonFolder(path)
    let numbers = (try? folder.names())?.compactMap { Int($0.prefix { $0.isNumber }) } ?? []
    let number = (numbers.max() ?? 0) + 1
    let name = "\(number < 10 ? "0" : "")\(number)-\(words.joined(separator: "-"))"
    let file = folder.file(name)
    guard !FileManager.default.fileExists(atPath: file.path) else {
      throw Diagnostic.error(
        .book,
        "\(folder.shownAs)/\(name).md is already there",
        hint: "choose another title"
      )
    }
    try Data(Self.draft(title: title.split(separator: "\n").joined(separator: " ")).utf8)
      .write(to: file, options: .withoutOverwriting)
    return "\(folder.shownAs)/\(name).md"
  }

  private static func draft(title: String) -> String {
    """
    # \(title)

    What the reader will know at the end of this page.

    ## A first cell

    Cells are Swift. They run from top to bottom, and what they print and show stands below them.

    ```swift id=first
    let inputs: [Float] = [-2, -1, 0, 1, 2]
    print(inputs.map { sigmoid($0) }.count, "activations")
    ```

    ```output
    5 activations
    ```

    The sigmoid squeezes any number into the range from 0 to 1, $\\sigma(z) = \\frac{1}{1 + e^{-z}}$:
    at zero it is `{swift} sigmoid(0)`.

    ```swift id=picture
    //| caption: The sigmoid
    show(Plot().line(over: -6...6) { sigmoid($0) }.xLabel("z").yLabel("activation"))
    ```

    > [!question]- What happens far from zero?
    > The curve gets flat: the neuron hardly notices a change of its weighted input.

    """
  }
}
