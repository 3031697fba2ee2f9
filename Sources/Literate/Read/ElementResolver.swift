/// Completes the elements of a page, in its order: numbers the inline values, finds the images' files, and gives the
/// predictions their ids.
struct ElementResolver {
  private let cells: [Cell]
  private let catalogue: ImageCatalogue
  private var slugs: Slugs
  private var valueCount = 0
  private var predictionIDs: [SourceLocation: String] = [:]
  /// The paths of the images so far, each with the location of its first use.
  private(set) var images: [String: SourceLocation] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  /// - Parameter slugs: The ids that the page has already.
  init(cells: [Cell], catalogue: ImageCatalogue, slugs: Slugs) {
    self.cells = cells
    self.catalogue = catalogue
    self.slugs = slugs
  }

  /// The element, completed.
  mutating func resolve(_ element: LessonElement) -> LessonElement {
    switch element {
    case .value(let value): return .value(resolve(value))
    case .estimate(var estimate):
      estimate.value = resolve(estimate.value)
      return .estimate(estimate)
    case .image(let image): return .image(resolve(image))
    case .start(.prediction(let prediction)): return .start(.prediction(resolve(prediction)))
    case .end(.prediction(let prediction)): return .end(.prediction(resolve(prediction)))
    case .prose, .cell, .formula, .diagram, .video, .start, .end: return element
    }
  }

  private mutating func resolve(_ value: InlineValue) -> InlineValue {
    var value = value
    value.index = valueCount
    value.cellsAbove = cells.count { $0.location < value.location }
    valueCount += 1
    return value
  }

  private mutating func resolve(_ image: ImageEmbed) -> ImageEmbed {
    var image = image
    do throws(Diagnostic) {
      let match = try catalogue.embed(image.name, at: image.location)
      image.path = match.path
      diagnostics += match.warnings
      images[match.path] = images[match.path] ?? image.location
    } catch {
      diagnostics.append(error)
    }
    return image
  }

  private mutating func resolve(_ prediction: Prediction) -> Prediction {
    var prediction = prediction
    let id = predictionIDs[prediction.location] ?? slugs.unique(Slugs.slug(prediction.title))
    predictionIDs[prediction.location] = id
    prediction.id = id
    return prediction
  }
}
