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
  public init(fileContent content: [UInt8], file: String = "the network") throws(NetworkFileError) {
    self = try NetworkFile.network(content, file: file)
  }
}

#if !hasFeature(Embedded)
  extension Network {
    /// Reads a network that `save(to:)` wrote.
    ///
    /// - Throws: a `NetworkFileError` that names the file, when it cannot be read, is cut off, was altered, or is something
    ///   else altogether.
    public init(contentsOf path: String) throws(NetworkFileError) {
      let content: [UInt8]
      do {
        content = try contents(ofFile: path)
      } catch {
        throw NetworkFileError(path, error.isMissing ? .missing : .unreadable(reason: error.reason))
      }
      try self.init(fileContent: content, file: path)
    }

    /// Writes this network to a file.
    ///
    /// The file is written under another name and then renamed, so that a file that was there before is replaced as a whole
    /// or stays as it is.
    public func save(to path: String) throws(NetworkFileError) {
      do {
        try write(fileContent, toFile: path)
      } catch {
        throw NetworkFileError(path, .unwritable(reason: error.reason))
      }
    }
  }
#endif
