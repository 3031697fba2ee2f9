/// Completes the pieces of a page once their order is known: numbers the inline values and finds the images' files.
struct PieceResolver {
  private(set) var pieces: [Piece] = []
  private(set) var images: Set<String> = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ pieces: [Piece], cells: [Cell], catalogue: ImageCatalogue) {
    var valueCount = 0
    for piece in pieces {
      switch piece {
      case .value(var value):
        value.index = valueCount
        value.cellsAbove = cells.count { $0.location < value.location }
        valueCount += 1
        self.pieces.append(.value(value))
      case .image(var image):
        do {
          let path = try catalogue.embed(image.name, at: image.location)
          image.path = path
          images.insert(path)
        } catch {
          diagnostics.append(error)
        }
        self.pieces.append(.image(image))
      case .prose, .cell, .maths, .diagram, .video: self.pieces.append(piece)
      }
    }
  }
}
