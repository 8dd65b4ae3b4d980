package paysign

import com.google.gson.JsonElement
import com.google.gson.JsonObject
import com.google.gson.JsonParser
import java.io.File

/** The shared vectors, as every language reads them. */
object Vectors {
    private val folder = generateSequence(File("").absoluteFile) { it.parentFile }
        .map { it.resolve("tests/vectors") }.first { it.resolve("schema.json").exists() }

    private val files = folder.listFiles { file -> file.extension == "json" }!!.sorted()

    val cases: List<Case> = files.filter { it.name != "schema.json" }.flatMap { file ->
        val json = JsonParser.parseString(file.readText()).asJsonObject
        json["cases"].asJsonArray.map { Case(it.asJsonObject["gateway"]?.asString ?: json["gateway"]?.asString, it.asJsonObject) }
    }

    /** How many cases there are, counted without reading JSON. */
    fun countByText(): Int = files.sumOf { it.readText().split("\"why\": \"").size - 1 }
}

/** The bytes of an expected text: a string, or `{"hex": "…"}`. */
fun expectedBytes(expected: JsonElement?): List<Byte>? = when {
    expected == null || expected.isJsonNull -> null
    expected.isJsonObject -> unhex(expected.asJsonObject["hex"].asString).toList()
    else -> expected.asString.toByteArray().toList()
}

fun unhex(text: String): ByteArray = text.chunked(2).map { it.toInt(16).toByte() }.toByteArray()

/** One case of a file. */
class Case(val gateway: String?, val json: JsonObject) {
    val id: String = json["id"].asString
    val verb: String = json["do"].asString
    val expect: JsonObject = json["expect"].asJsonObject

    fun repeated(text: String): String {
        val repeat = json["repeat"]?.asJsonObject ?: return text
        return text.replace("@@", repeat["text"].asString.repeat(repeat["times"].asInt))
    }

    val body: ByteArray
        get() = json["body_hex"]?.let { unhex(it.asString) } ?: repeated(json["body"]?.asString ?: "").toByteArray()

    val params: List<Param>
        get() = json["params"].asJsonArray.map { it.asJsonArray }
            .map { pair -> Param(repeated(pair[0].asString), repeated(pair[1].asString)) }

    val canonical: List<Byte>?
        get() = json["canonical_hex"]?.let { unhex(it.asString).toList() }
            ?: json["canonical"]?.let { repeated(it.asString).toByteArray().toList() }

    val secrets: List<Secret>
        get() = secretsOf("secrets")

    val otherSecrets: List<Secret>
        get() = secretsOf("other_secrets")

    private fun secretsOf(list: String): List<Secret> =
        json[list]?.asJsonArray?.map { Secret.exact(it.asString.toByteArray()) } ?: emptyList()

    val limits: Limits?
        get() = json["limits"]?.asJsonObject?.let { Limits(it["body_len"]?.asInt, it["fields"]?.asInt, it["depth"]?.asInt) }

    val options: Options
        get() = Options(strict = json["lenient"]?.asBoolean != true, limits = limits)

    val message: Message
        get() {
            val scheme = json["scheme"]?.asString
            if (scheme != null) {
                val wire = if (json["wire"]?.asString == "json") BodyWire.JSON else BodyWire.FORM
                return Message.ofScheme(scheme, json["sign_field"].asString, wire)
            }
            val variant = json["variant"]?.asString?.let { "@$it" } ?: ""
            return Message("$gateway$variant", json["message"].asString)
        }
}
