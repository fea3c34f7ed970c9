internal import Compute
internal import Learning

/// What an instruction does, in a sentence for someone who sees it for the first time.
enum InstructionWords {
  /// The sentence; nil where the formula says it all.
  static func sentence(for row: StepRow) -> String? {
    switch row.phase {
    case .zero: "Backward adds to gradients, so they begin at zero."
    case .forward: forward[row.part.map { "\(row.operation).\($0)" } ?? row.operation]
    case .backward:
      row.operation == "fill"
        ? (row.operands.isEmpty && row.results.first == "loss.gradient"
          ? "The loss itself: it moves as far as it is moved, so its slope is 1."
          : "More than one instruction adds to it, so it begins at zero.")
        : backward[row.operation]
    case .update: update[row.operation]
    }
  }

  private static let forward: [String: String] = [
    "matrixProduct": "Each unit adds up its inputs, each times the weight on its wire.",
    "biasAdd": "Each unit adds its own bias to its sum.",
    "tanh": "Each sum is bent into a number between −1 and 1.",
    "sigmoid": "Each sum is bent into a number between 0 and 1.",
    "relu": "Sums above 0 pass unchanged; the others become 0.",
    "leakyRelu": "Sums above 0 pass unchanged; the others nearly become 0.",
    "gelu": "Sums well above 0 pass, those well below do not, with a soft bend between.",
    "silu": "Each sum is multiplied by its own sigmoid.",
    "add": "Two ways come together: number by number, they are added.",
    "softmax": "Scores become shares: all positive, and each row adds up to 1.",
    "dropout": "Some numbers, drawn anew each step, are left out.",
    "layerNorm": "Each row is shifted and scaled to mean 0 and spread 1, then by learned numbers.",
    "batchNorm": "Each channel is shifted and scaled to mean 0 and spread 1 over the batch.",
    "convolution":
      "A small window slides over the picture; at each place its weights are summed up.",
    "maxPool": "Of each window only the largest number stays.",
    "averagePool": "Of each window the mean stays.",
    "flatten": "The same numbers in one row.",
    "embedding": "Each token looks up its row of the table.",
    "positionAdd": "To each token's numbers those of its place are added.",
    "sinusoidalPositions": "To each token's numbers waves are added that tell its place.",
    "attentionScores": "Each token asks every other: question times key.",
    "attentionWeights": "A token's scores become shares of its attention.",
    "attentionMix": "Each token takes in the others, as much of each as its share says.",
    "attention": "Each token takes in the others, as much of each as it attends to it.",
    "rnn": "The memory of one step in time: from the input and the memory of the step before.",
    "lstm.gates":
      "One step in time: how far gates open. f keeps the old cell, i takes up the new g, o shows it.",
    "lstm.cell": "The cell keeps a share f of what it held and takes up a share i of the new g.",
    "lstm.state": "The cell, bent between −1 and 1; o decides how much of it is shown.",
    "gru.gates":
      "One step in time: how much of the old memory the new one hears, r, and how much stays, z.",
    "gru.candidate":
      "What the new memory would be: from the input, and as much of the old one as r lets through.",
    "gru.state": "A share z of the old memory stays; the rest is the new one.",
    "lastStep": "What the last step in time has left.",
    "squaredError": "The loss: the mean of the squared distances from the targets.",
    "halfSquaredError": "The loss: half of the squared distance from the target.",
    "absoluteError": "The loss: the mean of the distances from the targets.",
    "crossEntropy": "The loss: how surprised the network is by the right class, on average.",
    "binaryCrossEntropy": "The loss: how surprised the network is by the right answer.",
    "negativeLogLikelihood": "The loss: minus the logarithm of the share given to the right class.",
  ]

  private static let backward: [String: String] = [
    "matrixProduct": "A product shares blame: a weight gets the slope times what it carried, an "
      + "input the slope times its weight.",
    "biasAdd": "A sum passes its slope on unchanged, to both that were added.",
    "add": "A sum passes its slope on unchanged, to both that were added.",
    "tanh": "The slope that arrives passes the bend, times the bend's own slope, 1 − tanh².",
    "sigmoid": "The slope that arrives passes the bend, times the bend's own slope, s (1 − s).",
    "relu": "Where the unit is on, the slope passes; where it is off, nothing does.",
    "leakyRelu": "Where the unit is on, the slope passes; where it is off, a small part does.",
    "gelu": "The slope that arrives, times the bend's own slope.",
    "silu": "The slope that arrives, times the bend's own slope.",
    "softmax": "A share can only grow at the cost of the others, so their slopes are weighed.",
    "dropout": "Only what was kept passes its slope back.",
    "layerNorm": "Slopes go back through scale, spread and mean of each row.",
    "batchNorm": "Slopes go back through scale, spread and mean of each channel.",
    "convolution": "A weight of the window was used everywhere: its slopes from all places add up.",
    "maxPool": "Only the largest of each window gets the slope.",
    "averagePool": "The slope is shared out evenly over the window.",
    "flatten": "The same slopes in the picture's shape.",
    "embedding": "A row of the table collects the slopes of all its tokens.",
    "positionAdd": "A sum passes its slope on unchanged.",
    "sinusoidalPositions": "A sum passes its slope on unchanged.",
    "attentionScores": "Slopes of the scores go back to questions and keys.",
    "attentionWeights":
      "A share can only grow at the cost of the others, so their slopes are weighed.",
    "attentionMix": "Slopes go back to what was taken in, and to the shares.",
    "attention": "Slopes go back to what was taken in, and to the shares.",
    "rnn": "One step back in time: the same weights collect a slope at each.",
    "lstm": "One step back in time: the same weights collect a slope at each.",
    "gru": "One step back in time: the same weights collect a slope at each.",
    "lastStep": "Only the last step in time was read, so only it gets a slope.",
    "squaredError": "Twice the distance from the target, as a part of the mean.",
    "halfSquaredError": "The distance from the target itself.",
    "absoluteError": "The direction of the distance from the target.",
    "crossEntropy": "The share given to each class, minus 1 for the right one.",
    "binaryCrossEntropy": "What the network says, minus what is right.",
    "negativeLogLikelihood": "Minus one over the share of the right class.",
  ]

  private static let update: [String: String] = [
    "sgd": "Each weight moves against its slope, by the learning rate times the slope.",
    "adam": "Each weight moves against its slope, in steps of about the learning rate.",
    "adamw":
      "Each weight moves against its slope, in steps of about the rate, and shrinks a little.",
    "rmsprop": "Each weight moves against its slope, divided by how large its slopes have been.",
    "norm": "How long all gradients are together.",
    "clip": "Gradients that are too long together are shortened, their direction kept.",
    "l1": "Each weight is pulled towards zero by the same amount.",
  ]
}
