package paysign

import java.lang.ref.Reference
import java.nio.ByteBuffer
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.ConcurrentLinkedQueue

/** The questions of `src/verifier.rs`. */
internal object Question {
    const val NOTICE = 0
    const val VERDICTS = 1
    const val EXPECT = 2
    const val EXPECT_MINOR = 3
    const val UNPROVED = 5
    const val FIELDS = 6
    const val UNPROVED_FIELDS = 7
    const val TRADE_NO = 8
    const val ORDERED_AMOUNT = 9
    const val PAID_AMOUNT = 10
    const val SHOWN = 11
    const val ORDERED_MINOR = 12
    const val PAID_MINOR = 13
}

/**
 * Where messages of one kind are verified in one crossing each. A generated call crosses several times, and
 * JNA carries each buffer and each status across as a structure. Made once, shared by all threads; there is
 * nothing to close.
 */
internal class Door(private val verifier: Verifier, private val crossing: Crossing = Crossing.fastest) {
    // Nobody else has the verifier, so that it is not closed before this object is garbage.
    private val address = verifier.address()

    /** Verifies one raw body; a copy of it, since another thread may be writing to it. */
    fun notice(body: ByteArray): Verified = body.clone().let { Proved(this, it, told(Question.NOTICE, it, ByteArray(USUAL))) }

    /**
     * The answer to a question, for which `room` is most often enough; an error where it begins with a number
     * below zero.
     */
    fun asked(question: Int, input: ByteArray, room: ByteArray): ByteArray {
        val length = alive { crossing.ask(address, question, input, room) }
        if (length > room.size) return asked(question, input, ByteArray(length))
        checkAnswer(length, room)
        return if (length == room.size) room else room.copyOf(length)
    }

    /** The same where the answer tells itself where it ends: there may be more behind it. */
    private fun told(question: Int, input: ByteArray, room: ByteArray): ByteArray {
        val length = alive { crossing.ask(address, question, input, room) }
        if (length > room.size) return told(question, input, ByteArray(length))
        checkAnswer(length, room)
        return room
    }

    private fun checkAnswer(length: Int, room: ByteArray) {
        // The sign of the number that it begins with.
        if (length < 0 || length > 0 && room[0] < 0) throw refusal(length, room)
    }

    private fun refusal(length: Int, answer: ByteArray): Exception =
        if (length > NUMBER) FfiConverterTypePaysignError.read(ByteBuffer.wrap(answer, NUMBER, length - NUMBER)) else nothing()

    private fun nothing() = InternalException("the native library has no answer")

    /**
     * The verdicts on many raw bodies, in their order. They cross some at a time, so that memory grows with
     * the verdicts only.
     */
    fun verdicts(bodies: List<ByteArray>): Verdicts {
        val given = ArrayList(bodies)
        val verdicts = IntArray(given.size)
        val room = rooms.poll() ?: ByteBuffer.allocateDirect(ROOM)
        try {
            var done = 0
            while (done < verdicts.size) done += some(given, done, room, verdicts)
        } finally {
            rooms.offer(room)
        }
        return Batch(this, given, verdicts)
    }

    /** The verdicts on as many bodies as there is room for, from `first` on; how many they are. */
    private fun some(bodies: List<ByteArray>, first: Int, room: ByteBuffer, verdicts: IntArray): Int {
        var end = first
        var length = NUMBER
        do {
            length += NUMBER + bodies[end++].size
        } while (end < bodies.size && length + NUMBER + bodies[end].size <= ROOM)
        val count = end - first
        val isLong = length > ROOM
        val input = if (isLong) ByteBuffer.allocate(length) else room.clear()
        input.putInt(count)
        var at = 0
        for (index in first until end) {
            at += bodies[index].size
            input.putInt(at)
        }
        for (index in first until end) input.put(bodies[index])
        val answer = ByteArray(count * NUMBER)
        val written = alive {
            if (isLong) {
                crossing.ask(address, Question.VERDICTS, input.array(), answer)
            } else {
                crossing.ask(address, Question.VERDICTS, input, answer)
            }
        }
        if (written != answer.size) throw nothing()
        ByteBuffer.wrap(answer).asIntBuffer().get(verdicts, first, count)
        return count
    }

    /** Keeps the native verifier for as long as a raw call takes. */
    private inline fun <T> alive(call: () -> T): T =
        try {
            call()
        } finally {
            Reference.reachabilityFence(verifier)
        }

    companion object {
        /** The bytes of a number. */
        const val NUMBER = 4

        /** Room that a message takes, but for a long order number. */
        private const val USUAL = 96

        /** Bytes that cross at once: they stay in a processor's second cache. */
        private const val ROOM = 64 * 1024

        // One for each batch under way, outside of the heap: the native part reads the bodies where they are,
        // and holds no collector up.
        private val rooms = ConcurrentLinkedQueue<ByteBuffer>()
    }
}

/** The door for a merchant's messages that came with these headers. */
internal fun arrived(merchant: Merchant, message: String?, headers: List<Param>, now: Long?): Door =
    Door(Verifier.ofMerchant(merchant, message, Came(headers, now)))

/** A merchant's doors. */
internal class Doors {
    @Volatile
    private var notices: Door? = null
    private val named = ConcurrentHashMap<String, Door>()

    /** The door for its notifications, or for its messages of this name. */
    fun of(merchant: Merchant, message: String?): Door {
        check(!merchant.uniffiIsDestroyed) { "Merchant object has already been destroyed" }
        return (if (message == null) notices else named[message]) ?: opened(merchant, message)
    }

    private fun opened(merchant: Merchant, message: String?): Door {
        val door = Door(Verifier.ofMerchant(merchant, message, null))
        if (message == null) notices = door else if (named.size < MAX_NAMED) named[message] = door
        return door
    }

    private companion object {
        /** More than a gateway has messages. */
        const val MAX_NAMED = 64
    }
}
