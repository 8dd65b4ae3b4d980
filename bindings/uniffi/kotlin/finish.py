"""Finishes what UniFFI has generated for the JVM, where its templates leave Java out: `finish.py paysign.kt`.

- A constructor declares what it throws, as functions do: else Java cannot catch it, for the exception is a checked one.
- What Kotlin may leave out Java may leave out too, from the end; and what is made by a name needs no `Companion` there.
- A gateway that was read from its file is given where the id of one is: to a constructor of its own.
- What nobody declares is unchecked: a defect of paysign, and a text that is none.
- The library is loaded by the path that it was unpacked to.
- What verifies notifications and batches crosses once (`Door.kt`), where a generated call crosses up to seven times.

Each change must be found where it belongs, so that another version of UniFFI cannot slip through.
"""

import pathlib
import re
import sys

CONSTRUCTOR = re.compile(r"^( *)(constructor\([^\n]*\) :\s*this\(\s*UniffiWithHandle,\s*uniffiRustCallWithError\((\w+)\))", re.MULTILINE)
METHOD = r"(override fun `{}`\([^\n]*\): \w+) \{{\n.*?\n    \)\n    \}}\n"
FAST = {
    "notice": "doors.of(this, null).notice(`raw`)",
    "noticeOf": "doors.of(this, `message`).notice(`raw`)",
    "noticeWithHeaders": "arrived(this, null, `headers`, `now`).notice(`raw`)",
    "noticeOfWithHeaders": "arrived(this, `message`, `headers`, `now`).notice(`raw`)",
    "verifyBatch": "Door(Verifier.ofMessage(this, `secrets`, `options`, null)).verdicts(`bodies`)",
}
COMPANION = re.compile(r"(@Throws\(\w+::class\)) (fun `\w+`\([^\n]*\): \w+ \{\n *return FfiConverterType)")
OF_GATEWAY = re.compile(
    r"\n( *)/\*\*(?:(?!\*/).)*\*/\n *(@Throws\(\w+::class\)) fun `ofGateway`(\([^\n]*\)): (\w+) \{\n"
    r" *return FfiConverterType\4\.lift\((.*?)\n    \)\n    \}\n", re.DOTALL)
MERCHANT = "open class Merchant: Disposable, AutoCloseable, MerchantInterface\n{\n"
INTERNAL = ["open class Verifier:", "public interface VerifierInterface", "public object FfiConverterTypeVerifier:",
            "data class Came (", "public object FfiConverterTypeCame:",
            "public object FfiConverterOptionalTypeCame:"]
CALL = re.compile(r"uniffiRustCallWithError\(\w+\)")


def replaced(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, f"{text.count(old)} times in the generated source: {old}"
    return text.replace(old, new)


def with_gateways(text: str) -> str:
    """What takes a `Gateway` by a name of its own becomes a constructor beside the first one, which takes an id."""
    for name in ("Merchant", "Message"):
        begin = text.index(f"open class {name}:")
        found = OF_GATEWAY.search(text, begin)
        assert found and found[4] == name, name
        documented = found[0][1:found[0].index("@Throws")]
        constructor = f"{documented}{found[2]}\n    constructor{found[3]} :\n        this(UniffiWithHandle, {found[5]}\n    )\n"
        text = text[:found.start()] + text[found.end():]
        at = text.index("    protected val handle: Long\n", begin)
        text = text[:at] + constructor + "\n" + text[at:]
    return text


def shorter_too(found: re.Match[str]) -> str:
    indent, constructor, static, function = found.groups()
    return f"{indent}@JvmOverloads {constructor}" if constructor else f"{static}@JvmOverloads {function}"


def main() -> None:
    path = pathlib.Path(sys.argv[1])
    text = path.read_text("utf-8")
    text, constructors = CONSTRUCTOR.subn(r"\1@Throws(\3::class)\n\1\2", text)
    calls, declared = len(CALL.findall(text)), text.count("@Throws(")
    assert constructors > 0 and calls == declared, f"{constructors} constructors; {calls} calls may throw, {declared} are declared"
    text = with_gateways(text)
    text, named = COMPANION.subn(r"\1 @JvmStatic \2", text)
    assert named > 0
    text, shorter = re.subn(r"^( *)(constructor\(`[^\n]* = )|(@JvmStatic )(fun [^\n]* = )", shorter_too, text, flags=re.MULTILINE)
    assert shorter > 0
    text = replaced(text, "class InternalException(message: String) : kotlin.Exception(message)",
                    "class InternalException(message: String) : kotlin.RuntimeException(message)")
    text = replaced(text, "            encode(CharBuffer.wrap(value))\n", """            try {
                encode(CharBuffer.wrap(value))
            } catch (error: java.nio.charset.CharacterCodingException) {
                throw IllegalArgumentException("a text holds half of a surrogate pair", error)
            }
""")
    text = replaced(text, 'return "paysign_uniffi"', "return LibraryFile.path")
    for name, fast in FAST.items():
        text, found = re.subn(METHOD.format(name), rf"\1 = {fast}\n", text, flags=re.DOTALL)
        assert found == 1, f"{found} times in the generated source: {name}"
    text = replaced(text, MERCHANT, MERCHANT + "    private val doors = Doors()\n")
    for declared in INTERNAL:
        text = replaced(text, declared, "internal " + declared.removeprefix("public "))
    path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
