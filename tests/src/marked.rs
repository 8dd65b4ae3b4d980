//! Bodies in XML and in multipart, in the spellings that senders have, and a few that none has.

use crate::choices::Choices;

/// Whether an element can have this name.
pub(crate) fn is_xml_name(name: &[u8]) -> bool {
    let first = name.first().is_some_and(|first| first.is_ascii_alphabetic() || *first == b'_');
    first && name.iter().all(|byte| byte.is_ascii_alphanumeric() || b"_.-".contains(byte))
}

/// XML as a sender writes it that escapes only what it must.
pub fn plain_xml(fields: &[(Vec<u8>, Vec<u8>)]) -> Vec<u8> {
    let text =
        |bytes: &[u8]| String::from_utf8_lossy(bytes).replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let element = |(name, value): &(Vec<u8>, Vec<u8>)| format!("<{0}>{1}</{0}>", text(name), text(value));
    format!("<xml>{}</xml>", fields.iter().map(element).collect::<String>()).into_bytes()
}

/// Multipart as curl writes it.
pub fn plain_multipart(fields: &[(Vec<u8>, Vec<u8>)]) -> Vec<u8> {
    let boundary = "------------------------d74496d66958873e";
    let part = |(name, value): &(Vec<u8>, Vec<u8>)| {
        let head = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"{}\"\r\n\r\n",
            String::from_utf8_lossy(name)
        );
        [head.as_bytes(), value, b"\r\n"].concat()
    };
    let mut body: Vec<u8> = fields.iter().flat_map(part).collect();
    body.extend(format!("--{boundary}--\r\n").bytes());
    body
}

/// What may be between the fields, mostly nothing.
const BETWEEN: [&str; 8] = ["", "", "", "\n", " \t\r\n", "<!-- a & <b>1</b> -->", "<!---->\n", "\n  "];

/// What is between them in no message, or is refused there.
const ODD: [&str; 8] =
    ["x", "<!-- -- -->", "<?p q?>", "<![CDATA[x]]>", "&#32;", "<!DOCTYPE xml>", "</xml>", "<!-- --->"];

pub(crate) fn xml_body(choices: &mut Choices<'_>, fields: &[(Vec<u8>, Vec<u8>)]) -> Vec<u8> {
    let heads = [
        "",
        "",
        "",
        "\u{feff}",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
        "<?xml version='1.0'?>",
        "<?xml version=\"1.0\" encoding=\"GBK\"?>",
        "\n<!-- -->\r\n",
    ];
    let root = choices.one_of(&["xml", "xml", "xml", "response", "Xml-1.0_"]);
    let mut body = choices.one_of(&heads).as_bytes().to_vec();
    let end = if choices.once_in(8) { " \n" } else { "" };
    body.extend(format!("<{root}{end}>").bytes());
    for (name, value) in fields {
        body.extend(between(choices).bytes());
        let space = if choices.once_in(16) { " " } else { "" };
        if value.is_empty() && choices.once_in(2) {
            body.extend([b"<", &name[..], space.as_bytes(), b"/>"].concat());
            continue;
        }
        let attribute = if choices.once_in(64) { " a='1'" } else { "" };
        body.extend([b"<", &name[..], attribute.as_bytes(), space.as_bytes(), b">"].concat());
        xml_text(choices, value, &mut body);
        if choices.once_in(48) {
            body.extend(choices.one_of(&["<b>1</b>", "<b/>", "<b><c>&amp;</c></b>", "<b>", "<!-- -->"]).bytes());
        }
        body.extend([b"</", &name[..], space.as_bytes(), b">"].concat());
    }
    body.extend(between(choices).bytes());
    body.extend(format!("</{root}>{}", between(choices)).bytes());
    body
}

fn between(choices: &mut Choices<'_>) -> &'static str {
    if choices.once_in(80) { choices.one_of(&ODD) } else { choices.one_of(&BETWEEN) }
}

/// A text in CDATA sections, with entities, with numbers, or a part of it in each way.
fn xml_text(choices: &mut Choices<'_>, value: &[u8], body: &mut Vec<u8>) {
    // Mostly as a sender that drops what XML does not have.
    let keeps = choices.once_in(16);
    let text: String = String::from_utf8_lossy(value).chars().filter(|character| keeps || *character != '\0').collect();
    let way = choices.below(4);
    if way == 0 {
        return body.extend(format!("<![CDATA[{}]]>", text.replace("]]>", "]]]]><![CDATA[>")).bytes());
    }
    for character in text.chars() {
        let mut utf8 = [0; 4];
        let plain = character.encode_utf8(&mut utf8);
        let written = match (if way == 1 { 0 } else { choices.below(16) }, character) {
            (1, '\r' | '&') | (2, _) => format!("&#{};", u32::from(character)),
            (3, _) => format!("&#x{:x};", u32::from(character)),
            (4, _) => format!("<![CDATA[{character}]]>"),
            (5, _) => format!("{plain}<![CDATA[]]>"),
            (_, '&') => "&amp;".into(),
            (_, '<') => "&lt;".into(),
            (_, '>') => "&gt;".into(),
            (6, '"') => "&quot;".into(),
            _ => plain.into(),
        };
        body.extend(written.bytes());
    }
}

pub(crate) fn multipart_body(choices: &mut Choices<'_>, fields: &[(Vec<u8>, Vec<u8>)]) -> Vec<u8> {
    let boundaries = ["----WebKitFormBoundary7MA4YWxk", "x", "a b", "------------------------d74496d66958873e", "1="];
    let boundary = choices.one_of(&boundaries);
    let mut body = Vec::new();
    for (name, value) in fields {
        body.extend(format!("--{boundary}\r\n").bytes());
        if choices.once_in(16) {
            let others = [
                "Content-Type: text/plain; charset=utf-8",
                "Content-Length: 1",
                "Content-Transfer-Encoding: BINARY",
                "Content-Transfer-Encoding: base64",
                " folded",
            ];
            body.extend(format!("{}\r\n", choices.one_of(&others)).bytes());
        }
        let disposition = if choices.once_in(16) {
            "content-disposition:form-data;Name="
        } else {
            "Content-Disposition: form-data; name="
        };
        body.extend(disposition.bytes());
        let is_token = !name.is_empty() && is_xml_name(name) && choices.once_in(8);
        let quote = if is_token { "" } else { "\"" };
        body.extend([quote.as_bytes(), &name[..], quote.as_bytes()].concat());
        if choices.once_in(64) {
            body.extend(b"; filename=\"a.txt\"");
        }
        body.extend(b"\r\n\r\n");
        body.extend_from_slice(value);
        if choices.once_in(64) {
            body.extend(format!("\r\n--{boundary}x").bytes());
        }
        body.extend(b"\r\n");
    }
    let end = choices.one_of(&["\r\n", "\r\n", "\r\n", "", "\r\n\r\n"]);
    body.extend(format!("--{boundary}--{end}").bytes());
    body
}
