package paysign

import com.google.gson.JsonElement
import com.google.gson.JsonObject
import com.google.gson.JsonParser
import java.io.File

/** The shared vectors, as every language reads them. */
object Vectors {
    /** The repository. */
    val root: File = generateSequence(File("").absoluteFile) { it.parentFile }.first { it.resolve("tests/vectors/schema.json").exists() }

    private val folder = root.resolve("tests/vectors")

    private val files = folder.listFiles { file -> file.extension == "json" }!!.sorted()

    val cases: List<Case> = files.filter { it.name != "schema.json" }.flatMap { file ->
        val json = JsonParser.parseString(file.readText()).asJsonObject
        val own = json["gateway_file"]?.let { Gateway.parse(folder.resolve(it.asString).readText()) }
        json["cases"].asJsonArray.map { Case(it.asJsonObject["gateway"]?.asString ?: json["gateway"]?.asString, it.asJsonObject, own) }
    }

    /** The cases of built-in gateways, each of which is read from its own file. */
    val casesByFile: List<Case> by lazy {
        val files = root.resolve("gateways").listFiles { file -> file.extension == "toml" }!!
        val own = files.associate { it.nameWithoutExtension to Gateway.parse(it.readText()) }
        cases.filter { it.own == null && it.gateway != null && !it.json.has("scheme") && !it.isRaw }.map { Case(it.gateway, it.json, own.getValue(it.gateway!!)) }
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

/** One case of a file; `own` is its gateway if it is read from its file. */
class Case(val gateway: String?, val json: JsonObject, val own: Gateway?) {
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

    val also: List<ByteArray>
        get() = json["also"]?.asJsonArray?.map { expectedBytes(it)!!.toByteArray() } ?: emptyList()

    val lang: String?
        get() = json["lang"]?.asString

    private fun secretsOf(list: String): List<Secret> =
        json[list]?.asJsonArray?.map { Secret.exact(it.asString.toByteArray()) } ?: emptyList()

    val limits: Limits?
        get() = json["limits"]?.asJsonObject?.let { Limits(it["body_len"]?.asInt, it["fields"]?.asInt, it["depth"]?.asInt) }

    val options: Options
        get() = Options(strict = json["lenient"]?.asBoolean != true, limits = limits)

    private fun texts(list: String): List<String> = json[list]?.asJsonArray?.map { it.asString } ?: emptyList()

    private val roles: Map<Role, String>
        get() = json["roles"]?.asJsonObject?.entrySet()?.associate { (role, field) -> Role.valueOf(role.uppercase()) to field.asString } ?: emptyMap()

    /** Whether what plays a role is known. */
    val hasRoles: Boolean get() = gateway != null || own != null || json.has("roles")

    /** Whether a header has the signature. */
    val isRaw: Boolean get() = json.has("raw_scheme")

    val headers: List<Param>
        get() = json["headers"]?.asJsonArray?.map { it.asJsonArray }?.map { Param(it[0].asString, it[1].asString) } ?: emptyList()

    val now: Long?
        get() = json["now"]?.asLong

    /** Makes the message, if it is about one. */
    fun make() {
        if (json.has("message") || json.has("sign_field") || isRaw) message
    }

    val message: Message by lazy {
        val (shop, added) = texts("shop_names") to texts("added_names")
        val (scheme, variant) = (json["raw_scheme"] ?: json["scheme"])?.asString to json["variant"]?.asString
        if (scheme != null) {
            val wire = BodyWire.valueOf((json["wire"]?.asString ?: "form").uppercase())
            val ack = json["ack"]?.asString ?: ""
            val signField = if (isRaw) "" else json["sign_field"].asString
            Message.ofScheme(scheme, signField, wire, roles, texts("paid_values"), ack, shop, added)
        } else if (own != null) {
            Message(variant?.let(own::variant) ?: own, json["message"].asString, shop, added)
        } else {
            Message(listOfNotNull(gateway, variant).joinToString("@"), json["message"].asString, shop, added)
        }
    }
}
