extension Network {
  /// The network as the bytes of a file: sizes, activations, cost function, and the bits of every weight and bias.
  public var fileContent: [UInt8] {
    NetworkFile.bytes(of: self)
  }

  /// Creates a network from the bytes of a file. Every weight and bias has the bits that it had when it was saved.
  ///
  /// - Parameters:
  ///   - content: The value of `fileContent` of a network.
  ///   - file: The name of the file, for error messages.
  /// - Throws: A `FileError` if the bytes are truncated, altered, or not a network file.
  public init(fileContent content: [UInt8], file: String = "the network") throws(FileError) {
    self = try NetworkFile.network(content, file: file)
  }
}

#if !hasFeature(Embedded)
  extension Network {
    /// Loads a network from a file that `save(to:)` wrote.
    ///
    /// - Parameter path: The path of the file.
    /// - Throws: A `FileError` that names the file, if it cannot be read, is truncated, was altered, or is not a network file.
    public init(contentsOf path: String) throws(FileError) {
      try self.init(fileContent: readFile(path), file: path)
    }

    /// Saves this network in a file, atomically: an existing file is replaced as a whole or not changed.
    ///
    /// - Parameter path: The path of the file.
    /// - Throws: A `FileError` if the file cannot be written.
    public func save(to path: String) throws(FileError) {
      try writeFile(path, fileContent)
    }
  }
#endif
