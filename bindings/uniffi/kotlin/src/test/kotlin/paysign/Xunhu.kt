package paysign

import java.net.URLEncoder
import java.security.MessageDigest

/**
 * XunhuPay, by the file in the README and the rule of the vendor's page: the judge is the JVM's own MD5.
 */
object Xunhu {
    /** The gateway's file. */
    @JvmField
    val FILE: String = Vectors.root.resolve("bindings/uniffi/kotlin/README.md").readText().substringAfter("```toml\n").substringBefore("```")

    const val KEY = "192006250b4c09247ec02edce69f6a2d"
    const val URL = "https://api.xunhupay.com"

    /** What a notification tells. */
    @JvmField
    val PAID: Map<String, String> = linkedMapOf(
        "trade_order_id" to "E20261130", "total_fee" to "12.50", "transaction_id" to "4200002", "order_title" to "茶",
        "status" to "OD", "appid" to "2147483647", "time" to "1796000000", "nonce_str" to "5f3a",
    )

    /** The same text, so the same digest, cut at another place: another order's number. */
    @JvmField
    val CUT: Map<String, String> = PAID + mapOf("trade_order_id" to "E20261130&transaction_id=4200002", "transaction_id" to "")

    @JvmStatic
    fun md5(text: String): String = MessageDigest.getInstance("MD5").digest(text.toByteArray()).joinToString("") { "%02x".format(it) }

    /** By name, without empty values, the secret right after them. */
    fun signature(fields: Map<String, String>, joint: String = ""): String =
        md5(fields.filterValues { it.isNotEmpty() }.toSortedMap().map { (name, value) -> "$name=$value" }.joinToString("&") + joint + KEY)

    @JvmStatic
    @JvmOverloads
    fun body(fields: Map<String, String>, joint: String = ""): ByteArray =
        (fields + ("hash" to signature(fields, joint))).map { (name, value) -> "$name=${URLEncoder.encode(value, "UTF-8")}" }
            .joinToString("&").toByteArray()
}
