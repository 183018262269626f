import Messages

/// The bank holidays as they are in JSON.
struct BankHolidayData: Decodable {
  let ruleSet: String
  let workingDay: RuleReference
  let calendars: [Calendar]
  let unions: [Union]

  enum CodingKeys: String, CodingKey {
    case ruleSet = "rule_set"
    case workingDay = "working_day"
    case calendars, unions
  }

  struct Calendar: Decodable {
    let code: String
    let name: String
    let first: CivilDate
    let last: CivilDate
    let official: List
    let projected: List?
  }

  struct List: Decodable {
    /// The date of the list; of projected days, which nobody has published, there is none.
    let date: CivilDate?
    let rule: RuleReference
    let days: [Day]

    enum CodingKeys: String, CodingKey {
      case date = "list_date"
      case rule, days
    }
  }

  struct Day: Decodable {
    let date: CivilDate
    let title: String
    /// The day on which it first appeared in the official list.
    let published: CivilDate?
    /// Whether it is a holiday of that one year, which no standing rule gives.
    let special: Bool?
    /// The holiday of the standing rules that it replaces.
    let replaces: Replaced?
  }

  struct Replaced: Decodable {
    let date: CivilDate
    let title: String
  }

  struct Union: Decodable {
    let code: String
    let name: String
    let of: [String]
  }
}
