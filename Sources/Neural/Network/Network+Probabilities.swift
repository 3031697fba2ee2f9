extension Network {
  /// How likely the network finds each class: the softmax of its outputs.
  ///
  /// For networks whose cost is `.softmaxCrossEntropy`: no other has learned to give numbers that mean this.
  ///
  /// - Parameter input: as many numbers as the network has inputs.
  /// - Returns: a number from 0 to 1 for each output, adding up to 1.
  public func probabilities(_ input: [Float]) -> [Float] {
    require(costFunction == .softmaxCrossEntropy, "probabilities takes a network with the cost .softmaxCrossEntropy")
    return softmax(self(input))
  }
}
