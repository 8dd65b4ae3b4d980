package paysign.bench

import paysign.FastVerifier
import paysign.Message
import paysign.Secret

private const val KEY = "7a3b1053780db61ebd3d7123e1b8d6c4"
private const val NOTIFICATION =
    "pid=152787&trade_no=2024012522001&out_trade_no=20240125193935458&type=wxpay" +
        "&name=%E6%B5%8B%E8%AF%95%E6%94%AF%E4%BB%9820240125193935458&money=0.1&trade_status=TRADE_SUCCESS" +
        "&sign=ef2f540e24deea1e1de28865b15a6fb9&sign_type=MD5"
private const val BATCH = 1000

/** What is measured: how many calls a round, how many messages a call; and the times of a message, in nanoseconds. */
private class Measured(val name: String, val calls: Int, val messages: Int, val action: () -> Any?) {
    val times = mutableListOf<Double>()

    fun round() {
        val begin = System.nanoTime()
        repeat(calls) { sink = action() }
        times += (System.nanoTime() - begin).toDouble() / calls / messages
    }

    fun quantile(part: Double): Double = times.sorted()[((times.size - 1) * part).toInt()]

    companion object {
        @Volatile
        var sink: Any? = null
    }
}

/** Beside careful code by hand, interleaved in one run: medians, spread and ratios. The machine may be shared: only ratios hold. */
fun main(args: Array<String>) {
    val (rounds, calls) = if ("--short" in args) 15 to 2_000 else 61 to 10_000
    val body = NOTIFICATION.toByteArray()
    val bodies = List(BATCH) { body.copyOf() }
    val key = KEY.toByteArray()
    val message = Message("epay", "notify")
    val secrets = listOf(Secret(KEY))
    val fast = FastVerifier(message, secrets)

    check(fast.verdict(body) == 0 && fast.verdicts(bodies).all { it == 0 })
    val proved = message.verify(body, secrets).fields().associate { it.name.text to it.value.text }
    check(ByHand.verify(body, key).filterKeys { it != "sign" && it != "sign_type" } == proved)

    val many = (calls / BATCH).coerceAtLeast(2)
    val verifyByHand = Measured("verify by hand", calls, 1) { ByHand.verify(body, key) }
    val verify = Measured("verify, the verdict", calls, 1) { fast.verdict(body) }
    val generated = Measured("verify, a Verified by UniFFI's call", calls / 10, 1) { message.verify(body, secrets).close() }
    val batchByHand = Measured("batch of $BATCH by hand", many, BATCH) { bodies.forEach { ByHand.verify(it, key) } }
    val batch = Measured("batch of $BATCH, the verdicts", many, BATCH) { fast.verdicts(bodies) }
    val generatedBatch = Measured("batch of $BATCH, by UniFFI's call", many, BATCH) { message.verifyBatch(bodies, secrets).close() }
    val all = listOf(verifyByHand, verify, generated, batchByHand, batch, generatedBatch)

    repeat(rounds / 2) { all.forEach(Measured::round) } // warm
    all.forEach { it.times.clear() }
    repeat(rounds) { all.forEach(Measured::round) }

    val rows = listOf(Triple("jvm.verify", verify, verifyByHand), Triple("jvm.batch", batch, batchByHand))
    val generatedRows = listOf(
        Triple("jvm.verify.uniffi", generated, verifyByHand),
        Triple("jvm.batch.uniffi", generatedBatch, batchByHand),
    )
    if ("--json" in args) {
        println((rows + generatedRows).joinToString(",\n ", "[", "]") { (name, ours, hand) -> json(name, ours, hand) })
        return
    }
    println("Java ${System.getProperty("java.version")}; a body of ${body.size} bytes; nanoseconds a message")
    for (measured in all) {
        println("%-40s %8.0f   (%.0f to %.0f)".format(measured.name, measured.quantile(.5), measured.quantile(.25), measured.quantile(.75)))
    }
    println("\nhow many times as fast as by hand (goal)")
    println("  verify  %5.1f  (3)".format(ratio(verify, verifyByHand)))
    println("  batch   %5.1f  (8)".format(ratio(batch, batchByHand)))
}

/** The median of the ratios round by round, so that what disturbs a round disturbs both sides. */
private fun ratio(ours: Measured, hand: Measured): Double =
    hand.times.zip(ours.times) { byHand, own -> byHand / own }.sorted().let { it[it.size / 2] }

private fun json(name: String, ours: Measured, hand: Measured): String =
    """{"name":"%s","ns":%.1f,"spread":%.3f,"vs_hand":%.2f}""".format(
        java.util.Locale.ROOT, name, ours.quantile(.5),
        (ours.quantile(.75) - ours.quantile(.25)) / ours.quantile(.5), ratio(ours, hand),
    )
