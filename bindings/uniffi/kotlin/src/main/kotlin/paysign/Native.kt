package paysign

import com.sun.jna.NativeLibrary
import java.nio.ByteBuffer

/** The raw calls of the native library (`src/raw/jni.rs`). */
internal object Native {
    init {
        // JNA finds the library, and unpacks it from the jar; the JVM then binds its own native methods to the same one.
        uniffiEnsureInitialized()
        System.load(NativeLibrary.getInstance("paysign_uniffi").file.absolutePath)
    }

    @JvmStatic
    external fun verdict(verifier: Long, body: ByteArray, length: Int): Int

    @JvmStatic
    external fun fields(verifier: Long, body: ByteArray, length: Int): ByteArray?

    /** `bodies` is a direct buffer, which nobody else may write to meanwhile. */
    @JvmStatic
    external fun verdicts(verifier: Long, bodies: ByteBuffer, ends: IntArray, count: Int, verdicts: IntArray, first: Int): Int
}
