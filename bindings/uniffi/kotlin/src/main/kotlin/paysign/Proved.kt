package paysign

import java.nio.ByteBuffer

/**
 * A verified message, as it crossed in one piece (`src/packed.rs`): what a shop asks for is in it, everything
 * else is asked for in one more crossing. It holds nothing of the native library, so that there is nothing to
 * free.
 */
internal class Proved(private val door: Door, private val body: ByteArray, private val piece: ByteArray) : Verified(NoHandle) {
    private val numbers = Values(piece)

    @Volatile
    private var signed: Values? = null

    override fun secretIndex(): Int = numbers.number(0)

    override fun status(): PaymentStatus {
        val number = numbers.number(STATUS)
        return PaymentStatus.entries.first { it.value == number }
    }

    override fun isPaid(): Boolean = status() == PaymentStatus.PAID

    override fun orderNo(): Value? = numbers.value(numbers.number(ORDER_NO), END)

    override fun ack(): String =
        String(piece, END + numbers.size(numbers.number(ORDER_NO)), numbers.number(ACK), Charsets.UTF_8)

    override fun expect(orderNo: String, amount: String) {
        if (agreesTo(orderNo, amount)) return
        val (order, text) = utf8(orderNo) to utf8(amount)
        val input = ByteBuffer.allocate(2 * Door.NUMBER + order.size + text.size + piece.size)
        input.putInt(order.size).put(order).putInt(text.size).put(text).put(piece)
        door.asked(Question.EXPECT, input.array(), NONE)
    }

    /** Whether the core has said beforehand that it agrees to exactly this. What it has not, it is asked. */
    private fun agreesTo(orderNo: String, amount: String): Boolean {
        val length = numbers.number(ORDER_NO)
        val amountAt = END + numbers.size(length) + numbers.number(ACK)
        return numbers.isAscii(numbers.number(AGREED), amountAt, amount) && numbers.isAscii(length, END, orderNo)
    }

    private fun agreesTo(orderNo: String, minor: MinorUnits, scale: Int): Boolean =
        numbers.number(AGREED) > 0 && scale >= 0 && scale == numbers.number(SCALE) &&
            minor.signum() >= 0 && minor.bitLength() < Long.SIZE_BITS && minor.toLong() == numbers.long(UNITS) &&
            numbers.isAscii(numbers.number(ORDER_NO), END, orderNo)

    override fun expectMinor(orderNo: String, minor: MinorUnits, scale: Int) {
        if (agreesTo(orderNo, minor, scale)) return
        val (order, units) = utf8(orderNo) to utf8(minor.toString())
        val input = ByteBuffer.allocate(3 * Door.NUMBER + order.size + units.size + piece.size)
        input.putInt(order.size).put(order).putInt(units.size).put(units).putInt(scale).put(piece)
        door.asked(Question.EXPECT_MINOR, input.array(), NONE)
    }

    /** Who asks for one field asks for more, and all of them cost little more than one. */
    override fun get(name: String): Value? = signed().find(name)

    override fun fields(): List<Field> = signed().fields()

    private fun signed(): Values = signed ?: Values(told(Question.FIELDS)).also { signed = it }

    override fun unproved(name: String): Value? = Values(told(Question.UNPROVED, name)).only()
    override fun unprovedFields(): List<Field> = Values(told(Question.UNPROVED_FIELDS)).fields()
    override fun tradeNo(): Value? = Values(told(Question.TRADE_NO)).only()
    override fun orderedAmount(): Money? = lifted(Question.ORDERED_AMOUNT, FfiConverterOptionalTypeMoney)
    override fun paidAmount(): Money? = lifted(Question.PAID_AMOUNT, FfiConverterOptionalTypeMoney)
    override fun orderedAmountMinor(scale: Int): MinorUnits? = units(Question.ORDERED_MINOR, scale)
    override fun paidAmountMinor(scale: Int): MinorUnits? = units(Question.PAID_MINOR, scale)
    override fun toString(): String = lifted(Question.SHOWN, FfiConverterString)

    /** Nothing to free, so that what it says can still be asked. */
    override fun close() = Unit

    private fun <T> lifted(question: Int, converter: FfiConverter<T, *>): T = lifted(told(question), converter)

    private fun <T> lifted(told: ByteArray, converter: FfiConverter<T, *>): T =
        converter.read(ByteBuffer.wrap(told).position(Door.NUMBER) as ByteBuffer)

    private fun units(question: Int, scale: Int): MinorUnits? =
        lifted(told(question, scale, NONE), FfiConverterOptionalTypeMinorUnits)

    /** What else the message says: the native part reads its body once more. */
    private fun told(question: Int, name: String = ""): ByteArray = utf8(name).let { told(question, it.size, it) }

    private fun told(question: Int, number: Int, name: ByteArray): ByteArray {
        val input = ByteBuffer.allocate(Door.NUMBER + name.size + body.size).putInt(number).put(name).put(body)
        return door.asked(question, input.array(), ByteArray(body.size + USUAL))
    }

    private companion object {
        /** Where the numbers are, and where they end. */
        const val ORDER_NO = 4
        const val STATUS = 8
        const val SCALE = 12
        const val UNITS = 16
        const val ACK = 24
        const val AGREED = 28
        const val END = 32

        /** Room for the lengths of most fields. */
        const val USUAL = 96

        /** No room: nothing is to be said against it, or it is an error. */
        val NONE = ByteArray(0)

        /** Half of a surrogate pair is an error, as it is in a generated call. */
        fun utf8(text: String): ByteArray {
            if (text.none(Char::isSurrogate)) return text.toByteArray()
            val strict = FfiConverterString.toUtf8(text)
            return ByteArray(strict.remaining()).also(strict::get)
        }
    }
}

/**
 * The verdicts on many bodies; a message is read once more where it is asked for, so the bodies must stay as
 * they are.
 */
internal class Batch(private val door: Door, private val bodies: List<ByteArray>, private val verdicts: IntArray) : Verdicts(NoHandle) {
    override fun count(): Int = verdicts.size

    override fun get(index: Int): Verified? = bodies.getOrNull(index)?.let(door::notice)

    override fun refused(): List<Int> = verdicts.indices.filter { verdicts[it] < 0 }

    override fun close() = Unit
}
