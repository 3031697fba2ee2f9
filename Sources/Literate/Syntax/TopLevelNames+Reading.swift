import SwiftSyntax

extension TopLevelNames {
  /// Finds the names of a part.
  init(_ code: ParsedCode) {
    for item in code.tree.statements { add(item, of: code) }
  }

  private mutating func add(_ item: CodeBlockItemSyntax, of code: ParsedCode) {
    switch item.item {
    case .decl(let declaration):
      add(declaration, of: code)
    case .stmt(let statement):
      uses += NameCollector.uses(in: statement, of: code)
      for condition in statement.as(GuardStmtSyntax.self)?.conditions ?? [] {
        addVariables(boundBy: condition, end: code.end(of: condition), of: code)
      }
    case .expr(let expression):
      uses += NameCollector.uses(in: expression, of: code)
    }
  }

  private mutating func add(_ declaration: DeclSyntax, of code: ParsedCode, isConditional: Bool = false) {
    func found(_ name: TokenSyntax, _ kind: Kind, end: ParsedCode.Position) {
      let position = code.start(of: name)
      let isNew = Declaration(
        name: name.name,
        kind: kind,
        position: position,
        end: end,
        isConditional: isConditional
      )
      declarations.append(isNew)
    }
    if let variable = declaration.as(VariableDeclSyntax.self) {
      for binding in variable.bindings {
        if !isConditional { uses += NameCollector.uses(in: binding.initializer, of: code) }
        let isComputed = binding.accessorBlock.map(\.isComputed) ?? false
        let body = isComputed ? NameCollector.uses(in: binding.accessorBlock?.getter, of: code) : []
        for name in binding.pattern.boundNames {
          found(name, isComputed ? .computed(uses: body) : .variable, end: code.end(of: binding))
        }
      }
    } else if let function = declaration.as(FunctionDeclSyntax.self) {
      let parameters = Set(function.signature.parameterNames)
      let body = NameCollector.uses(in: function.body?.statements, of: code, locals: parameters)
      found(function.name, .function(uses: body), end: code.end(of: function))
    } else if let conditional = declaration.as(IfConfigDeclSyntax.self) {
      for case .statements(let statements)? in conditional.clauses.map(\.elements) {
        for case .decl(let declaration) in statements.map(\.item) { add(declaration, of: code, isConditional: true) }
      }
    } else if let extended = declaration.as(ExtensionDeclSyntax.self) {
      let members = NameCollector.uses(in: extended.memberBlock, of: code)
      if let name = extended.extendedType.firstToken(viewMode: .sourceAccurate) {
        found(name, .type(uses: members), end: code.end(of: extended))
      }
    } else if let named = declaration.asProtocol((any NamedDeclSyntax).self) {
      let members = (declaration.asProtocol((any DeclGroupSyntax).self)?.memberBlock).map {
        NameCollector.uses(in: $0, of: code)
      }
      found(named.name, .type(uses: members ?? []), end: code.end(of: declaration))
    } else {
      uses += NameCollector.uses(in: declaration, of: code)
    }
  }

  private mutating func addVariables(
    boundBy condition: ConditionElementSyntax,
    end: ParsedCode.Position,
    of code: ParsedCode
  ) {
    let pattern: PatternSyntax
    switch condition.condition {
    case .optionalBinding(let binding): pattern = binding.pattern
    case .matchingPattern(let match): pattern = match.pattern
    case .expression, .availability: return
    }
    for name in pattern.boundNames {
      declarations.append(.init(name: name.name, kind: .variable, position: code.start(of: name), end: end))
    }
  }
}

extension AccessorBlockSyntax {
  /// True if the block computes the variable's value, and does not only observe it.
  fileprivate var isComputed: Bool {
    switch accessors {
    case .getter: true
    case .accessors(let list): list.contains { !["willSet", "didSet"].contains($0.accessorSpecifier.text) }
    }
  }

  /// The statements that compute the variable's value.
  fileprivate var getter: CodeBlockItemListSyntax? {
    switch accessors {
    case .getter(let statements): statements
    case .accessors(let list): list.first { $0.accessorSpecifier.text == "get" }?.body?.statements
    }
  }
}
