package paysign

import java.lang.ref.Reference
import java.nio.ByteBuffer
import java.util.concurrent.ConcurrentLinkedQueue

/**
 * For those who verify much: many times as fast as a generated call, which crosses the border several times and carries each buffer and each
 * status across as a structure. Made once, shared by all threads; there is nothing to close.
 *
 * A verdict is the index of the secret that has signed the body, or less than zero: the number of the error's code, negated.
 */
class FastVerifier @JvmOverloads @Throws(PaysignException::class) constructor(
    message: Message,
    secrets: List<Secret>,
    options: Options? = null,
) {
    // Nobody else has it, so that it is not closed before this object is garbage.
    private val verifier = Verifier(message, secrets, options)
    private val address = verifier.address()

    // One for each batch under way, outside of the heap: the native part reads the bodies where they stand, and holds no collector up.
    private val rooms = ConcurrentLinkedQueue<ByteBuffer>()

    /** Verifies one raw body, as [Message.verify] does, and hands out its signed fields. */
    @Throws(PaysignException::class)
    fun verify(body: ByteArray): SignedFields {
        val packed = alive { Native.fields(address, body, body.size) }
        if (packed != null) return SignedFields(packed)
        // What is refused may take its time: this says why, as the exception that it raises.
        verifier.verify(body).close()
        error("the body changed while it was verified")
    }

    /** The verdict on one raw body. */
    fun verdict(body: ByteArray): Int = alive { Native.verdict(address, body, body.size) }

    /** The verdicts on many raw bodies, in their order. They cross some at a time, so that memory grows with the verdicts alone. */
    fun verdicts(bodies: List<ByteArray>): IntArray {
        val room = rooms.poll() ?: ByteBuffer.allocateDirect(ROOM)
        try {
            return Batch(bodies.size, room).also { bodies.forEach(it::add) }.verdicts()
        } finally {
            rooms.offer(room)
        }
    }

    /** Bodies one behind another in a room, and the verdicts on all of them. */
    private inner class Batch(size: Int, private val room: ByteBuffer) {
        private val verdicts = IntArray(size)
        private val ends = IntArray(minOf(size, MOST))
        private var count = 0
        private var done = 0

        init {
            room.clear()
        }

        fun add(body: ByteArray) {
            if (count == ends.size || body.size > room.remaining()) cross()
            if (body.size <= room.remaining()) {
                room.put(body)
                ends[count++] = room.position()
            } else {
                verdicts[done++] = verdict(body)
            }
        }

        fun verdicts(): IntArray {
            cross()
            return verdicts.also { check(done == it.size) { "the list changed while it was verified" } }
        }

        private fun cross() {
            check(alive { Native.verdicts(address, room, ends, count, verdicts, done) } == count) { "no verifier is there" }
            done += count
            count = 0
            room.clear()
        }
    }

    /** Keeps the native verifier for as long as a raw call takes. */
    private inline fun <T> alive(call: () -> T): T =
        try {
            call()
        } finally {
            Reference.reachabilityFence(verifier)
        }

    private companion object {
        /** Bytes that cross at once: they stay in a processor's second cache. */
        const val ROOM = 64 * 1024

        /** Bodies that cross at once. */
        const val MOST = 1_024
    }
}
