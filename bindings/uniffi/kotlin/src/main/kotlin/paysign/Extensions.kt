/** What Kotlin is used to, over what UniFFI generates: decimals, pairs, and an error's code at hand. */
package paysign

import java.math.BigDecimal
import java.math.BigInteger
import java.time.Instant

/** What programs compare. */
val PaysignException.code: Code
    get() = when (this) { is PaysignException.Refused -> code }

/** The code as a word, as it is written down and logged: `mismatch`. */
val PaysignException.word: String
    get() = when (this) { is PaysignException.Refused -> word }

/** What it says, in one sentence. */
val PaysignException.text: String
    get() = when (this) { is PaysignException.Refused -> text }

/** The amount in major units. */
val Money.amount: BigDecimal
    get() = BigDecimal(decimal)

/** Refuses unless the message says: this order, paid, and exactly this amount in major units. */
@Throws(PaysignException::class)
fun Verified.expect(orderNo: String, amount: BigDecimal) = expect(orderNo, amount.toPlainString())

/** As `expect`, of units that fit into 64 bits: 150 with a scale of 2 is 1.5. */
@Throws(PaysignException::class)
fun Verified.expectMinor(orderNo: String, minor: Long, scale: Int) = expectMinor(orderNo, BigInteger.valueOf(minor), scale)

/**
 * As `notice`, with headers as a map, each with one value or a list of them, and the time: `Instant.now()`.
 */
@Throws(PaysignException::class)
fun Merchant.notice(raw: ByteArray, headers: Map<String, *>, now: Instant? = null): Verified =
    noticeWithHeaders(raw, headerList(headers), now?.epochSecond)

/** As `noticeOf`, with headers and the time. */
@Throws(PaysignException::class)
fun Merchant.noticeOf(message: String, raw: ByteArray, headers: Map<String, *>, now: Instant? = null): Verified =
    noticeOfWithHeaders(message, raw, headerList(headers), now?.epochSecond)

/**
 * Headers as the native calls take them, from a map as servers have it: a name has one value, or a list of
 * them. What has no name, as the status line has none in Java's own map, is left out.
 */
fun headerList(headers: Map<out String?, *>): List<Param> =
    headers.flatMap { (name, value) ->
        val values = value as? Iterable<*> ?: listOf(value)
        if (name == null) {
            emptyList()
        } else {
            values.map { Param(name, requireNotNull(it as? String) { "the header $name has a value that is not a text" }) }
        }
    }

/** A request of parameters as pairs: `merchant.request("pay", "type" to "wxpay", …)`. */
@Throws(PaysignException::class)
fun Merchant.request(message: String, vararg params: Pair<String, String>): Request =
    request(message, params.map { (name, value) -> Param(name, value) })

/** Signs parameters as pairs. */
@Throws(PaysignException::class)
fun Message.sign(secret: Secret, vararg params: Pair<String, String>): Signed =
    sign(params.map { (name, value) -> Param(name, value) }, secret)
