/// The top-level names that a part of a lesson's program declares, and the names that it uses.
///
/// A name that a use's own function, closure, block or pattern declares is no use. What a use refers to is not known
/// here: it may be a declaration of any part, or of a module.
struct TopLevelNames: Sendable {
  /// The top-level declarations, in the order of the code.
  var declarations: [Declaration] = []
  /// The uses, in the order of the code, without those inside top-level functions and types.
  var uses: [Use] = []

  /// A top-level declaration.
  struct Declaration: Sendable {
    var name: String
    var kind: Kind
    /// The position of the name.
    var position: ParsedCode.Position
    /// The position behind the declaration; a variable has its value from here on.
    var end: ParsedCode.Position
    /// True inside `#if`: it may not be compiled.
    var isConditional = false
  }

  /// A kind of declaration.
  enum Kind: Sendable {
    /// A stored variable: it has its value once the program has run its declaration.
    case variable
    /// A function, whose body runs at each call, and the uses in the body.
    case function(uses: [Use])
    /// A computed variable, whose body runs at each use, and the uses in the body.
    case computed(uses: [Use])
    /// A type, a protocol or an extension; the uses are those of its members.
    case type(uses: [Use])
  }

  /// A use of a name.
  struct Use: Sendable, Hashable {
    var name: String
    var position: ParsedCode.Position
    var time: Time
    /// True if the name is called, as in `f(1)`.
    var isCall = false
    /// True for the target of an assignment.
    var isAssigned = false
  }

  /// The time of a use, relative to the code around it: the top level, or the body of a top-level function.
  enum Time: Sendable, Hashable {
    /// Each time that the code runs.
    case always
    /// When the code runs and a condition holds, or a loop has elements.
    case sometimes
    /// Perhaps later: in a closure that may be kept, in a local function or type, or in a `defer` block.
    case later
  }
}
