package paysign

import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** The diagnosis as Kotlin shows it. */
class DiagnosisTest {
    private val notify = Message("epay", "notify")
    private val secrets = listOf(Secret(KEY))

    @Test
    fun `it names cause, evidence and cure`() {
        val found = notify.diagnose("s=/pay/notify&$GENUINE".toByteArray(), secrets)
        assertEquals("mismatch", found.refusal?.word)
        assertNull(found.secretIndex)
        assertTrue(found.isComplete)
        val finding = found.findings.first()
        assertTrue(finding.isCertain)
        assertTrue(String(finding.signed!!).startsWith("money=0.1&name="))
        val cause = finding.causes.single()
        assertEquals("parameter_added", cause.word)
        assertTrue(cause.number > 0)
        val evidence = cause.evidence.single()
        assertEquals(listOf("s", 0L, "/pay/notify", null), listOf(evidence.field?.text, evidence.offset, evidence.here?.text, evidence.signed))
        assertTrue(cause.lookFor.isNotEmpty() && cause.lookFor.all { it.place.isNotEmpty() && it.line.isNotEmpty() })
        for (text in listOf(cause.word, cause.text, cause.cure)) assertTrue(text in found.text)
        assertEquals(0, notify.diagnose(GENUINE.toByteArray(), secrets).secretIndex)
    }

    @Test
    fun `another message tells a wrong secret from a changed message, in Chinese too`() {
        val changed = GENUINE.replace("money=0.1", "money=77").replace("out_trade_no=2024", "out_trade_no=2025").toByteArray()
        val found = notify.diagnose(changed, secrets, also = listOf(GENUINE.toByteArray()), lang = "zh")
        val cause = found.findings.first().causes.single()
        assertEquals("message_changed", cause.word)
        assertTrue(cause.text.any { it > '\u3000' } && cause.cure in found.text)
        val refused = assertThrows(PaysignException.Refused::class.java) { notify.diagnose(changed, secrets, lang = "fr") }
        assertEquals(Code.UNKNOWN_LANGUAGE, refused.code)
    }

    @Test
    fun `other secrets are tried, and nothing secret is shown`() {
        val wrong = listOf(Secret("not-the-right-one"))
        val other = notify.diagnose(GENUINE.toByteArray(), wrong, secrets)
        assertEquals("other_secret", other.findings.first().causes.first().word)
        val params = mapOf(
            "pid" to "1", "type" to "wxpay", "out_trade_no" to "E1", "notify_url" to "1", "return_url" to "2", "name" to "x", "money" to "7",
        ).map { (name, value) -> Param(name, value) }
        val pay = Message("epay@code200", "pay")
        val right = pay.sign(params, secrets.first())
        val body = right.body.replace(right.signature, "0".repeat(32)).toByteArray()
        val all = listOf(other, pay.diagnose(body, secrets, secrets + wrong), pay.diagnoseDocument(params, "0".repeat(32), secrets))
        for (found in all) {
            assertTrue(found.findings.isNotEmpty())
            for (hidden in listOf(KEY, right.signature)) assertFalse(hidden in "$found ${found.text}")
        }
        assertEquals(0, pay.diagnoseDocument(params, right.signature, secrets).secretIndex)
    }
}
