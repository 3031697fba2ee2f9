import Foundation
import SystemPackage

/// Creates the files of new lessons.
public enum LessonStarter {
  /// Writes the first draft of a lesson, numbered after the last one.
  ///
  /// - Parameter path: The path of the lessons' folder, which is created if it is not there.
  /// - Returns: The path of the new file.
  /// - Throws: A `Diagnostic` if the title has no letter or digit, or the file is there already or can't be written.
  public static func start(title: String, in path: String) throws(Diagnostic) -> String {
    let words = title.lowercased().split { !($0.isLetter || $0.isNumber) }
    guard !words.isEmpty else {
      throw .error(.book, "a title needs a letter or a digit", hint: "write `lessons new \"A title\"`")
    }
    var writer = FileWriter()
    try writer.createFolder(FilePath(path))
    let folder = try LessonFolder(path)
    let number = ((try? folder.names())?.compactMap(LessonName.number).max() ?? 0) + 1
    let name = "\(number < 10 ? "0" : "")\(number)-\(words.joined(separator: "-"))"
    guard !FileManager.default.fileExists(atPath: folder.file(name).path) else {
      throw .error(.book, "\(folder.path(of: name)) is already there", hint: "choose another title")
    }
    let draft = draft(title: title.split(separator: "\n").joined(separator: " "))
    try writer.create(folder.file(name), with: Data(draft.utf8))
    return folder.path(of: name)
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
