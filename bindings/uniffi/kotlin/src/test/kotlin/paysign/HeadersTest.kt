package paysign

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import java.time.Instant
import javax.crypto.Mac
import javax.crypto.spec.SecretKeySpec

/** A signature in a header: what only the JVM has of it. The judge is Java's own HMAC. */
class HeadersTest {
    private val now = Instant.ofEpochSecond(1_700_000_000)
    private val body = """{"shop":"7","order":{"id":"E1","paid":"9.90","status":"done"}}""".toByteArray()

    private fun merchant(merchantId: String = "7") =
        Merchant(Gateway.parse(FILE), merchantId, listOf(Secret(KEY)), "https://pay.example.com")

    private fun word(call: () -> Any?): String = assertThrows(PaysignException.Refused::class.java) { call() }.word

    private fun hmac(text: ByteArray): String {
        val mac = Mac.getInstance("HmacSHA256")
        mac.init(SecretKeySpec(KEY.toByteArray(), "HmacSHA256"))
        return mac.doFinal(text).joinToString("") { "%02x".format(it) }
    }

    private fun signed(body: ByteArray): Map<String, List<String>> {
        val digest = hmac("${now.epochSecond}.".toByteArray() + body)
        return mapOf("hook-signature" to listOf("t=${now.epochSecond},v1=$digest"))
    }

    @Test
    fun `a merchant takes a notice with its headers`() {
        val headers = signed(body)
        val ways = listOf(
            merchant().notice(body, headers, now), merchant().noticeOf("notify", body, headers, now),
            merchant().noticeWithHeaders(body, headerList(headers), now.epochSecond),
            Message(Gateway.parse(FILE), "notify").verifyWithHeaders(body, headerList(headers), now.epochSecond, listOf(Secret(KEY))),
        )
        for (notice in ways) {
            notice.expect("E1", "9.9")
            assertEquals(listOf("E1", "OK", "7"), listOf(notice.orderNo()?.text, notice.ack(), notice.get("shop")?.text))
            assertTrue(notice.isPaid())
        }
    }

    @Test
    fun `what is wrong is told as of any message`() {
        val headers = signed(body)
        assertEquals("stale", word { merchant().notice(body, headers, now.plusSeconds(301)) })
        assertEquals("from_future", word { merchant().notice(body, headers, now.minusSeconds(61)) })
        assertEquals("from_future", word { merchant().notice(body, headers, Instant.ofEpochSecond(-1)) })
        assertEquals("no_time", word { merchant().notice(body, headers) })
        assertEquals("missing_signature", word { merchant().notice(body) })
        assertEquals("wrong_merchant", word { merchant("8").notice(body, headers, now) })
        val other = String(body).replace("E1", "E2").toByteArray()
        assertEquals("mismatch", word { merchant().notice(other, headers, now) })
    }

    @Test
    fun `headers are as servers have them`() {
        val map = mapOf(null to listOf("HTTP/1.1 200 OK"), "A" to listOf("1", "2"), "B" to "3")
        assertEquals(listOf(Param("A", "1"), Param("A", "2"), Param("B", "3")), headerList(map))
        assertThrows(IllegalArgumentException::class.java) { headerList(mapOf("A" to 7)) }
    }

    @Test
    fun `a character of a header is a byte`() {
        val scheme = "text header X-Id \".\" body; secret hmac; digest sha256; hex lower; signature X-Sign alone; time none; age any"
        val sent = "\u00e4"
        val digest = hmac(sent.toByteArray(Charsets.ISO_8859_1) + ".".toByteArray() + body)
        val message = Message.ofScheme(scheme, "", BodyWire.JSON)
        val headers = headerList(mapOf("X-Id" to sent, "X-Sign" to digest))
        assertEquals("7", message.verifyWithHeaders(body, headers, null, listOf(Secret(KEY))).get("shop")?.text)
        assertEquals(listOf(Param("X-Sign", digest)), message.signBody(body, Secret(KEY), headers))
    }

    private companion object {
        const val KEY = "k3y"
        const val FILE = """
id = "hookpay"
title = "Hook Pay"
[[messages]]
name = "notify"
direction = "notification"
wire = "json"
raw = '''text timestamp "." body; secret hmac; digest sha256; hex lower;
    signature Hook-Signature item v1 separator "," joint "="; time item t seconds; age past 300 future 60'''
ack = "OK"
fields = [
    { name = "shop",         required = true, role = "merchant_id" },
    { name = "order.id",     required = true, role = "order_no" },
    { name = "order.paid",   required = true, kind = "amount", role = "paid_amount" },
    { name = "order.status", required = true, role = "status", choices = [{ value = "done", status = "paid" }] },
]
"""
    }
}
