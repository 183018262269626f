import WorkingDays

/// The lines of today and of the go-live date, with their labels in a strip of their own.
struct GanttFlags {
  private struct Flag {
    let label: String
    let x: Int
    let stroke: Drawing.Stroke
    var text: Range<Int>
    var lane = 0
  }

  private static let lane = 150
  private static let font = GanttStyle.smallBold
  private var flags: [Flag] = []

  init(_ report: PlanReport, _ scale: GanttScale) {
    func add(_ name: String, _ date: CivilDate?, _ stroke: Drawing.Stroke) {
      guard let date, scale.contains(date) else { return }
      let label = "\(name) \(date.shortText)"
      let x = scale.middle(date)
      let width = Self.font.width(of: label)
      let start = max(scale.left, min(x - width / 2, scale.right - width))
      var flag = Flag(label: label, x: x, stroke: stroke, text: start..<(start + width))
      let isTaken = flags.contains {
        $0.text.lowerBound < flag.text.upperBound + 60 && flag.text.lowerBound < $0.text.upperBound + 60
      }
      flag.lane = isTaken ? 1 : 0
      flags.append(flag)
    }
    add("go-live", report.plan.goLive, Drawing.Stroke(colour: GanttStyle.ink, width: 18))
    add("today", report.plan.today, Drawing.Stroke(colour: GanttStyle.ink, width: 14, dashes: "5 3"))
  }

  /// Where the lines are below the strip.
  func boxes(top: Int, bottom: Int) -> [GanttBox] { flags.map { box(of: $0, top: top, bottom: bottom) } }

  private func box(of flag: Flag, top: Int, bottom: Int) -> GanttBox {
    GanttBox(from: (flag.x, top + (flag.lane + 1) * Self.lane), to: (flag.x, bottom), width: flag.stroke.width)
  }

  /// The height of the strip.
  var height: Int { flags.isEmpty ? 40 : Self.lane * ((flags.map(\.lane).max() ?? 0) + 1) + 20 }

  /// Draws the labels in the strip and the lines from there down.
  func draw(top: Int, bottom: Int, in drawing: inout Drawing) {
    for flag in flags {
      drawing.line(x1: flag.x, y1: top + (flag.lane + 1) * Self.lane, x2: flag.x, y2: bottom, flag.stroke)
    }
    let lines = boxes(top: top, bottom: bottom)
    for flag in flags {
      let baseline = top + flag.lane * Self.lane + 110
      let box = Self.font.box(flag.label, x: flag.text.lowerBound, y: baseline)
      // In the second lane the line of the first may run through it.
      let background = lines.contains(where: box.overlaps) ? "#fff" : nil
      drawing.text(
        flag.label, Self.font, x: flag.text.lowerBound, y: baseline, hasHalo: true, background: background)
    }
  }
}
