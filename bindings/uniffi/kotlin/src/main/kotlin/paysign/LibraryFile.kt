package paysign

import java.io.File
import java.io.IOException

/**
 * Where the native library is. It is unpacked from the jar once, and both JNA, for what UniFFI generates, and
 * the JVM, for the raw calls, load that file by its path. What JNA unpacks by itself it deletes again, and a
 * second look-up by name may end with a bare one, which the system knows because the library is loaded
 * already.
 */
internal object LibraryFile {
    private const val NAME = "paysign_uniffi"

    /** A path; or the bare name, where the class path has no library and the system may. */
    @JvmField
    val path: String = System.getProperty("uniffi.component.paysign.libraryOverride") ?: unpacked() ?: NAME

    /** Binds the native methods of this package. */
    fun load() = if (File(path).isAbsolute) System.load(path) else System.loadLibrary(path)

    private fun unpacked(): String? =
        try {
            com.sun.jna.Native.extractFromResourcePath(NAME, LibraryFile::class.java.classLoader).absolutePath
        } catch (_: IOException) {
            null
        }
}
