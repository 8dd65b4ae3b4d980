package paysign

import java.lang.ref.Reference

/**
 * The verdict alone, for those who verify much: many times as fast as a generated call, which carries each body and each status across as
 * a structure. Made once, shared by all threads; there is nothing to close.
 *
 * A verdict is the index of the secret that has signed the body, or less than zero: the number of the error's code, negated. The
 * fields of an authentic body are [Message.verify]'s to hand out.
 */
class FastVerifier @JvmOverloads @Throws(PaysignException::class) constructor(
    message: Message,
    secrets: List<Secret>,
    options: Options? = null,
) {
    // Nobody else has it, so that it is not closed before this object is garbage.
    private val verifier = Verifier(message, secrets, options)
    private val address = verifier.address()

    /** The verdict on one raw body. */
    fun verdict(body: ByteArray): Int =
        try {
            Native.verdict(address, body)
        } finally {
            Reference.reachabilityFence(verifier)
        }

    /** The verdicts on many raw bodies, in their order; all of them together are shorter than 2 GiB. */
    fun verdicts(bodies: List<ByteArray>): IntArray {
        val ends = IntArray(bodies.size)
        var length = 0
        bodies.forEachIndexed { index, body ->
            length = Math.addExact(length, body.size)
            ends[index] = length
        }
        val joined = ByteArray(length)
        bodies.forEachIndexed { index, body -> body.copyInto(joined, ends[index] - body.size) }
        val verdicts = IntArray(bodies.size)
        try {
            check(Native.verdicts(address, joined, ends, verdicts) == bodies.size) { "the bodies changed while they were verified" }
        } finally {
            Reference.reachabilityFence(verifier)
        }
        return verdicts
    }
}
