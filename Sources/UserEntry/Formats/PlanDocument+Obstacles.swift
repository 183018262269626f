extension PlanDocument {
  /// The head of the table of what stands in the way.
  static let obstacleHead = ["Task", "Name", "Owner", "Working Days late", "Kind and duration", "What can be done"]
}

extension TargetOutcome.Obstacle {
  /// Its cells below ``PlanDocument/obstacleHead``.
  var cells: [String] {
    [
      task, name, owner, workingDaysLate.map(String.init) ?? "",
      kindAndFigure, remedy,
    ]
  }
}
