package paysign

import java.nio.ByteBuffer

/** A raw call of the native library (`src/raw.rs`): a question and bytes in, bytes out; null where there is no answer. */
internal interface Crossing {
    fun ask(door: Long, question: Int, input: ByteArray): ByteArray?

    /** `input` is a direct buffer, up to its position, which nobody else may write to meanwhile. */
    fun ask(door: Long, question: Int, input: ByteBuffer): ByteArray?

    companion object {
        /** Through JNI; where another class loader has loaded the library already, as in a container of web applications, through JNA. */
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
    external fun ask(door: Long, question: Int, input: ByteArray, length: Int): ByteArray?

    @JvmStatic
    external fun askBuffer(door: Long, question: Int, input: ByteBuffer, length: Int): ByteArray?
}

/** By native methods: one array in and one out cost some 60 ns. */
internal object Jni : Crossing {
    override fun ask(door: Long, question: Int, input: ByteArray) = Native.ask(door, question, input, input.size)

    override fun ask(door: Long, question: Int, input: ByteBuffer) = Native.askBuffer(door, question, input, input.position())
}

/** By JNA's direct mapping of the C function. */
internal object Jna : Crossing {
    override fun ask(door: Long, question: Int, input: ByteArray): ByteArray? {
        var room = ByteArray(input.size + ROOM)
        while (true) {
            val needed = Mapped.paysign_uniffi_ask(door, question, input, input.size.toLong(), room, room.size.toLong())
            if (needed < 0) return null
            if (needed <= room.size) return room.copyOf(needed)
            room = ByteArray(needed)
        }
    }

    override fun ask(door: Long, question: Int, input: ByteBuffer): ByteArray? =
        ask(door, question, ByteArray(input.position()).also { input.duplicate().rewind().get(it) })

    /** More than the numbers of most answers. */
    private const val ROOM = 256
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
