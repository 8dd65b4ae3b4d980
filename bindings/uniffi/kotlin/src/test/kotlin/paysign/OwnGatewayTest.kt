package paysign

import com.google.gson.JsonParser
import org.junit.jupiter.api.Assertions.assertArrayEquals
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import paysign.Xunhu.PAID
import paysign.Xunhu.body
import java.math.BigDecimal
import java.math.BigInteger

/** A gateway that is not built in, and the shop's own parameters. */
class OwnGatewayTest {
    private val secrets = listOf(Secret(Xunhu.KEY))
    private val gateway = Gateway.parse(Xunhu.FILE)
    private val merchant = merchantOf(gateway)

    private fun merchantOf(gateway: Gateway, vararg shopNames: String) =
        Merchant(gateway, PAID.getValue("appid"), secrets, Xunhu.URL, shopNames = shopNames.asList())

    private fun word(call: () -> Any?): String = assertThrows(PaysignException.Refused::class.java) { call() }.word

    /** Every way to verify: by a generated call, and in one crossing, through JNI and through JNA. */
    private fun ways(message: Message): List<(ByteArray) -> Verified> = listOf<(ByteArray) -> Verified>(
        { message.verify(it, secrets) }, { message.verifyBatch(listOf(it), secrets).get(0)!! },
    ) + listOf(Jni, Jna).map { crossing -> Door(Verifier.ofMessage(message, secrets, null, null), crossing)::notice }

    @Test
    fun `a request is made and signed by the page's rule`() {
        val given = mapOf(
            "version" to "1.1", "trade_order_id" to "E20261130", "total_fee" to "12.50", "title" to "茶", "time" to "1796000000",
            "notify_url" to "https://shop.example.com/notify", "nonce_str" to "5f3a",
        )
        val request = merchant.request("pay", given.map { Param(it.key, it.value) })
        assertEquals("POST" to "https://api.xunhupay.com/payment/do.html", request.method to request.url)
        assertTrue(String(request.body).endsWith("&hash=" + Xunhu.signature(given + ("appid" to "2147483647"))))
        assertEquals("missing_field", word { merchant.request("pay", "version" to "1.1") })
    }

    @Test
    fun `a genuine notification is accepted and expected`() {
        for (way in ways(Message(gateway, "notify")) + merchant::notice + { merchant.noticeOf("notify", it) }) {
            val notice = way(body(PAID))
            notice.expect("E20261130", "12.50")
            notice.expect("E20261130", BigDecimal("12.5"))
            notice.expectMinor("E20261130", 1250, 2)
            assertEquals(BigInteger("12500000000000000000"), notice.paidAmountMinor(18))
            assertEquals(listOf("4200002", "success"), listOf(notice.tradeNo()?.text, notice.ack()))
            assertEquals(PAID, notice.fields().associate { it.name.text to it.value.text })
            assertEquals("order_differs", word { notice.expect("E20261131", "12.50") })
            assertEquals("paid_too_little", word { notice.expectMinor("E20261130", 1251, 2) })
            assertEquals("pending", word { way(body(PAID + ("status" to "WP"))).expect("E20261130", "12.50") })
        }
    }

    @Test
    fun `what is forged or cut again is refused`() {
        assertEquals(Xunhu.signature(PAID), Xunhu.signature(Xunhu.CUT))
        val forged = String(body(PAID)).replace("12.50", "0.01").toByteArray()
        for (way in ways(Message(gateway, "notify")) + merchant::notice) {
            assertEquals("mismatch", word { way(forged) })
            val cut = assertThrows(PaysignException.Refused::class.java) { way(body(Xunhu.CUT)) }
            assertEquals("ambiguous_field" to "trade_order_id", cut.word to cut.field?.text)
        }
    }

    @Test
    fun `an acknowledgement may repeat what is proved, of each message its own`() {
        val repeating = merchantOf(Gateway.parse(Xunhu.FILE.replace("ack = \"success\"", "ack = '\${trade_order_id}|success'")))
        for (order in listOf("E1", "E2", "订单", "E1")) {
            assertEquals("$order|success", repeating.notice(body(PAID + ("trade_order_id" to order))).ack())
        }
    }

    @Test
    fun `a wrong joint is named`() {
        val message = Message(gateway, "notify")
        val found = message.diagnose(body(PAID, "&key="), secrets)
        val document = message.diagnoseDocument(PAID.map { Param(it.key, it.value) }, Xunhu.signature(PAID, "&key="), secrets)
        for (finding in listOf(found.findings.first(), document.findings.first())) {
            assertTrue(finding.isCertain)
            assertEquals(listOf("secret_joint"), finding.causes.map { it.word })
        }
    }

    @Test
    fun `a variant of a file is chosen by its name`() {
        val joined = Xunhu.FILE + "[[variants]]\nname = \"key\"\nscheme = 'fields all but hash; empty skip; null empty; order name; " +
            "pair name=value; separator \"&\"; secret append \"&key=\"; digest md5; hex lower'\n"
        val both = Gateway.parse(joined)
        val key = both.variant("key")
        assertEquals(listOf("xunhupay", "xunhupay@key", "Gateway(xunhupay@key)"), listOf(both.id(), key.id(), key.toString()))
        assertTrue(merchantOf(key).notice(body(PAID, "&key=")).isPaid())
        assertEquals("mismatch", word { merchantOf(both).notice(body(PAID, "&key=")) })
        assertEquals("unknown_gateway", word { both.variant("none") })
        assertEquals("unknown_message", word { Message(both, "notice") })
    }

    @Test
    fun `the tables of a file are as those of a built-in gateway`() {
        for (builtIn in JsonParser.parseString(gateways()).asJsonArray) {
            val loaded = Gateway.parse(Vectors.root.resolve("gateways/${builtIn.asJsonObject["id"].asString}.toml").readText())
            assertEquals(builtIn, JsonParser.parseString(loaded.tables()))
        }
    }

    @Test
    fun `what is wrong with a file is said with its line`() {
        val broken = assertThrows(PaysignException.Refused::class.java) { Gateway.parse(Xunhu.FILE.replaceFirst("[[messages]]", "[[messages]")) }
        assertEquals(Code.GATEWAY_SYNTAX, broken.code)
        assertTrue("line 6," in broken.text, broken.text)
    }

    @Test
    fun `the route of a shop is named, or a mismatch`() {
        val routed = "route=payment/epay/notify&$GENUINE".toByteArray()
        fun shop(vararg names: String) =
            Merchant("epay", "152787", listOf(Secret(KEY)), "https://pay.example.com", shopNames = names.asList())
        assertEquals("mismatch", word { shop().notice(routed) })
        val message = Message("epay", "notify", shopNames = listOf("route"))
        for (notice in listOf(
            shop("route").notice(routed), shop("route").noticeOf("return", routed),
            shop("order_id", "route").notice("route=x&order_id=117?$GENUINE".toByteArray()),
            message.verify(routed, listOf(Secret(KEY))), message.verifyBatch(listOf(routed), listOf(Secret(KEY))).get(0)!!,
        )) {
            notice.expect("20240125193935458", "0.10")
            assertNull(notice.get("route"))
            assertNull(notice.unproved("route"))
        }
        val explained = message.explain(routed, listOf(Secret(KEY)))
        assertEquals("shop", explained.leftOut.first { it.name.text == "route" }.reason)
        assertTrue(message.diagnose(routed, listOf(Secret(KEY))).findings.isEmpty())
        assertArrayEquals(arrayOf(true), arrayOf(merchantOf(gateway, "route").notice("route=a&".toByteArray() + body(PAID)).isPaid()))
        for (name in listOf("money", "sign", "a,b", "", " route", "a b")) {
            assertEquals("invalid_name", word { shop(name) }, name)
            assertEquals("invalid_name", word { Message("epay", "notify", shopNames = listOf(name)) }, name)
        }
    }

    @Test
    fun `a name that a gateway has begun to send can be added`() {
        val runOn = Gateway.parse(Xunhu.FILE.replace("separator \"&\"", "separator none"))
        val fields = PAID + ("channel" to "7")
        val text = fields.toSortedMap().map { (name, value) -> "$name=$value" }.joinToString("")
        val raw = (fields.map { (name, value) -> "$name=$value" }.joinToString("&") + "&hash=" + Xunhu.md5(text + Xunhu.KEY)).toByteArray()
        assertEquals("ambiguous_field", word { Message(runOn, "notify").verify(raw, secrets) })
        for (way in ways(Message(runOn, "notify", addedNames = listOf("channel")))) assertEquals("7", way(raw).get("channel")?.text)
    }

    @Test
    fun `a scheme with roles can be expected and acknowledged`() {
        val roles = mapOf(Role.ORDER_NO to "order", Role.PAID_AMOUNT to "money", Role.STATUS to "state")
        fun signed(text: String) = "$text&sign=${Xunhu.md5(text + Xunhu.KEY)}".toByteArray()
        val own = Message.ofScheme(SCHEME, "sign", BodyWire.FORM, roles, listOf("1", "2"), "\${order}|success")
        for (way in ways(own)) {
            val notice = way(signed("money=1.00&order=E1&state=2"))
            notice.expect("E1", "1.00")
            assertEquals("E1|success", notice.ack())
            assertEquals("E2|success", way(signed("money=1.00&order=E2&state=2")).ack())
            assertEquals("not_paid", word { way(signed("money=1.00&order=E1&state=3")).expect("E1", "1.00") })
        }
        val without = Message.ofScheme(SCHEME, "sign", BodyWire.FORM)
        for (way in ways(without)) assertEquals("no_roles", word { way(signed("money=1.00&order=E1")).expect("E1", "1") })
        for ((wrong, paid) in listOf(
            mapOf(Role.ORDER_NO to "sign") to emptyList(), mapOf(Role.STATUS to "state") to emptyList(),
            mapOf(Role.ORDER_NO to "a", Role.TRADE_NO to "a") to emptyList(), emptyMap<Role, String>() to listOf("1"),
        )) {
            assertEquals("invalid_roles", word { Message.ofScheme(SCHEME, "sign", BodyWire.FORM, wrong, paid) })
        }
    }
}
