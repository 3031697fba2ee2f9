#if !hasFeature(Embedded)
  /// Shows a value on the page, below the cell that calls it, in order with what the cell prints.
  ///
  /// - Parameters:
  ///   - value: A figure (`Plot`, `HeatMap`, `Digit`, `Digits`), a `Diagram`, a `Table`, an `Equation`, or any other
  ///     `Showable` value, such as a `Matrix`.
  ///   - caption: The text below it. Optional.
  ///   - alt: A description for readers who cannot see it. Figures and network diagrams have one of their own.
  public func show<Value: Showable>(_ value: Value, caption: String? = nil, alt: String? = nil) {
    // Encoded before the lock: a value's own `output` may show something too.
    let output = value.output
    Channel.shared.withLock { $0.send(.show(output, caption: caption, alt: alt)) }
  }

  /// Shows any other value as text: its `description`.
  @_disfavoredOverload
  public func show<Value: CustomStringConvertible>(_ value: Value) {
    let text = value.description
    Channel.shared.withLock { $0.send(.show(.text(text), caption: nil, alt: nil)) }
  }
#endif
