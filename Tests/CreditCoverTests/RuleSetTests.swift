import Testing

@testable import CreditCover
