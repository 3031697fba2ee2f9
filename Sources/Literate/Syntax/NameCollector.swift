import SwiftSyntax

/// Collects the uses of names in a piece of code, with the scopes of Swift: names, closures, functions and types.
///
/// Where Swift's rules need types, it leaves out a use rather than report one that is none. `BlockNameCollector` adds
/// the scopes of statements.
class NameCollector: SyntaxVisitor {
  private(set) var uses: [TopLevelNames.Use] = []
  private let code: ParsedCode
  /// The names of the scopes around the current node, the innermost last.
  private var scopes: [Set<String>] = []
  /// The time at which the current node runs.
  private var time: TopLevelNames.Time

  init(_ code: ParsedCode, time: TopLevelNames.Time = .always) {
    self.code = code
    self.time = time
    super.init(viewMode: .sourceAccurate)
  }

  /// The uses in a piece of code, which runs at `time`.
  ///
  /// - Parameter locals: The names that the code around it declares.
  static func uses(
    in node: (some SyntaxProtocol)?,
    of code: ParsedCode,
    time: TopLevelNames.Time = .always,
    locals: Set<String> = []
  ) -> [TopLevelNames.Use] {
    guard let node else { return [] }
    let collector = BlockNameCollector(code, time: time)
    collector.scopes = [locals]
    collector.walk(node)
    return collector.uses
  }

  // MARK: Names

  override func visit(_ node: DeclReferenceExprSyntax) -> SyntaxVisitorContinueKind {
    guard case .identifier = node.baseName.tokenKind else { return .skipChildren }
    use(node.baseName, isCall: node.isCalled, isAssigned: node.isAssigned)
    return .skipChildren
  }

  override func visit(_ node: MemberAccessExprSyntax) -> SyntaxVisitorContinueKind {
    if let base = node.base { walk(base) }
    return .skipChildren
  }

  /// Types, attributes and key paths hold no variable that is read at once.
  override func visit(_ node: AttributeSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  override func visit(_ node: KeyPathExprSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
  /// Which clauses of an `#if` are compiled is not known.
  override func visit(_ node: IfConfigDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }

  func use(_ token: TokenSyntax, isCall: Bool = false, isAssigned: Bool = false) {
    let name = token.name
    guard !scopes.contains(where: { $0.contains(name) }) else { return }
    let position = code.start(of: token)
    uses.append(.init(name: name, position: position, time: time, isCall: isCall, isAssigned: isAssigned))
  }

  // MARK: Scopes and times

  func inScope(_ names: some Sequence<String> = [], _ body: () -> Void) {
    scopes.append(Set(names))
    body()
    scopes.removeLast()
  }

  func declare(_ names: some Sequence<String>) { scopes[scopes.count - 1].formUnion(names) }

  func at(_ new: TopLevelNames.Time, _ body: () -> Void) {
    let old = time
    switch (old, new) {
    case (.later, _), (_, .later): time = .later
    case (.sometimes, _), (_, .sometimes): time = .sometimes
    case (.always, .always): break
    }
    body()
    time = old
  }

  func walkAll(_ nodes: (any SyntaxProtocol)?...) {
    for case let node? in nodes { walk(Syntax(node)) }
  }

  /// Walks statements; what follows a statement that may leave the block runs only sometimes.
  override func visit(_ node: CodeBlockItemListSyntax) -> SyntaxVisitorContinueKind {
    let isTopLevel = node.parent?.is(SourceFileSyntax.self) ?? false
    inScope(isTopLevel ? [] : node.declaredNames) {
      var mayHaveLeft = false
      for item in node {
        at(mayHaveLeft ? .sometimes : .always) { walk(item) }
        mayHaveLeft = mayHaveLeft || (!isTopLevel && item.mayLeave)
      }
    }
    return .skipChildren
  }

  override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind {
    let captures = node.signature?.capture
    var names = node.signature?.parameterClause.map { $0.parameterNames } ?? []
    // The captures are read when the closure is made.
    for capture in captures?.items ?? [] {
      if let value = capture.initializer?.value { walk(value) } else { use(capture.name) }
      names.append(capture.name.name)
    }
    let isAtOnce = node.isCalledAtOnce || node.isShown
    at(isAtOnce ? .sometimes : .later) { inScope(names) { walk(node.statements) } }
    return .skipChildren
  }

  /// The body of a local function, accessor or initialiser runs later.
  override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
    at(.later) { inScope(node.signature.parameterNames) { walkAll(node.signature.parameterClause, node.body) } }
    return .skipChildren
  }

  override func visit(_ node: InitializerDeclSyntax) -> SyntaxVisitorContinueKind {
    at(.later) { inScope(node.signature.parameterNames) { walkAll(node.signature.parameterClause, node.body) } }
    return .skipChildren
  }

  override func visit(_ node: SubscriptDeclSyntax) -> SyntaxVisitorContinueKind {
    at(.later) { inScope(node.parameterClause.parameterNames) { walkAll(node.parameterClause, node.accessorBlock) } }
    return .skipChildren
  }

  override func visit(_ node: AccessorBlockSyntax) -> SyntaxVisitorContinueKind {
    at(.later) {
      inScope(["newValue", "oldValue"]) {
        switch node.accessors {
        case .getter(let statements): walk(statements)
        case .accessors(let accessors): walk(accessors)
        }
      }
    }
    return .skipChildren
  }

  override func visit(_ node: MemberBlockSyntax) -> SyntaxVisitorContinueKind {
    at(.later) { inScope(node.members.flatMap(\.decl.declaredNames)) { walk(node.members) } }
    return .skipChildren
  }

  override func visit(_ node: DeferStmtSyntax) -> SyntaxVisitorContinueKind {
    at(.later) { walk(node.body) }
    return .skipChildren
  }
}
