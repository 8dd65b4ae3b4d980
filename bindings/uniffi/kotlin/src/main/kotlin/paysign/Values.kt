package paysign

import java.nio.ByteBuffer

/**
 * Names and values as they cross: each is its length and its bytes (`src/packed.rs`). They come after a
 * number.
 */
internal class Values(private val packed: ByteArray) {
    private val numbers = ByteBuffer.wrap(packed)

    fun number(at: Int): Int = numbers.getInt(at)

    fun long(at: Int): Long = numbers.getLong(at)

    /** The only one, if it is there. */
    fun only(): Value? = value(number(Door.NUMBER), 2 * Door.NUMBER)

    /** The value of this name. */
    fun find(name: String): Value? {
        each { nameLength, nameAt, length, at -> if (isText(nameLength, nameAt, name)) return value(length, at) }
        return null
    }

    fun fields(): List<Field> {
        val fields = ArrayList<Field>()
        each { nameLength, nameAt, length, at -> fields += Field(value(nameLength, nameAt)!!, value(length, at)!!) }
        return fields
    }

    /** The value of this length at this place; none if it is not there. */
    fun value(length: Int, at: Int): Value? {
        if (length == NOT_THERE) return null
        val end = at + size(length)
        return Value(if (length >= 0) String(packed, at, length, Charsets.UTF_8) else null, packed.copyOfRange(at, end))
    }

    /** A length below zero is the complement of that of bytes which are not text; of -1 that is zero. */
    fun size(length: Int): Int = maxOf(length, length.inv())

    private inline fun each(use: (Int, Int, Int, Int) -> Unit) {
        var at = Door.NUMBER
        while (at < packed.size) {
            val nameLength = number(at)
            val nameAt = at + Door.NUMBER
            val lengthAt = nameAt + size(nameLength)
            val length = number(lengthAt)
            use(nameLength, nameAt, length, lengthAt + Door.NUMBER)
            at = lengthAt + Door.NUMBER + size(length)
        }
    }

    /** Most names are ASCII, whose characters are its bytes; another one is compared as text. */
    private fun isText(length: Int, at: Int, name: String): Boolean {
        for (index in name.indices) {
            val character = name[index].code
            if (character >= 0x80) return value(length, at)?.text == name
            if (index >= length || packed[at + index].toInt() != character) return false
        }
        return name.length == length
    }

    /** Whether a text of this length is this one; not where it is not ASCII. */
    fun isAscii(length: Int, at: Int, text: String): Boolean {
        if (text.length != length) return false
        for (index in text.indices) {
            val character = text[index].code
            if (character >= 0x80 || packed[at + index].toInt() != character) return false
        }
        return true
    }

    private companion object {
        /** In the place of a length. */
        const val NOT_THERE = -1
    }
}
