package paysign

import java.nio.ByteBuffer

/**
 * The signed fields of an authentic message: what [Verified.get] and [Verified.fields] hand out, without a call for each of them. Shared by
 * all threads; there is nothing to close.
 *
 * Authentic is not yet paid, and paid is not yet your order: compare the order number, the amount and the status, or take
 * [Verified.expect], which does.
 */
class SignedFields internal constructor(private val packed: ByteArray) {
    // The native part (`src/packed.rs`) writes numbers in the order that this reads by itself.
    private val numbers = ByteBuffer.wrap(packed)

    /** Which of the secrets has signed it. */
    val secretIndex: Int
        get() = numbers.getInt(0)

    /** A signed field. None if it is not there, was left out of the signature for being empty, or is not signed. */
    operator fun get(name: String): Value? {
        var at = NUMBER
        while (at < packed.size) {
            val field = Place(at)
            if (isNamed(field, name)) return field.value()
            at = field.end
        }
        return null
    }

    /** All signed fields, in the body's order. */
    fun fields(): List<Field> {
        val fields = ArrayList<Field>()
        var at = NUMBER
        while (at < packed.size) {
            val field = Place(at)
            fields += Field(field.name(), field.value())
            at = field.end
        }
        return fields
    }

    /** Names alone: values are the shop's customers' business. */
    override fun toString(): String = fields().joinToString(", ", "SignedFields(", ")") { it.name.text ?: "?" }

    /** Most names are ASCII, whose characters are its bytes; another one is compared as text. */
    private fun isNamed(field: Place, name: String): Boolean {
        for (index in name.indices) {
            val character = name[index].code
            if (character >= 0x80) return field.name().text == name
            if (index >= field.nameSize || packed[field.nameAt + index].toInt() != character) return false
        }
        return name.length == field.nameSize
    }

    /** Where a field stands. */
    private inner class Place(at: Int) {
        private val nameLength = numbers.getInt(at)
        private val valueLength = numbers.getInt(at + NUMBER)
        val nameAt = at + 2 * NUMBER
        val nameSize = size(nameLength)
        private val valueAt = nameAt + nameSize
        val end = valueAt + size(valueLength)

        fun name() = value(nameAt, valueAt, nameLength >= 0)
        fun value() = value(valueAt, end, valueLength >= 0)
    }

    /** A length below zero is the complement of that of bytes which are no text. */
    private fun size(length: Int): Int = if (length >= 0) length else length.inv()

    private fun value(from: Int, to: Int, isText: Boolean) =
        Value(if (isText) String(packed, from, to - from, Charsets.UTF_8) else null, packed.copyOfRange(from, to))

    private companion object {
        /** The bytes of a number. */
        const val NUMBER = 4
    }
}
