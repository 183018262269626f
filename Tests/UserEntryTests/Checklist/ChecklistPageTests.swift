import Foundation
import FoundationXML
import Testing
import UserEntry

@Suite("The checklist for people: Markdown and HTML")
struct ChecklistPageTests {
  @Test("Every row of a table of Markdown has its columns, whatever is in it")
  func markdownTables() throws {
    for (name, checklist) in try ChecklistSamples.all() {
      let rows = ChecklistReport(checklist).markdown.split(separator: "\n").filter { $0.hasPrefix("| ") }
      let columns = rows.map { $0.replacing("\\\\", with: "").replacing("\\|", with: "").count { $0 == "|" } - 1 }
      #expect(columns == Array(repeating: 9, count: checklist.rows.count + 2 * checklist.roles.count), "\(name)")
    }
  }

  @Test("Markdown escapes what it would read as a mark")
  func markdownMarks() throws {
    let text = ChecklistReport(try ChecklistSamples.hostileOne()).markdown
    #expect(text.hasPrefix(##"# Becoming a DCC User: P\|Q \<\&\> "R" \*S\* \`T\` \# \[U\]"## + "\n\nAs at Friday"))
    #expect(text.contains(#"| a\|b\\\|c \<b\>\&amp;"'\`\*\_\[x\](y)"#))
    let controls = text.unicodeScalars.filter { $0.properties.generalCategory == .control && $0 != "\n" }
    #expect(controls.isEmpty)
  }

  @Test("Markdown says what the checklist says")
  func markdownWords() throws {
    let text = ChecklistReport(try ChecklistSamples.mixed()).markdown
    #expect(text.contains("\n\n> Indicative: a simple overview"))
    #expect(
      text.contains(
        "\n\n## User Role ED, Electricity Distributor\n\n| Requirement | SEC | State | Date | Due | Evidence |"))
    #expect(text.contains("| Privacy Audit | I2; H1.10(d) | not-applicable |  |  | for OU only |"))
    #expect(text.contains("| Live SMKI certificates | L3; Appendix D; G4.2-G4.3 | late |  | 2017-08-31 |"))
    #expect(
      text.contains("\n- User Entry Process complete: no\n- Operationally ready: no\n- "))
    #expect(text.hasSuffix("\n\nRules: \(EntryRules.builtIn.ruleSet).\n"))
  }

  @Test("A strict parser reads the page")
  func html() throws {
    for (name, checklist) in try ChecklistSamples.all() {
      let parser = XMLParser(data: Data(ChecklistReport(checklist).html.utf8))
      #expect(parser.parse(), "\(name): \(String(describing: parser.parserError)) in line \(parser.lineNumber)")
    }
  }

  @Test("The page has a table a role, a row a requirement, and needs nothing else")
  func page() throws {
    for (name, checklist) in try ChecklistSamples.all() {
      let html = ChecklistReport(checklist).html
      for role in checklist.roles {
        #expect(html.ranges(of: "<table id=\"role-\(role)\">").count == 1, "\(name)")
        #expect(html.ranges(of: "<section id=\"user-role-\(role)\">").count == 1)
      }
      #expect(html.ranges(of: "<tr").count == checklist.rows.count + checklist.roles.count)
      #expect(
        html.ranges(of: "<tr class=\"late\">").count
          == checklist.rows.count { $0.state == .late || !$0.findings.isEmpty })
      #expect(html.contains(checklist.rules.reservation))
      for word in ["<script", "<link", "<img", "src=", "href=", "@import"] { #expect(!html.contains(word), "\(word)") }
    }
  }

  @Test("The page shows texts as they are, and no marks of others")
  func pageTexts() throws {
    let html = ChecklistReport(try ChecklistSamples.hostileOne()).html
    #expect(html.contains("<h1>Becoming a DCC User: P|Q &lt;&amp;&gt; &quot;R&quot; *S* `T` # [U]</h1>"))
    #expect(html.contains("a|b\\|c &lt;b&gt;&amp;amp;&quot;"))
    #expect(!html.contains("<b>"))
    let controls = html.unicodeScalars.filter { $0.properties.generalCategory == .control && $0 != "\n" }
    #expect(controls.isEmpty)
  }
}
