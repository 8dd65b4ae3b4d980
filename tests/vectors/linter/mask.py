"""What is shown masks the secrets."""

import re

ENTITIES = {b"&": ["&amp;"], b"<": ["&lt;"], b">": ["&gt;"], b'"': ["&quot;", "&#34;"], b"'": ["&#039;", "&#39;", "&#x27;", "&apos;"]}


def spellings(core):
    """Patterns of the ways in which a text may hold a secret."""
    each = [bytes([byte]) for byte in core]
    url = [[f"%{byte[0]:02X}", *["+"] * (byte == b" "), *[byte] * (byte != b"%")] for byte in each]
    html = [[*ENTITIES.get(byte, []), *[byte] * (byte != b"&")] for byte in each]
    slashed = [[*[b"\\" + byte] * (byte in b"\"'/\\"), *[byte] * (byte != b"\\")] for byte in each]
    for spelling in ([[byte] for byte in each], url, html, slashed):
        choices = ([re.escape(choice if isinstance(choice, bytes) else choice.encode()) for choice in byte] for byte in spelling)
        yield re.compile(b"".join(b"(?:" + b"|".join(byte) + b")" for byte in choices), re.IGNORECASE | re.DOTALL)


def masked(text, secrets, parts=None):
    """The text with `<secret>` for every secret; `parts` are the places of its names and values, all of it if absent."""
    places = []
    for secret in secrets:
        core = secret.encode().strip(b" \t\n\f\r") or secret.encode()
        for pattern in spellings(core):
            if len(core) >= 4:
                found = re.finditer(b"(?=(" + pattern.pattern + b"))", text, pattern.flags)
                places += [match.span(1) for match in found]
            places += [(start, end) for start, end in parts or [(0, len(text))] if pattern.fullmatch(text[start:end])]
    united = []
    for start, end in sorted(places):
        if united and start < united[-1][1]:
            united[-1][1] = max(united[-1][1], end)
        else:
            united.append([start, end])
    for start, end in reversed(united):
        text = text[:start] + b"<secret>" + text[end:]
    return text
