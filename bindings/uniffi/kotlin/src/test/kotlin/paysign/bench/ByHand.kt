package paysign.bench

import java.math.BigDecimal
import java.net.URLDecoder
import java.nio.charset.StandardCharsets.ISO_8859_1
import java.nio.charset.StandardCharsets.UTF_8
import java.security.MessageDigest
import java.util.TreeMap

/**
 * What a careful shop writes for the JVM: each name decoded once, duplicates refused, compared in constant
 * time.
 */
object ByHand {
    private val notSigned = setOf("sign", "sign_type")

    fun verify(body: ByteArray, key: ByteArray): Map<String, String> {
        val fields = parse(body)
        val claimed = unhex(fields["sign"] ?: throw IllegalArgumentException("no signature"))
        val digest = MessageDigest.getInstance("MD5")
        digest.update(canonical(fields).toByteArray(UTF_8))
        if (!MessageDigest.isEqual(digest.digest(key), claimed)) throw IllegalArgumentException("wrong signature")
        return fields
    }

    /**
     * The whole route: authentic, this merchant's, paid, of a known order, and the right amount. `costs` is
     * the shop's database.
     */
    fun route(body: ByteArray, key: ByteArray, costs: Map<String, BigDecimal>): String {
        val fields = verify(body, key)
        require(fields["pid"] == MERCHANT_ID) { "another merchant's" }
        val cost = costs[fields["out_trade_no"]] ?: throw IllegalArgumentException("no such order")
        require(fields["trade_status"] == "TRADE_SUCCESS") { "not paid" }
        require(BigDecimal(fields["money"]).compareTo(cost) == 0) { "another amount" }
        return "success"
    }

    private fun parse(body: ByteArray): TreeMap<String, String> {
        // Escapes are bytes, and so is the body: it is cut as Latin-1 and decoded as UTF-8.
        val text = String(body, ISO_8859_1)
        val fields = TreeMap<String, String>()
        var begin = 0
        while (begin < text.length) {
            val end = text.indexOf('&', begin).let { if (it < 0) text.length else it }
            val equals = text.indexOf('=', begin).let { if (it < 0 || it > end) end else it }
            if (end > begin) {
                val value = if (equals < end) decoded(text.substring(equals + 1, end)) else ""
                require(fields.put(decoded(text.substring(begin, equals)), value) == null) { "a field is there twice" }
            }
            begin = end + 1
        }
        return fields
    }

    private fun decoded(text: String): String =
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) text else URLDecoder.decode(text, UTF_8)

    private fun canonical(fields: Map<String, String>): String {
        val text = StringBuilder(256)
        for ((name, value) in fields) {
            if (value.isEmpty() || name in notSigned) continue
            if (text.isNotEmpty()) text.append('&')
            text.append(name).append('=').append(value)
        }
        return text.toString()
    }

    private fun unhex(text: String): ByteArray {
        require(text.length == 32) { "no signature" }
        return ByteArray(16) { index ->
            val (high, low) = Character.digit(text[2 * index], 16) to Character.digit(text[2 * index + 1], 16)
            require(high >= 0 && low >= 0) { "no signature" }
            (high shl 4 or low).toByte()
        }
    }
}
