/// Images of one size in a grid, as one image with gaps of a given index between them. One file for all of them is
/// smaller than a file for each.
struct Montage {
  /// The size of each image in pixels, and the number of images side by side.
  let columns, rows, across: Int
  /// The pixels between two images.
  let gapX, gapY: Int
  /// The number of images.
  let count: Int

  /// The number of rows of images.
  var down: Int { (count + across - 1) / across }

  /// The size of the whole in pixels.
  var width: Int { across * (columns + gapX) - gapX }
  var height: Int { down * (rows + gapY) - gapY }

  /// Returns the column and the row of an image's top left pixel.
  func corner(of image: Int) -> (column: Int, row: Int) {
    (image % across * (columns + gapX), image / across * (rows + gapY))
  }

  /// Returns the pixels of the whole.
  ///
  /// - Parameters:
  ///   - gap: The pixel between the images.
  ///   - pixel: The pixel of an image, by the image's index and the pixel's, row by row.
  func pixels(gap: UInt8, _ pixel: (_ image: Int, _ index: Int) -> UInt8) -> [UInt8] {
    var pixels = Array(repeating: gap, count: width * height)
    for image in 0..<count {
      let (left, top) = corner(of: image)
      for row in 0..<rows {
        for column in 0..<columns {
          pixels[(top + row) * width + left + column] = pixel(image, row * columns + column)
        }
      }
    }
    return pixels
  }
}
