/// Elements that belong to numbered groups, each group together and in order.
struct GroupedArray<Element: Sendable>: Sendable {
  private var elements: [Element] = []
  /// Where each group begins, and where the last ends.
  private var starts: [Int] = []

  /// No group.
  init() {}

  /// Groups elements, each with the number of its group in `groups`. Takes time in proportion to them and to the number of
  /// groups; and no memory for them where nobody else holds the array.
  init(_ all: consuming [Element], groups: [Int], count: Int) {
    elements = consume all
    starts = Array(repeating: 0, count: count + 1)
    for group in groups { starts[group + 1] += 1 }
    for index in 0..<count { starts[index + 1] += starts[index] }
    var next = starts
    var goals = groups.map { group in
      defer { next[group] += 1 }
      return next[group]
    }
    // Each swap brings an element to its place.
    elements.withUnsafeMutableBufferPointer { elements in
      for index in elements.indices {
        while goals[index] != index {
          let goal = goals[index]
          elements.swapAt(index, goal)
          goals.swapAt(index, goal)
        }
      }
    }
  }

  subscript(group: Int) -> ArraySlice<Element> {
    guard group + 1 < starts.count else { return [] }
    return elements[starts[group]..<starts[group + 1]]
  }
}
