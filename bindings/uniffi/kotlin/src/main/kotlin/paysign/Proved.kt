package paysign

import java.nio.ByteBuffer

/**
 * A verified message, as it crossed in one piece (`src/packed.rs`): what a shop asks for is in it, everything else is asked for in one more
 * crossing. It holds nothing of the native library, so that there is nothing to free.
 */
internal class Proved(private val door: Door, private val piece: ByteArray) : Verified(NoHandle) {
    private val numbers = ByteBuffer.wrap(piece)
    private val payment = 2 * Door.NUMBER
    private val paymentLength = numbers.getInt(Door.NUMBER)

    @Volatile
    private var signed: List<Field>? = null

    override fun secretIndex(): Int = numbers.getInt(0)

    override fun status(): PaymentStatus {
        val number = numbers.getInt(payment + Door.NUMBER)
        return PaymentStatus.entries.first { it.value == number }
    }

    override fun isPaid(): Boolean = status() == PaymentStatus.PAID

    override fun orderNo(): Value? {
        val length = numbers.getInt(payment)
        if (length == NONE) return null
        val begin = payment + ORDER_NO
        // A length below zero is the complement of that of bytes which are not text.
        val bytes = piece.copyOfRange(begin, begin + maxOf(length, length.inv()))
        return Value(if (length >= 0) String(bytes, Charsets.UTF_8) else null, bytes)
    }

    override fun ack(): String = String(piece, ackAt, ackLength, Charsets.UTF_8)

    override fun expect(orderNo: String, amount: String) {
        val (order, text) = utf8(orderNo) to utf8(amount)
        val input = expected(order, Door.NUMBER + text.size).putInt(text.size).put(text)
        door.asked(Question.EXPECT, input.put(piece, payment, paymentLength).array())
    }

    override fun expectMinor(orderNo: String, minor: Long, scale: Int) {
        val input = expected(utf8(orderNo), Long.SIZE_BYTES + Door.NUMBER).putLong(minor).putInt(scale)
        door.asked(Question.EXPECT_MINOR, input.put(piece, payment, paymentLength).array())
    }

    private fun expected(orderNo: ByteArray, amountLength: Int): ByteBuffer =
        ByteBuffer.allocate(Door.NUMBER + orderNo.size + amountLength + paymentLength).putInt(orderNo.size).put(orderNo)

    /** Who asks for one field asks for more, and all of them cost little more than one. */
    override fun get(name: String): Value? = signed().firstOrNull { it.name.text == name }?.value

    override fun fields(): List<Field> = ArrayList(signed())

    private fun signed(): List<Field> =
        signed ?: told(Question.FIELDS, "", FfiConverterSequenceTypeField).also { signed = it }

    override fun unproved(name: String): Value? = told(Question.UNPROVED, name, FfiConverterOptionalTypeValue)
    override fun unprovedFields(): List<Field> = told(Question.UNPROVED_FIELDS, "", FfiConverterSequenceTypeField)
    override fun tradeNo(): Value? = told(Question.TRADE_NO, "", FfiConverterOptionalTypeValue)
    override fun orderedAmount(): Money? = told(Question.ORDERED_AMOUNT, "", FfiConverterOptionalTypeMoney)
    override fun paidAmount(): Money? = told(Question.PAID_AMOUNT, "", FfiConverterOptionalTypeMoney)
    override fun toString(): String = told(Question.SHOWN, "", FfiConverterString)

    /** Nothing to free, so that what it says can still be asked. */
    override fun close() = Unit

    /** What else the message says: the native part reads its body once more. */
    private fun <T> told(question: Int, name: String, converter: FfiConverter<T, *>): T {
        val (asked, body) = utf8(name) to ackAt + ackLength
        val input = ByteBuffer.allocate(Door.NUMBER + asked.size + piece.size - body).putInt(asked.size).put(asked)
        val answer = door.asked(question, input.put(piece, body, piece.size - body).array())
        return converter.read(ByteBuffer.wrap(answer, Door.NUMBER, answer.size - Door.NUMBER))
    }

    private val ackAt
        get() = payment + paymentLength + Door.NUMBER

    private val ackLength
        get() = numbers.getInt(payment + paymentLength)

    private companion object {
        /** In the place of a length: there is no order number. */
        const val NONE = -1

        /** Where the order number begins within a payment. */
        const val ORDER_NO = 20

        /** Half of a surrogate pair is an error, as it is in a generated call. */
        fun utf8(text: String): ByteArray {
            if (text.none(Char::isSurrogate)) return text.toByteArray()
            val strict = FfiConverterString.toUtf8(text)
            return ByteArray(strict.remaining()).also(strict::get)
        }
    }
}

/** The verdicts on many bodies; a message is read once more where it is asked for, so the bodies must stay as they are. */
internal class Batch(private val door: Door, private val bodies: List<ByteArray>, private val verdicts: IntArray) : Verdicts(NoHandle) {
    override fun count(): Int = verdicts.size

    override fun get(index: Int): Verified? = bodies.getOrNull(index)?.let(door::notice)

    override fun refused(): List<Int> = verdicts.indices.filter { verdicts[it] < 0 }

    override fun close() = Unit
}
