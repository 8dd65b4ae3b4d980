package paysign

import com.google.gson.JsonArray
import com.google.gson.JsonElement
import com.google.gson.JsonObject
import com.google.gson.JsonParser
import com.google.gson.JsonPrimitive
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import java.math.BigDecimal

/** Every shared vector. */
class VectorsTest {
    private val checks: Map<String, (Case) -> Unit> = mapOf(
        "verify" to ::verify, "sign" to ::sign, "expect" to ::expect, "answer" to ::answer, "explain" to ::explain, "scheme" to ::scheme,
        "diagnose" to ::diagnose, "gateway" to ::gateway, "minor" to ::minor,
        "tables" to ::tables,
    )

    @Test
    fun `every vector holds, and none is left out`() {
        val failures = mutableListOf<String>()
        val run = mutableMapOf<String, Int>()
        for (case in Vectors.cases) {
            check(case, failures)
            run.merge(case.verb, 1, Int::plus)
        }
        assertEquals(emptyList<String>(), failures)
        assertEquals(Vectors.countByText(), run.values.sum())
        assertEquals(checks.keys, run.keys)
        println("kotlin: ${run.values.sum()} vectors: $run")
    }

    @Test
    fun `every vector of a built-in gateway holds where that is read from its file`() {
        val failures = mutableListOf<String>()
        for (case in Vectors.casesByFile) check(case, failures)
        assertEquals(emptyList<String>(), failures)
        println("kotlin: ${Vectors.casesByFile.size} vectors by files of gateways")
    }

    private fun check(case: Case, failures: MutableList<String>) {
        try {
            // Where no message can be made, that is the outcome.
            unlessRefused(case) {
                case.make()
                checks.getValue(case.verb)(case)
            }
        } catch (failure: Throwable) {
            failures += "${case.id}: $failure"
        }
    }

    /** Runs `use`, or compares the error. */
    private fun unlessRefused(case: Case, use: () -> Unit) {
        try {
            use()
        } catch (error: PaysignException.Refused) {
            assertEquals(case.expect["error"]?.asString, error.word, error.text)
            assertEquals(error.word, error.code.name.lowercase())
            // A name in an error is cut after its first 48 bytes, and a field without a name is told by its
            // place.
            assertEquals(expectedBytes(case.expect["field"])?.take(48) ?: emptyList<Byte>(), error.field?.bytes?.toList() ?: emptyList<Byte>())
            case.expect["offset"]?.let { assertEquals(it.asLong, error.offset) }
            case.expect["dialect"]?.let { assertTrue("`${it.asString}`" in error.text, error.text) }
            error.gateway?.let {
                assertEquals(case.expect["gateway_code"].asString, it.gatewayCode)
                assertEquals(case.expect["text"]?.asString, it.text)
            }
        }
    }

    private fun sameCanonical(case: Case, body: ByteArray) {
        // What a header signs has no canonical string.
        if (case.isRaw) return
        val canonical = case.canonical ?: return
        // What was signed within a limit may be longer once it is written.
        val limits = if (case.verb == "sign") null else case.limits
        val explained = case.message.explain(body, case.secrets, Options(limits = limits))
        assertEquals(canonical, explained.canonical.toList())
    }

    private fun sameFields(case: Case, what: String, found: List<Field>) {
        val wanted = case.expect[what].asJsonObject.entrySet().associate { (name, value) ->
            val key = if (name.startsWith("hex:")) unhex(name.drop(4)).toList() else case.repeated(name).toByteArray().toList()
            key to (if (value.isJsonObject) expectedBytes(value) else case.repeated(value.asString).toByteArray().toList())
        }
        assertEquals(wanted, found.associate { it.name.bytes.toList() to it.value.bytes.toList() }, what)
        assertEquals(wanted.size, found.size)
        for (field in found) assertEquals(field.name.text, runCatching { strictUtf8(field.name.bytes) }.getOrNull())
    }

    /**
     * Every way that a message is verified: by a generated call, and in one crossing, through JNI and through
     * JNA.
     */
    private fun ways(case: Case): List<() -> Verified> {
        if (case.isRaw) return arrived(case)
        val generated = { case.message.verify(case.body, case.secrets, case.options) }
        if (case.secrets.isEmpty()) return listOf(generated)
        val batch = case.message.verifyBatch(listOf(case.body, case.body), case.secrets, case.options)
        assertEquals(if (case.expect.has("error") && case.verb == "verify") listOf(0, 1) else batch.refused(), batch.refused())
        val mapped = Door(Verifier.ofMessage(case.message, case.secrets, case.options, null), Jna)
        return listOf(generated, { batch.get(1)!! }, { mapped.notice(case.body) })
    }

    /** The same of a body that came with headers. */
    private fun arrived(case: Case): List<() -> Verified> {
        val generated = { case.message.verifyWithHeaders(case.body, case.headers, case.now, case.secrets, case.options) }
        if (case.secrets.isEmpty()) return listOf(generated)
        val came = Came(case.headers, case.now)
        return listOf(generated, { Door(Verifier.ofMessage(case.message, case.secrets, case.options, came)).notice(case.body) })
    }

    private fun role(case: Case, name: String, found: Value?) =
        assertEquals(expectedBytes(case.expect[name]), found?.bytes?.toList(), name)

    private fun role(case: Case, name: String, found: String?) = assertEquals(case.expect[name]?.asString, found, name)

    /** An amount, or the error that it is. */
    private fun amount(case: Case, name: String, read: () -> Money?) {
        val expected = case.expect[name]?.takeIf { it.isJsonObject } ?: return role(case, name, read()?.decimal)
        val error = assertThrows(PaysignException.Refused::class.java) { read() }
        assertEquals(expected.asJsonObject["error"].asString, error.word)
    }

    private fun status(case: Case, status: PaymentStatus, isPaid: Boolean) {
        val found = status.name.lowercase().takeUnless { it == "unstated" && !case.expect.has("status") }
        role(case, "status", found)
        assertEquals(status == PaymentStatus.PAID, isPaid)
    }

    private fun verify(case: Case) {
        sameCanonical(case, case.body)
        for (way in ways(case)) unlessRefused(case) {
            val verified = way()
            assertTrue(case.expect["valid"].asBoolean)
            assertEquals(case.expect["secret"].asInt, verified.secretIndex())
            sameFields(case, "fields", verified.fields())
            sameFields(case, "unproved", verified.unprovedFields())
            for ((name, value) in verified.fields().filter { it.name.text != null }) {
                assertEquals(value.bytes.toList(), verified.get(name.text!!)!!.bytes.toList())
                assertNull(verified.unproved(name.text!!))
            }
            for ((name, value) in verified.unprovedFields().filter { it.name.text != null }) {
                assertNull(verified.get(name.text!!))
                assertEquals(value.bytes.toList(), verified.unproved(name.text!!)!!.bytes.toList())
            }
            if (!case.hasRoles || case.message.direction() == "request") return@unlessRefused
            role(case, "order_no", verified.orderNo())
            role(case, "trade_no", verified.tradeNo())
            amount(case, "ordered_amount", verified::orderedAmount)
            amount(case, "paid_amount", verified::paidAmount)
            status(case, verified.status(), verified.isPaid())
            if (case.gateway != null && case.message.direction() == "notification" || case.json.has("ack")) role(case, "ack", verified.ack())
        }
    }

    /**
     * What is sent of the parameters: in JSON, numbers may have a shorter text, and empty ones may be left
     * out.
     */
    private fun sent(params: List<Param>, body: String): List<Param> {
        if (!body.startsWith("{")) return params
        val texts = JsonParser.parseString(body.replace(Regex("\":([0-9.]+)(?=[,}])"), "\":\"$1\"")).asJsonObject
        return params.filter { texts.has(it.name) }.map { Param(it.name, texts[it.name].asString) }
    }

    private fun signBody(case: Case) {
        val signed = case.message.signBody(case.body, case.secrets.first(), case.headers, case.now)
        val wanted = case.expect["headers"].asJsonArray.map { it.asJsonArray }.map { Param(it[0].asString, it[1].asString) }
        assertEquals(wanted, signed)
    }

    private fun sign(case: Case) = unlessRefused(case) {
        if (case.isRaw) return@unlessRefused signBody(case)
        val signed = case.message.sign(case.params, case.secrets.first(), case.options)
        assertEquals(case.expect["sign"].asString, signed.signature)
        assertEquals(case.expect["body"].asString, signed.body)
        assertEquals(signed.signature, signed.fields.single { it.name == signed.signatureField }.value)
        val names = case.params.map { it.name }
        assertEquals(sent(case.params, signed.body), signed.fields.filter { it.name in names })
        assertFalse(signed.signature in signed.toString())
        sameCanonical(case, signed.body.toByteArray())
    }

    private fun expect(case: Case) {
        val want = case.json["want"].asJsonObject
        val orderNo = want["order_no"].asString
        val amount = want["amount"]?.asString?.let(::BigDecimal)
        val (minor, scale) = amount?.let { it.unscaledValue() to it.scale() } ?: (want["minor"].asBigInteger to want["scale"].asInt)
        for (way in ways(case)) {
            if (amount != null) {
                unlessRefused(case) {
                    way().expect(orderNo, want["amount"].asString)
                    assertTrue(case.expect["ok"].asBoolean)
                }
                unlessRefused(case) { way().expect(orderNo, amount) }
            }
            unlessRefused(case) {
                way().expectMinor(orderNo, minor, scale)
                assertTrue(case.expect["ok"].asBoolean)
            }
        }
    }

    private fun minor(case: Case) {
        for (way in ways(case)) unlessRefused(case) {
            val found = way().paidAmountMinor(case.json["scale"].asInt)
            assertEquals(case.expect["minor"].takeUnless { it.isJsonNull }?.asBigInteger, found)
        }
    }

    private fun gateway(case: Case) = unlessRefused(case) {
        val found = Gateway.parse(case.json["text"].asString)
        assertEquals(case.expect["id"].asString, found.id())
        assertTrue(case.expect["ok"].asBoolean)
    }

    private fun tables(case: Case) {
        val own = case.own?.let { JsonParser.parseString(it.tables()) }
        val found = own ?: JsonParser.parseString(gateways()).asJsonArray.first { it.asJsonObject["id"].asString == case.gateway }
        sameTable(found, case.expect["table"], "table")
    }

    /** By the rule of the vectors' README: what is not named is not compared. */
    private fun sameTable(found: JsonElement?, expected: JsonElement, place: String) {
        if (expected is JsonObject && found is JsonArray) {
            for ((name, part) in expected.entrySet()) sameTable(found.find { it.asJsonObject["name"].asString == name }, part, "$place.$name")
        } else if (expected is JsonObject && found is JsonObject) {
            for ((name, part) in expected.entrySet()) sameTable(found[name], part, "$place.$name")
        } else if (expected is JsonArray && found is JsonArray) {
            assertEquals(expected.size(), found.size(), place)
            expected.forEachIndexed { at, part -> sameTable(found[at], part, "$place.$at") }
        } else {
            assertEquals(expected, if (expected is JsonPrimitive && expected.isString && found is JsonObject) found["name"] else found, place)
        }
    }

    private fun answer(case: Case) = unlessRefused(case) {
        val answer = case.message.answer(case.body, case.secrets, case.options)
        assertTrue(case.expect["ok"].asBoolean)
        case.expect["fields"]?.asJsonObject?.entrySet()?.forEach { (name, value) ->
            assertEquals(expectedBytes(value), answer.get(name)?.bytes?.toList(), name)
        }
        role(case, "order_no", answer.orderNo())
        role(case, "trade_no", answer.tradeNo())
        role(case, "pay_url", answer.payUrl())
        amount(case, "ordered_amount", answer::orderedAmount)
        amount(case, "paid_amount", answer::paidAmount)
        status(case, answer.status(), answer.isPaid())
    }

    private fun explain(case: Case) {
        sameCanonical(case, case.body)
        unlessRefused(case) {
            val explained = case.message.explain(case.body, case.secrets, case.options)
            assertEquals(case.expect["included"].asJsonArray.map { it.asString }, explained.included.map { it.text })
            val leftOut = case.expect["left_out"].asJsonObject.entrySet().associate { it.key to it.value.asString }
            assertEquals(leftOut, explained.leftOut.associate { it.name.text to it.reason })
            case.json["secrets"]?.asJsonArray?.forEach { assertFalse(it.asString in "$explained") }
        }
    }

    /** A key that nobody looks at would be a case that tests nothing. */
    private fun checkKeys(case: Case) {
        val first = case.expect["first"]?.takeIf { it.isJsonObject }?.asJsonObject
        val known = listOf(
            case.json to "id why source do gateway message variant scheme sign_field wire reading roles paid_values ack shop_names added_names " +
                "lenient limits secrets other_secrets also lang body body_hex document params expected proof expect",
            case.expect to "error field offset valid secret first also",
            first to "certain causes fields signed reason texts cures",
        )
        for ((part, keys) in known) assertEquals(emptySet<String>(), (part?.keySet() ?: emptySet()) - keys.split(" ").toSet())
    }

    private fun diagnose(case: Case) {
        checkKeys(case)
        val found = if (case.json.has("document")) {
            case.message.diagnoseDocument(case.params, case.json["expected"].asString, case.secrets, case.otherSecrets, case.also, case.lang)
        } else {
            case.message.diagnose(case.body, case.secrets, case.otherSecrets, case.options, case.also, case.lang)
        }
        assertEquals(case.expect["secret"]?.asInt, found.secretIndex)
        assertEquals(case.expect["error"]?.asString, found.refusal?.word)
        val field = expectedBytes(case.expect["field"])?.take(48) ?: emptyList<Byte>()
        assertEquals(field, found.refusal?.field?.bytes?.toList() ?: emptyList<Byte>())
        case.expect["offset"]?.let { assertEquals(it.asLong, found.refusal?.offset) }
        val first = case.expect["first"].takeUnless { it.isJsonNull }?.asJsonObject
        assertEquals(first == null, found.findings.isEmpty())
        if (first != null) {
            val finding = found.findings.first()
            assertEquals(first["certain"].asBoolean, finding.isCertain)
            assertEquals(first["causes"].asJsonArray.map { it.asString }, finding.causes.map { it.word })
            val fields = finding.causes.flatMap { it.evidence }.mapNotNull { it.field?.bytes?.toList() }
            assertEquals(first["fields"].asJsonArray.map { expectedBytes(it) }, fields)
            assertEquals(expectedBytes(first["signed"]), finding.signed?.toList())
            first["reason"]?.let { assertEquals(it.asString, finding.reason) }
            first["texts"]?.let { texts -> assertEquals(texts.asJsonArray.map { it.asString }, finding.causes.map { it.text }) }
            first["cures"]?.let { cures -> assertEquals(cures.asJsonArray.map { it.asString }, finding.causes.map { it.cure }) }
        }
        val later = found.findings.drop(1).flatMap { finding -> finding.causes.map { it.word } }
        case.expect["also"]?.asJsonArray?.forEach { assertTrue(it.asString in later) }
        for (list in listOf("secrets", "other_secrets")) {
            case.json[list]?.asJsonArray?.forEach { assertFalse(it.asString in "$found") }
        }
    }

    private fun scheme(case: Case) = unlessRefused(case) {
        val (text, signField) = if (case.isRaw) case.json["raw_scheme"] to "" else case.json["scheme"] to "sign"
        val parsed = Message.ofScheme(text.asString, signField, BodyWire.FORM).scheme()!!
        assertEquals(case.expect["printed"]?.asString, parsed)
        assertEquals(parsed, Message.ofScheme(parsed, signField, BodyWire.FORM).scheme())
    }
}

private fun strictUtf8(bytes: ByteArray): String = Charsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes)).toString()
