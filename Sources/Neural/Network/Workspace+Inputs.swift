// The first layer's products with the inputs. With sparse images, most of the work of a small network is here: each thread
// computes the sums that use its own weights, for all examples, and only these sums are transferred between cores. Dense inputs
// are copied and processed as any other layer's.

extension Workspace {
  /// The forward pass through all layers, for examples that become rows 0, 1, 2, …
  ///
  /// - Parameters:
  ///   - rows: The examples' rows in the data set.
  ///   - examples: The data set.
  func forward(_ rows: UnsafeBufferPointer<Int>, of examples: ExampleRows) {
    accumulate(rows, of: examples, buffer: 0, .whole)
    loadWeightedInputs(rows, of: examples, buffer: 0, 0..<rows.count)
    forward(0..<rows.count)
  }

  /// Computes the first layer's products with sparse images, for a slice of its weights. Does nothing if the inputs are dense.
  ///
  /// - Parameters:
  ///   - rows: The examples' rows in the data set; the first becomes row 0.
  ///   - examples: The data set.
  ///   - buffer: The index of the partial sums to write, 0 or 1.
  ///   - slice: The calling thread's slice of the weights.
  @inline(__always)
  func accumulate(_ rows: UnsafeBufferPointer<Int>, of examples: ExampleRows, buffer: Int, _ slice: ThreadSlice) {
    guard case .images(let images) = examples.inputs else { return }
    let sums = sums(buffer)
    func accumulateGroup<Row: PanelRow>(_ row: Row.Type, _ panel: Int, _ segments: Range<Int>) {
      let z = (sums.first.panelGroup(panel, of: row), sums.second.panelGroup(panel, of: row))
      images.sums(of: rows, segments: segments, times: layers[0].w.panelGroup(panel), into: z)
    }
    forEachPanelGroup(of: images, slice) { panels, segments in
      if panels.count == 2 {
        accumulateGroup(PanelPairRow.self, panels.lowerBound, segments)
      } else {
        accumulateGroup(Lanes.self, panels.lowerBound, segments)
      }
    }
  }

  /// Computes the first layer's weighted inputs, z = x w + b: from the inputs if they are dense, otherwise from the partial sums.
  ///
  /// - Parameters:
  ///   - rows: The examples' rows in the data set.
  ///   - data: The data set.
  ///   - buffer: The index of the partial sums to read, 0 or 1.
  ///   - examples: The examples' rows in this workspace.
  @inline(__always)
  func loadWeightedInputs(_ rows: UnsafeBufferPointer<Int>, of data: ExampleRows, buffer: Int, _ examples: Range<Int>) {
    let (z, b) = (layers[0].activations.rows(examples), layers[0].b)
    switch data.inputs {
    case .dense:
      let x = inputs.rows(examples)
      data.copyDenseInputs(rows, to: x)
      z.set(x, times: layers[0].w, adding: b)
    case .images(let images):
      let sums = sums(buffer)
      let (first, second) = (sums.first.rows(examples), sums.second.rows(examples))
      for index in 0..<z.panels {
        let (z, first, second, b) = (z.panel(index), first.panel(index), second.panel(index), b.panel(index)[0])
        if images.segments == 1 {
          for i in 0..<examples.count { z[i] = first[i] + b }
        } else {
          for i in 0..<examples.count { z[i] = first[i] + second[i] + b }
        }
      }
    }
  }

  /// Computes the gradient of a slice of the first layer's weights and updates these weights.
  ///
  /// - Parameters:
  ///   - rows: The examples' rows in the data set; the first is row 0 of this workspace.
  ///   - examples: The data set.
  ///   - slice: The calling thread's slice of the weights.
  ///   - step: The optimiser's step, if the gradient is complete.
  @inline(__always)
  func updateFirstLayer(
    _ rows: UnsafeBufferPointer<Int>,
    of examples: ExampleRows,
    _ slice: ThreadSlice,
    step: OptimiserStep?
  ) {
    guard case .images(let images) = examples.inputs else {
      return update(layer: 0, inputs: inputs, count: rows.count, slice, step: step)
    }
    let layer = layers[0]
    func updateGroup<Row: PanelRow>(_ row: Row.Type, _ panels: Range<Int>, _ segments: Range<Int>) {
      let errors = layer.scaledErrors.panelGroup(panels.lowerBound, of: row)
      let gradient = layer.gradient.panelGroup(panels.lowerBound, of: row)
      for segment in segments {
        images.addGradient(of: rows, segment: segment, times: errors, to: gradient)
        step?.apply(
          to: layer.w,
          layer.gradient,
          layer.moments.w,
          rows: SplitSum.segment(segment, of: images.pixelCount),
          panels: panels,
          decaysWeights: true
        )
      }
    }
    forEachPanelGroup(of: images, slice) { panels, segments in
      if panels.count == 2 {
        updateGroup(PanelPairRow.self, panels, segments)
      } else {
        updateGroup(Lanes.self, panels, segments)
      }
    }
  }

  /// The number of work items into which the first layer's weights are divided among threads, for sparse images: one for each two
  /// panels and segment.
  static func firstLayerWorkItems(of network: Network) -> Int {
    (panelCount(network.layers[0].outputs) + 1) / 2 * SplitSum.segments(of: network.layers[0].inputs)
  }

  @inline(__always)
  private func sums(_ buffer: Int) -> PartialSums {
    buffer == 0 ? partialSums.0 : partialSums.1
  }

  /// Calls `body` for the work items of a slice of the first layer's weights. The weights are divided into groups of two panels
  /// (the last may have one), and these into the segments of the inputs.
  @inline(__always)
  private func forEachPanelGroup(
    of images: SparseImages,
    _ slice: ThreadSlice,
    _ body: (_ panels: Range<Int>, _ segments: Range<Int>) -> Void
  ) {
    let (panels, segments) = (layers[0].w.panels, images.segments)
    let groups = (panels + 1) / 2
    let items = slice.range(of: groups * segments)
    for group in 0..<groups {
      let first = max(0, items.lowerBound - group * segments)
      let end = min(segments, items.upperBound - group * segments)
      if first < end { body(2 * group..<min(2 * group + 2, panels), first..<end) }
    }
  }
}
