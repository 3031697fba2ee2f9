extension Network {
  /// Computes the probability of each class: the softmax of the outputs.
  ///
  /// The network's cost function must be `.softmaxCrossEntropy`; with another one, the outputs are not trained as logits.
  ///
  /// - Parameter input: A number for each of the network's inputs.
  /// - Returns: A probability from 0 to 1 for each output, with sum 1 except for rounding.
  public func probabilities(_ input: [Float]) -> [Float] {
    require(costFunction == .softmaxCrossEntropy, "probabilities takes a network with the cost .softmaxCrossEntropy")
    return softmax(self(input))
  }
}
