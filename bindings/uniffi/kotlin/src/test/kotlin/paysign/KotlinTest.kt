package paysign

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import java.math.BigDecimal
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
    fun `bytes that are no UTF-8 go in and come out as they are`() {
        val value = byteArrayOf(0xB2.toByte(), 0xE2.toByte(), 0, 0x7F)
        val signed = "name=".toByteArray() + value
        val digest = MessageDigest.getInstance("MD5").digest(signed + KEY.toByteArray())
        val sign = digest.joinToString("") { "%02x".format(it) }
        val message = Message.ofScheme(SCHEME, "sign", BodyWire.FORM)
        val verified = message.verify(signed + "&sign=$sign".toByteArray(), listOf(Secret(KEY)))
        val fast = FastVerifier(message, listOf(Secret(KEY))).verify(signed + "&sign=$sign".toByteArray())
        for (found in listOf(verified.get("name")!!, fast["name"]!!, fast.fields().single().value)) {
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
        assertEquals(Code.NO_SECRET, refused { FastVerifier(notify, emptyList()) }.code)
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
        val verifier = Verifier(notify, listOf(Secret(KEY)))
        val shown = "${merchant()} $request $verifier ${FastVerifier(notify, listOf(Secret(KEY)))} ${merchant().notice(genuine)} " +
            FastVerifier(notify, listOf(Secret(KEY))).verify(genuine)
        assertFalse(KEY in shown || signature in shown, shown)
        assertTrue("Merchant" in shown)
    }

    @Test
    fun `money is decimal text, hundredths, and BigDecimal`() {
        val notice = merchant().notice(genuine)
        assertEquals(Money("0.1", 10), notice.paidAmount())
        assertEquals(BigDecimal("0.1"), notice.paidAmount()?.amount)
        notice.expect("20240125193935458", BigDecimal("0.10"))
        notice.expectMinor("20240125193935458", 10, 2)
        assertEquals(Code.PAID_TOO_LITTLE, refused { notice.expect("20240125193935458", BigDecimal("1E+3")) }.code)
        assertEquals(Code.INVALID_AMOUNT, refused { notice.expect("20240125193935458", BigDecimal("-1")) }.code)
        assertEquals(Code.INVALID_AMOUNT, refused { notice.expectMinor("20240125193935458", -1, 2) }.code)
    }

    @Test
    fun `what is closed is refused, and what came from it lives on`() {
        val merchant = merchant()
        val notice = merchant.notice(genuine)
        merchant.close()
        merchant.close()
        assertThrows(IllegalStateException::class.java) { merchant.notice(genuine) }
        assertEquals("success", notice.use { it.ack() })
        assertThrows(IllegalStateException::class.java) { notice.ack() }
    }

    @Test
    fun `objects that nobody closes are freed by the collector`() {
        repeat(2_000) { round ->
            FastVerifier(notify, listOf(Secret(KEY))).let { assertEquals(0, it.verdict(genuine)) }
            notify.verify(genuine, listOf(Secret(KEY)))
            if (round % 500 == 0) System.gc()
        }
    }

    @Test
    fun `one merchant and one verifier serve many threads`() {
        val merchant = merchant()
        val fast = FastVerifier(notify, listOf(Secret("another one"), Secret(KEY)))
        val forged = GENUINE.replace("0.1", "9.1").toByteArray()
        val threads = Executors.newFixedThreadPool(8)
        val work = Callable {
            repeat(300) {
                assertEquals(1, fast.verdict(genuine))
                assertEquals(-Code.MISMATCH.value, fast.verdict(forged))
                assertEquals("0.1", fast.verify(genuine)["money"]?.text)
                assertEquals(Code.MISMATCH, refused { fast.verify(forged) }.code)
                assertEquals(listOf(1, 1), fast.verdicts(listOf(genuine, genuine)).toList())
                assertEquals("0.1", merchant.notice(genuine).use { notice -> notice.get("money")?.text })
            }
        }
        try {
            threads.invokeAll(List(8) { work }).forEach { it.get() }
        } finally {
            threads.shutdown()
        }
    }

    @Test
    fun `signed fields are found by their whole name, whatever its characters are`() {
        val message = Message.ofScheme(SCHEME, "sign", BodyWire.FORM)
        val secret = Secret(KEY)
        val names = listOf("a", "ab", "b?", "测试", "a测", "\uD83C\uDF6A")
        // Strict reading knows plausible names only.
        val lenient = Options(strict = false, limits = null)
        val body = message.sign(names.map { Param(it, "value of $it") }, secret, lenient).body
        val signed = FastVerifier(message, listOf(Secret("another one"), secret), lenient).verify(body.toByteArray())
        assertEquals(1, signed.secretIndex)
        for (name in names) assertEquals("value of $name", signed[name]?.text)
        for (name in listOf("", "abc", "b", "b\uD83C", "测", "a测试", "sign", "\u0000")) assertNull(signed[name], name)
        assertEquals(names.toSet(), signed.fields().map { it.name.text }.toSet())
        assertEquals(names.toSet(), signed.toString().removeSurrounding("SignedFields(", ")").split(", ").toSet())
    }

    @Test
    fun `a batch of more bodies than cross at once is in order`() {
        val fast = FastVerifier(notify, listOf(Secret(KEY)))
        val forged = GENUINE.replace("0.1", "9.1").toByteArray()
        val kinds = listOf(genuine to 0, forged to -Code.MISMATCH.value, ByteArray(0) to -Code.EMPTY_BODY.value, genuine to 0)
        val mixed = List(5_000) { kinds[it * it % 7 % kinds.size] }
        assertEquals(mixed.map { it.second }, fast.verdicts(mixed.map { it.first }).toList())
        val long = ByteArray(65_000) { 'a'.code.toByte() }
        val longOnes = List(20) { if (it % 3 == 0) genuine else long }
        assertEquals(longOnes.map(fast::verdict), fast.verdicts(longOnes).toList())
    }

    @Test
    fun `a batch is in order, however long its bodies are`() {
        val fast = FastVerifier(notify, listOf(Secret(KEY)))
        val long = ByteArray(100_000) { 'a'.code.toByte() }
        val bodies = listOf(genuine, ByteArray(0), long, genuine)
        val expected = listOf(0, -Code.EMPTY_BODY.value, -Code.BODY_TOO_LONG.value, 0)
        assertEquals(expected, fast.verdicts(bodies).toList())
        assertEquals(expected, bodies.map(fast::verdict))
        assertEquals(emptyList<Int>(), fast.verdicts(emptyList()).toList())
        val verdicts = notify.verifyBatch(bodies, listOf(Secret(KEY)))
        assertEquals(4, verdicts.count())
        assertEquals(listOf(1, 2), verdicts.refused())
        assertEquals("wxpay", verdicts.get(3)?.get("type")?.text)
        assertEquals(Code.EMPTY_BODY, refused { verdicts.get(1) }.code)
        assertNull(verdicts.get(4))
    }

    @Test
    fun `the tables hold every gateway, message and field`() {
        for (gateway in gateways()) {
            assertTrue(gateway.messages.isNotEmpty() && gateway.source.isNotEmpty())
            for (message in gateway.messages) {
                assertEquals(message.name, Message(gateway.id, message.name).name())
                assertTrue(message.fields.isNotEmpty() && message.source.isNotEmpty())
                assertTrue(message.fields.all { it.name.isNotEmpty() && it.kind.isNotEmpty() && it.meaning.isNotEmpty() })
            }
            for (variant in gateway.variants) Message(variant.id, gateway.messages.first().name)
        }
        val notification = gateways().first { it.id == "epay" }.messages.first { it.name == "notify" }
        assertEquals("notification", notification.direction)
        assertEquals("sign", notification.signing?.field)
        val paid = notification.fields.first { it.role == "paid_amount" }
        assertTrue(paid.name == "money" && paid.required && paid.signed)
        assertEquals("paid", notification.fields.first { it.role == "status" }.choices.first { it.value == "TRADE_SUCCESS" }.status)
    }
}
