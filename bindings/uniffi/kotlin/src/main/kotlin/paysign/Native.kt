package paysign

import com.sun.jna.NativeLibrary

/** The raw calls of the native library (`src/raw/jni.rs`). */
internal object Native {
    init {
        // JNA finds the library, and unpacks it from the jar; the JVM then binds its own native methods to the same one.
        uniffiEnsureInitialized()
        System.load(NativeLibrary.getInstance("paysign_uniffi").file.absolutePath)
    }

    @JvmStatic
    external fun verdict(verifier: Long, body: ByteArray): Int

    @JvmStatic
    external fun verdicts(verifier: Long, bodies: ByteArray, ends: IntArray, verdicts: IntArray): Int
}
