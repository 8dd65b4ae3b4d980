package paysign.bench

import java.math.BigDecimal
import paysign.Merchant
import paysign.Message
import paysign.Secret
import paysign.Verified

/**
 * What is measured: how many calls a round, how many messages a call; and the times of a message, in
 * nanoseconds.
 */
private class Measured(val name: String, val calls: Int, val messages: Int, val action: () -> Any?) {
    val times = mutableListOf<Double>()

    fun round() {
        val begin = System.nanoTime()
        repeat(calls) { sink = action() }
        times += (System.nanoTime() - begin).toDouble() / calls / messages
    }

    fun quantile(part: Double): Double = times.sorted()[((times.size - 1) * part).toInt()]

    companion object {
        // Not volatile, which would cost a fence a call: the actions are so many that none is compiled into
        // the loop and left out.
        @JvmStatic
        var sink: Any? = null
    }
}

/** A row: ours beside what a shop writes, and the goal where there is one. */
private class Row(val name: String, val ours: Measured, val hand: Measured, val goal: Int? = null) {
    /** The median of the ratios round by round, so that what disturbs a round disturbs both sides. */
    fun ratio(): Double = hand.times.zip(ours.times) { byHand, own -> byHand / own }.sorted().let { it[it.size / 2] }

    fun json(): String = """{"name":"%s","ns":%.1f,"spread":%.3f,"vs_hand":%.2f}""".format(
        java.util.Locale.ROOT, name, ours.quantile(.5), (ours.quantile(.75) - ours.quantile(.25)) / ours.quantile(.5), ratio(),
    )
}

/** What a shop looks at, as texts: the order, its amount and its status. */
private fun read(fields: Verified): Int =
    length(fields.get("out_trade_no")?.text, fields.get("money")?.text, fields.get("trade_status")?.text)

private fun read(fields: Map<String, String>): Int = length(fields["out_trade_no"], fields["money"], fields["trade_status"])

private fun length(order: String?, money: String?, status: String?): Int = order!!.length + money!!.length + status!!.length

/**
 * Beside careful code by hand, interleaved in one run: medians, spread and ratios. The machine may be shared:
 * only ratios hold.
 */
fun main(args: Array<String>) {
    val (rounds, calls) = if ("--short" in args) 15 to 2_000 else 41 to 6_000
    val (body, escaped, bodies) = Triple(Inputs.typical, Inputs.escaped, Inputs.many)
    val key = KEY.toByteArray()
    val message = Message("epay", "notify")
    val secrets = listOf(Secret(KEY))
    val merchant = Merchant("epay", MERCHANT_ID, secrets, "https://pay.example.com")

    check(message.verifyBatch(bodies, secrets).refused().isEmpty())
    for (each in bodies + listOf(body, escaped)) {
        val proved = message.verify(each, secrets).use { it.fields() }.associate { it.name.text to it.value.text }
        check(ByHand.verify(each, key).filterKeys { it != "sign" && it != "sign_type" } == proved)
        check(merchant.notice(each).fields().associate { it.name.text to it.value.text } == proved)
        check(read(merchant.notice(each)) == read(ByHand.verify(each, key)))
    }

    // The shop's database: what each order costs.
    val orders = mapOf(ORDER to "1.00", "another one" to "2.00")
    val costs = orders.mapValues { BigDecimal(it.value) }
    fun route(raw: ByteArray): String {
        val notice = merchant.notice(raw)
        val orderNo = notice.orderNo()?.text
        notice.expect(orderNo!!, orders.getValue(orderNo))
        return notice.ack()
    }
    check(route(body) == "success" && ByHand.route(body, key, costs) == "success")

    val many = (calls / bodies.size).coerceAtLeast(2)
    fun one(name: String, parts: Int = 1, action: () -> Any?) = Measured(name, calls / parts, 1, action)
    fun batch(name: String, action: () -> Any?) = Measured("batch of ${bodies.size}, $name", many, bodies.size, action)

    val verifyByHand = one("verify by hand") { ByHand.verify(body, key) }
    val readByHand = one("verify and read three fields, by hand") { read(ByHand.verify(body, key)) }
    val escapedByHand = one("verify with escapes, by hand") { ByHand.verify(escaped, key) }
    val batchByHand = batch("by hand") { bodies.count { ByHand.verify(it, key).isNotEmpty() } }
    val rows = listOf(
        Row("jvm.route", one("the route") { route(body) }, one("the route, by hand") { ByHand.route(body, key, costs) }, 3),
        Row("jvm.verify", one("verify: notice") { merchant.notice(body) }, verifyByHand, 3),
        Row("jvm.verify_escaped", one("verify with escapes: notice") { merchant.notice(escaped) }, escapedByHand),
        Row("jvm.verify_read", one("verify, and read three fields") { read(merchant.notice(body)) }, readByHand),
        Row("jvm.batch", batch("verifyBatch and refused") { message.verifyBatch(bodies, secrets).refused() }, batchByHand, 8),
        Row("jvm.verify.uniffi", one("verify, by UniFFI's call", 10) { message.verify(body, secrets).close() }, verifyByHand),
    )
    val all = rows.flatMap { listOf(it.hand, it.ours) }.distinct()

    repeat(rounds / 2) { all.forEach(Measured::round) } // warm
    all.forEach { it.times.clear() }
    repeat(rounds) { all.forEach(Measured::round) }

    if ("--json" in args) {
        println(rows.joinToString(",\n ", "[", "]", transform = Row::json))
        return
    }
    println("Java ${System.getProperty("java.version")}; a body of ${body.size} bytes; nanoseconds a message")
    for (measured in all) {
        println("%-42s %8.0f   (%.0f to %.0f)".format(measured.name, measured.quantile(.5), measured.quantile(.25), measured.quantile(.75)))
    }
    println("\nhow many times as fast as by hand (goal)")
    for (row in rows) println("  %-20s %5.1f  %s".format(row.name, row.ratio(), row.goal?.let { "($it)" }.orEmpty()))
}
