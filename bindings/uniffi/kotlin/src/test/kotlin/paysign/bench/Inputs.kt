package paysign.bench

import java.net.URLEncoder
import java.security.MessageDigest

const val KEY = "7a3b1053780db61ebd3d7123e1b8d6c4"
const val MERCHANT_ID = "1001"
const val ORDER = "20160806151343349"

/** Notifications as gateways send them, signed by hand: those of `benches/src/inputs.rs`. */
object Inputs {
    /** An Epay notification without escapes, as most are. */
    val typical = epay()

    /** One whose product has a name in Chinese, with spaces. */
    val escaped = epay("name" to "会员充值 100 元")

    /** A thousand, each of another order and of another length. */
    val many = List(1_000) { index ->
        val power = (1..index % 5).fold(1L) { product, _ -> product * index }
        epay("out_trade_no" to "2016080615134%04d".format(index), "param" to "user$power")
    }

    private fun epay(vararg others: Pair<String, String>): ByteArray {
        val fields = linkedMapOf(
            "pid" to MERCHANT_ID, "trade_no" to "2016080622555342651", "out_trade_no" to ORDER, "type" to "alipay",
            "name" to "VIP20160806", "money" to "1.00", "trade_status" to "TRADE_SUCCESS", "param" to "userId10023",
        ) + others
        val text = fields.toSortedMap().entries.joinToString("&") { (name, value) -> "$name=$value" }
        val sign = MessageDigest.getInstance("MD5").digest((text + KEY).toByteArray()).joinToString("") { "%02x".format(it) }
        val all = fields + mapOf("sign" to sign, "sign_type" to "MD5")
        // A gateway writes `%20` where Java's form has `+`.
        fun encoded(value: String) = URLEncoder.encode(value, Charsets.UTF_8).replace("+", "%20")
        return all.entries.joinToString("&") { (name, value) -> "$name=${encoded(value)}" }.toByteArray()
    }
}
