/// Elements that belong to numbered groups, each group together and in order.
struct GroupedArray<Element: Sendable>: Sendable {
  private var elements: [Element] = []
  /// Where each group begins, and where the last ends.
  private var starts: [Int] = []

  /// No group.
  init() {}

  /// Groups elements. Takes time in proportion to them and to the number of groups.
  init(_ all: [Element], count: Int, by group: (Element) -> Int) {
    var next = Array(repeating: 0, count: count + 1)
    for element in all { next[group(element) + 1] += 1 }
    for index in 0..<count { next[index + 1] += next[index] }
    starts = next
    guard !all.isEmpty else { return }
    var order = Array(repeating: 0, count: all.count)
    for (index, element) in all.enumerated() {
      let number = group(element)
      order[next[number]] = index
      next[number] += 1
    }
    elements = order.map { all[$0] }
  }

  subscript(group: Int) -> ArraySlice<Element> {
    guard group + 1 < starts.count else { return [] }
    return elements[starts[group]..<starts[group + 1]]
  }
}
