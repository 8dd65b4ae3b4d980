package paysign

import com.google.gson.JsonParser
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import java.math.BigDecimal
import java.math.BigInteger
import java.nio.charset.CharacterCodingException
import java.security.MessageDigest
import java.util.concurrent.Callable
import java.util.concurrent.Executors

const val KEY = "7a3b1053780db61ebd3d7123e1b8d6c4"
const val SCHEME = "fields all but sign; empty skip; null word; order name; pair name=value; " +
    "separator \"&\"; secret append \"\"; digest md5; hex lower"
const val GENUINE = "pid=152787&trade_no=2024012522001&out_trade_no=20240125193935458&type=wxpay" +
    "&name=%E6%B5%8B%E8%AF%95%E6%94%AF%E4%BB%9820240125193935458&money=0.1&trade_status=TRADE_SUCCESS" +
    "&sign=ef2f540e24deea1e1de28865b15a6fb9&sign_type=MD5"

/** What only Kotlin and the JVM have. */
class KotlinTest {
    private val notify = Message("epay", "notify")
    private val genuine = GENUINE.toByteArray()
    private fun merchant() = Merchant("epay@code200", "152787", listOf(Secret(KEY)), "https://pay.example.com")

    private fun refused(call: () -> Any?): PaysignException.Refused = assertThrows(PaysignException.Refused::class.java) { call() }

    @Test
    fun `bytes that are not UTF-8 go in and come out as they are`() {
        val value = byteArrayOf(0xB2.toByte(), 0xE2.toByte(), 0, 0x7F)
        val signed = "name=".toByteArray() + value
        val digest = MessageDigest.getInstance("MD5").digest(signed + KEY.toByteArray())
        val sign = digest.joinToString("") { "%02x".format(it) }
        val message = Message.ofScheme(SCHEME, "sign", BodyWire.FORM)
        val body = signed + "&sign=$sign".toByteArray()
        val verified = message.verify(body, listOf(Secret(KEY)))
        val crossed = message.verifyBatch(listOf(body), listOf(Secret(KEY))).get(0)!!
        for (found in listOf(verified.get("name")!!, crossed.get("name")!!, crossed.fields().single().value)) {
            assertNull(found.text)
            assertEquals(value.toList(), found.bytes.toList())
        }
        assertNull(message.name())
    }

    @Test
    fun `a byte order mark and characters beyond the first plane are kept`() {
        val message = Message.ofScheme(SCHEME, "sign", BodyWire.FORM)
        val secret = Secret(KEY)
        val signed = message.sign(secret, "name" to "\uFEFFOreo \uD83C\uDF6A")
        val verified = message.verify(signed.body.toByteArray(), listOf(secret))
        assertEquals("\uFEFFOreo \uD83C\uDF6A", verified.get("name")?.text)
        assertThrows(IllegalArgumentException::class.java) { message.sign(secret, "name" to "half \uD83C") }
    }

    @Test
    fun `each code has its number and its word`() {
        val rows = codes()
        assertEquals(Code.entries, rows.map { it.code })
        for (row in rows) {
            assertEquals(row.number, row.code.value)
            assertEquals(row.word, row.code.name.lowercase())
            assertTrue(row.text.isNotEmpty())
        }
    }

    @Test
    fun `an error has code, word, text, field and offset, and no secret`() {
        val duplicate = refused { notify.verify("pid=1&pid=2".toByteArray(), listOf(Secret(KEY))) }
        assertEquals(Code.DUPLICATE_FIELD, duplicate.code)
        assertEquals("duplicate_field", (duplicate as PaysignException).word)
        assertEquals("pid", duplicate.field?.text)
        assertEquals(6L, duplicate.offset)
        assertTrue(duplicate.text in duplicate.message)
        val mismatch = refused { notify.verify(GENUINE.replace("0.1", "9.1").toByteArray(), listOf(Secret(KEY))) }
        assertFalse(KEY in mismatch.stackTraceToString())
        assertEquals(Code.NO_SECRET, refused { notify.verify(genuine, emptyList()) }.code)
        assertEquals(Code.NO_SECRET, refused { notify.verifyBatch(listOf(genuine), emptyList()) }.code)
        assertEquals(Code.UNKNOWN_GATEWAY, refused { Message("nobody", "notify") }.code)
    }

    @Test
    fun `what holds a secret or a signature does not show it`() {
        assertEquals("Secret(32 bytes)", Secret(KEY).toString())
        val blank = refused { Secret("$KEY\n") }
        assertEquals(Code.SECRET_HAS_BLANKS, blank.code)
        assertFalse(KEY in blank.stackTraceToString())
        val request = merchant().request(
            "pay", "type" to "wxpay", "out_trade_no" to "1", "name" to "An Oreo", "money" to "1.00",
            "notify_url" to "https://shop.example.com/n", "return_url" to "https://shop.example.com/r",
        )
        val signature = Regex("sign=([0-9a-f]{32})").find(String(request.body))!!.groupValues[1]
        val shown = "${merchant()} $request ${merchant().notice(genuine)} ${notify.verify(genuine, listOf(Secret(KEY)))}"
        assertFalse(KEY in shown || signature in shown, shown)
        assertTrue("Merchant" in shown)
    }

    @Test
    fun `money is decimal text, units of any scale, and BigDecimal`() {
        val notice = merchant().notice(genuine)
        assertEquals(Money("0.1"), notice.paidAmount())
        assertEquals(BigInteger.TEN, notice.paidAmountMinor(2))
        assertEquals(BigInteger.TEN.pow(17), notice.paidAmountMinor(18))
        assertNull(notice.orderedAmountMinor(2))
        assertEquals(Code.NOT_WHOLE, refused { notice.paidAmountMinor(0) }.code)
        for (scale in listOf(-1, 256, Int.MIN_VALUE, Int.MAX_VALUE)) {
            assertEquals(Code.INVALID_AMOUNT, refused { notice.paidAmountMinor(scale) }.code)
            assertEquals(Code.INVALID_AMOUNT, refused { notice.expectMinor("20240125193935458", 10, scale) }.code)
        }
        assertEquals(BigDecimal("0.1"), notice.paidAmount()?.amount)
        notice.expect("20240125193935458", BigDecimal("0.10"))
        notice.expectMinor("20240125193935458", 10, 2)
        notice.expectMinor("20240125193935458", BigInteger.TEN.pow(34), 35)
        assertEquals(Code.INVALID_AMOUNT, refused { notice.expectMinor("20240125193935458", BigInteger.TWO.pow(128), 2) }.code)
        assertEquals(Code.PAID_TOO_LITTLE, refused { notice.expect("20240125193935458", BigDecimal("1E+3")) }.code)
        assertEquals(Code.INVALID_AMOUNT, refused { notice.expect("20240125193935458", BigDecimal("-1")) }.code)
        assertEquals(Code.INVALID_AMOUNT, refused { notice.expectMinor("20240125193935458", -1, 2) }.code)
    }

    @Test
    fun `more units than 64 bits have are exact`() {
        val money = "123456789012345678901234567890.123456"
        val units = BigInteger(money.replace(".", ""))
        val signed = "money=$money&name=x&out_trade_no=1&pid=152787&trade_no=2&trade_status=TRADE_SUCCESS&type=wxpay"
        val body = "$signed&sign=${Xunhu.md5(signed + KEY)}&sign_type=MD5".toByteArray()
        for (notice in listOf(merchant().notice(body), notify.verify(body, listOf(Secret(KEY))))) {
            assertEquals(units, notice.paidAmountMinor(6))
            assertEquals(Code.NOT_WHOLE, refused { notice.paidAmountMinor(5) }.code)
            assertEquals(Code.INVALID_AMOUNT, refused { notice.paidAmountMinor(18) }.code)
            notice.expectMinor("1", units, 6)
            assertEquals(Code.PAID_TOO_MUCH, refused { notice.expectMinor("1", units - BigInteger.ONE, 6) }.code)
            // Below zero is what the piece has in the place of a scale.
            for (scale in -4..-1) assertEquals(Code.INVALID_AMOUNT, refused { notice.expectMinor("1", BigInteger.ZERO, scale) }.code)
        }
    }

    @Test
    fun `what is closed is refused, and what came from it lives on`() {
        val merchant = merchant()
        val notice = merchant.notice(genuine)
        merchant.close()
        merchant.close()
        assertThrows(IllegalStateException::class.java) { merchant.notice(genuine) }
        assertThrows(IllegalStateException::class.java) { merchant.noticeOf("return", genuine) }
        assertEquals("success", notice.use { it.ack() })
        notice.expect("20240125193935458", "0.10")
        assertEquals("wxpay", notice.get("type")?.text)
    }

    @Test
    fun `objects that nobody closes are freed by the collector`() {
        repeat(2_000) { round ->
            assertEquals("wxpay", merchant().notice(genuine).get("type")?.text)
            notify.verify(genuine, listOf(Secret(KEY)))
            if (round % 500 == 0) System.gc()
        }
    }

    @Test
    fun `one merchant serves many threads`() {
        val merchant = Merchant("epay", "152787", listOf(Secret("another one"), Secret(KEY)), "https://pay.example.com")
        val forged = GENUINE.replace("0.1", "9.1").toByteArray()
        val threads = Executors.newFixedThreadPool(8)
        val work = Callable {
            repeat(300) {
                val notice = merchant.notice(genuine)
                assertEquals(1, notice.secretIndex())
                assertEquals("20240125193935458", notice.orderNo()?.text)
                notice.expect("20240125193935458", "0.10")
                assertEquals("0.1", notice.get("money")?.text)
                assertEquals(Code.MISMATCH, refused { merchant.notice(forged) }.code)
                assertEquals("wxpay", merchant.noticeOf("return", genuine).get("type")?.text)
            }
        }
        try {
            threads.invokeAll(List(8) { work }).forEach { it.get() }
        } finally {
            threads.shutdown()
        }
    }

    @Test
    fun `what crosses in one piece is what a generated call tells`() {
        val message = Message.ofScheme(SCHEME, "sign", BodyWire.FORM)
        val secrets = listOf(Secret("another one"), Secret(KEY))
        // Strict reading knows plausible names only.
        val lenient = Options(strict = false, limits = null)
        val names = listOf("a", "ab", "b?", "测试", "a测", "\uD83C\uDF6A")
        val body = message.sign(names.map { Param(it, "value of $it") }, secrets[1], lenient).body.toByteArray() + "&c=".toByteArray()
        val generated = message.verify(body, secrets, lenient)
        for (crossing in listOf(Jni, Jna)) {
            val crossed = Door(Verifier.ofMessage(message, secrets, lenient, null), crossing).notice(body)
            assertEquals(1, crossed.secretIndex())
            for (name in names) assertEquals("value of $name", crossed.get(name)?.text)
            for (name in listOf("", "abc", "b", "测", "a测试", "sign", "c", "\u0000")) assertNull(crossed.get(name), name)
            assertEquals(generated.fields().toString(), crossed.fields().toString())
            assertEquals(generated.unprovedFields().map { it.name.text }, crossed.unprovedFields().map { it.name.text })
            assertEquals("", crossed.unproved("c")?.text)
            assertEquals(generated.toString(), crossed.toString())
            assertNull(crossed.orderNo())
            assertThrows(IllegalArgumentException::class.java) { crossed.unproved("half \uD83C") }
        }
    }

    @Test
    fun `a long body crosses as it is`() {
        val message = Message.ofScheme(SCHEME, "sign", BodyWire.FORM)
        val secret = Secret(KEY)
        val body = message.sign(secret, "a" to "x".repeat(60_000)).body.toByteArray()
        for (crossing in listOf(Jni, Jna)) {
            val crossed = Door(Verifier.ofMessage(message, listOf(secret), null, null), crossing).notice(body)
            assertEquals(60_000, crossed.get("a")?.text?.length)
        }
    }

    @Test
    fun `an amount that cannot be read is an error, a missing one is absence`() {
        val signed = "money=abc&name=x&out_trade_no=1&pid=152787&trade_no=2&trade_status=TRADE_SUCCESS&type=wxpay"
        val sign = MessageDigest.getInstance("MD5").digest((signed + KEY).toByteArray()).joinToString("") { "%02x".format(it) }
        val body = "$signed&sign=$sign&sign_type=MD5".toByteArray()
        for (notice in listOf(merchant().notice(body), notify.verify(body, listOf(Secret(KEY))))) {
            assertEquals(Code.INVALID_AMOUNT, refused { notice.paidAmount() }.code)
            assertNull(notice.orderedAmount())
            assertEquals(Code.UNREADABLE_AMOUNT, refused { notice.expect("1", "1.00") }.code)
        }
    }

    @Test
    fun `a batch of more bodies than cross at once is in order`() {
        val forged = GENUINE.replace("0.1", "9.1").toByteArray()
        val kinds = listOf(genuine, forged, ByteArray(0), genuine)
        val mixed = List(5_000) { it * it % 7 % kinds.size }
        fun refusedAmong(bodies: List<ByteArray>) = notify.verifyBatch(bodies, listOf(Secret(KEY))).refused()
        assertEquals(mixed.indices.filter { mixed[it] in 1..2 }, refusedAmong(mixed.map(kinds::get)))
        val long = ByteArray(65_000) { 'a'.code.toByte() }
        assertEquals((0 until 20).filter { it % 3 != 0 }, refusedAmong(List(20) { if (it % 3 == 0) genuine else long }))
    }

    @Test
    fun `a batch is in order, however long its bodies are`() {
        val long = ByteArray(100_000) { 'a'.code.toByte() }
        val bodies = mutableListOf(genuine, ByteArray(0), long, genuine)
        val door = Door(Verifier.ofMessage(notify, listOf(Secret(KEY)), null, null), Jna)
        for (verdicts in listOf(notify.verifyBatch(bodies, listOf(Secret(KEY))), door.verdicts(bodies.toList()))) {
            bodies.clear()
            assertEquals(4, verdicts.count())
            assertEquals(listOf(1, 2), verdicts.refused())
            assertEquals("wxpay", verdicts.get(3)?.get("type")?.text)
            assertEquals(Code.EMPTY_BODY, refused { verdicts.get(1) }.code)
            assertEquals(Code.BODY_TOO_LONG, refused { verdicts.get(2) }.code)
            assertNull(verdicts.get(4))
            assertNull(verdicts.get(-1))
            bodies += listOf(genuine, ByteArray(0), long, genuine)
        }
        assertEquals(0, notify.verifyBatch(emptyList(), listOf(Secret(KEY))).count())
    }

    @Test
    fun `the tables hold every gateway, message and field`() {
        val gateways = JsonParser.parseString(gateways()).asJsonArray.map { it.asJsonObject }
        for (gateway in gateways) {
            for (message in gateway["messages"].asJsonArray.map { it.asJsonObject }) {
                val name = message["name"].asString
                assertEquals(name, Message(gateway["id"].asString, name).name())
                assertTrue(message["fields"].asJsonArray.all { it.asJsonObject["meaning"].asString.isNotEmpty() })
            }
        }
        val notification = gateways.first { it["id"].asString == "epay" }["messages"].asJsonArray.map { it.asJsonObject }
            .first { it["name"].asString == "notify" }
        assertEquals("sign_type", notification["signing"].asJsonObject["sign_type"].asJsonObject["field"].asString)
    }
}
