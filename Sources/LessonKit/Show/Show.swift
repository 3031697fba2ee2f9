#if !hasFeature(Embedded)
  /// Shows a value on the page, below the cell, in order with the cell's printed text.
  ///
  /// ```swift
  /// show(Plot().line(costs, from: 1).xLabel("epoch"), caption: "The cost falls quickly at first.")
  /// ```
  ///
  /// - Parameters:
  ///   - value: A figure (`Plot`, `HeatMap`, `Digit`, `Digits`), a `Diagram`, a `Table`, an `Equation`, or any other
  ///     `Showable` value, such as a `Matrix` or a `Network`.
  ///   - caption: The text below the value; none by default.
  ///   - alt: A description for readers who cannot see the value. By default the one that figures and network diagrams
  ///     generate from their data.
  public func show<Value: Showable>(_ value: Value, caption: String? = nil, alt: String? = nil) {
    // Computed outside the lock: the value's own `output` may call `show` too.
    let output = value.output
    Channel.shared.withLock { $0.send(.show(output, caption: caption, alt: alt)) }
  }

  /// Shows the `description` of a value that is not `Showable`, as text.
  @_disfavoredOverload
  public func show<Value: CustomStringConvertible>(_ value: Value) {
    let text = withUnsignedNaN(value.description)
    Channel.shared.withLock { $0.send(.show(.text(text), caption: nil, alt: nil)) }
  }
#endif
