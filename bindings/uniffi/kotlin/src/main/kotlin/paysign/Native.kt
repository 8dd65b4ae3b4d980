package paysign

import java.nio.ByteBuffer

/**
 * A raw call of the native library (`src/raw.rs`): a question and bytes in, bytes out. It writes the answer
 * to `room` if it fits, and returns how many bytes it takes; below zero there is no answer.
 */
internal interface Crossing {
    fun ask(door: Long, question: Int, input: ByteArray, room: ByteArray): Int

    /** `input` is a direct buffer, up to its position, which nobody else may write to meanwhile. */
    fun ask(door: Long, question: Int, input: ByteBuffer, room: ByteArray): Int

    companion object {
        /**
         * Through JNI; where another class loader has loaded the library already, as in a container of web
         * applications, through JNA.
         */
        @JvmField
        val fastest: Crossing =
            try {
                LibraryFile.load()
                Jni
            } catch (_: UnsatisfiedLinkError) {
                Jna
            }
    }
}

/** The native methods (`src/raw/jni.rs`). */
internal object Native {
    @JvmStatic
    external fun ask(door: Long, question: Int, input: ByteArray, length: Int, room: ByteArray, roomLength: Int): Int

    @JvmStatic
    external fun askBuffer(door: Long, question: Int, input: ByteBuffer, length: Int, room: ByteArray, roomLength: Int): Int
}

/** By native methods: one array in and one out cost some 50 ns. */
internal object Jni : Crossing {
    override fun ask(door: Long, question: Int, input: ByteArray, room: ByteArray) =
        Native.ask(door, question, input, input.size, room, room.size)

    override fun ask(door: Long, question: Int, input: ByteBuffer, room: ByteArray) =
        Native.askBuffer(door, question, input, input.position(), room, room.size)
}

/** By JNA's direct mapping of the C function: 0.5 µs. */
internal object Jna : Crossing {
    override fun ask(door: Long, question: Int, input: ByteArray, room: ByteArray) =
        Mapped.paysign_uniffi_ask(door, question, input, input.size.toLong(), room, room.size.toLong())

    override fun ask(door: Long, question: Int, input: ByteBuffer, room: ByteArray): Int =
        ask(door, question, ByteArray(input.position()).also { input.duplicate().rewind().get(it) }, room)
}

/** The C function. */
internal object Mapped {
    init {
        com.sun.jna.Native.register(Mapped::class.java, LibraryFile.path)
    }

    @JvmStatic
    @Suppress("FunctionName")
    external fun paysign_uniffi_ask(door: Long, question: Int, input: ByteArray, len: Long, room: ByteArray, roomLen: Long): Int
}
