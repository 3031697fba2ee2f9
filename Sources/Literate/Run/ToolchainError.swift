/// Why cells can't be compiled on this machine.
public enum ToolchainError: Error, Equatable, CustomStringConvertible {
  case noCompiler
  /// A module, and the folder that should have it.
  case noModule(String, String)

  public var description: String {
    switch self {
    case .noCompiler:
      "there is no swiftc on the PATH; install Swift, or add its bin folder to PATH"
    case .noModule(let module, let folder):
      "the module \(module), which cells are compiled with, is not in \(folder); start the command with `swift run lessons`"
    }
  }
}
