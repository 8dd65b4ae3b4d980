import Foundation

/// What Swift is used to, over what UniFFI generates.
extension PaysignError {
    /// What programs compare.
    public var code: Code {
        switch self { case let .Refused(_, code, _, _, _, _): return code }
    }

    /// The code as a word, as it is written down and logged: `mismatch`.
    public var word: String {
        switch self { case let .Refused(_, _, word, _, _, _): return word }
    }
}

extension Money {
    /// The amount in major units.
    public var amount: Decimal? {
        Decimal(string: decimal, locale: Locale(identifier: "en_US_POSIX"))
    }
}
