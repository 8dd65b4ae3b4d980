package paysign

import java.nio.ByteBuffer

/** The raw calls of the native library (`src/raw/jni.rs`). */
internal object Native {
    init {
        uniffiEnsureInitialized()
        LibraryFile.load()
    }

    @JvmStatic
    external fun verdict(verifier: Long, body: ByteArray, length: Int): Int

    @JvmStatic
    external fun fields(verifier: Long, body: ByteArray, length: Int): ByteArray?

    /** `bodies` is a direct buffer, which nobody else may write to meanwhile. */
    @JvmStatic
    external fun verdicts(verifier: Long, bodies: ByteBuffer, ends: IntArray, count: Int, verdicts: IntArray, first: Int): Int
}
