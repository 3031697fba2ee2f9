#if !hasFeature(Embedded)
  /// Shows a value on the page, below the cell that calls it, in order with what the cell prints.
  ///
  /// - Parameters:
  ///   - value: A figure (`Plot`, `HeatMap`, `Digit`, `Digits`), a `Diagram`, a `Table`, an `Equation`, or anything
  ///     else that is `Showable`, such as a `Matrix`.
  ///   - caption: What a reader sees below it. Optional.
  ///   - alt: What a reader who cannot see it is told instead. Figures describe themselves when it is left out.
  public func show<Value: Showable>(_ value: Value, caption: String? = nil, alt: String? = nil) {
    let message = Message.output(value.shown, caption: caption, alt: alt)
    Channel.shared.withLock { $0.send(message) }
  }

  /// Shows any other value as text: its `description`.
  @_disfavoredOverload
  public func show<Value: CustomStringConvertible>(_ value: Value) {
    let message = Message.output(.text(value.description), caption: nil, alt: nil)
    Channel.shared.withLock { $0.send(message) }
  }
#endif
