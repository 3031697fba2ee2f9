extension Network {
  /// This network as the bytes of a file: sizes, activations, cost function, and the bits of every weight and bias.
  public var fileContent: [UInt8] {
    NetworkFile.bytes(of: self)
  }

  /// A network from the bytes of a file, every weight with the bits that it had.
  ///
  /// - Parameters:
  ///   - content: what `fileContent` gave.
  ///   - file: a name for errors.
  /// - Throws: when the bytes are cut off, altered, or something else altogether.
  public init(fileContent content: [UInt8], file: String = "the network") throws(FileError) {
    self = try NetworkFile.network(content, file: file)
  }
}

#if !hasFeature(Embedded)
  extension Network {
    /// Reads a network that `save(to:)` wrote.
    ///
    /// - Throws: a `FileError` that names the file, when it cannot be read, is cut off, was altered, or is something
    ///   else altogether.
    public init(contentsOf path: String) throws(FileError) {
      try self.init(fileContent: readFile(path), file: path)
    }

    /// Writes this network to a file.
    ///
    /// The file is written under another name and then renamed, so that a file that was there before is replaced as a whole
    /// or stays as it is.
    public func save(to path: String) throws(FileError) {
      try writeFile(path, fileContent)
    }
  }
#endif
