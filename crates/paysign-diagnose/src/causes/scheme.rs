//! Causes in the scheme: order, writing, digest.

use crate::description::{Common, Description, row};

pub(crate) const ORDER_AS_SENT: Description = row(
    Common::Very,
    [
        "the fields were joined in the order in which they are sent, not sorted by name",
        "按发送顺序拼接，没有按参数名排序",
    ],
    ["sort by the bytes of the names", "按参数名的字节（ASCII）升序排序"],
    &[("PHP", "ksort($params) is missing"), ("Java", "HashMap in place of TreeMap"), ("Go", "range over a map")],
)
.receiver(["the gateway signs in this way: verify with a scheme or a gateway file that says so, and ask the site's operator which rule holds", "网关就是这样签名的：用写明该规则的 scheme 或网关文件验签，并向平台确认以哪个规则为准"]);

pub(crate) const ORDER_IGNORING_CASE: Description = row(
    Common::Sometimes,
    ["the names were sorted without regard to letter case", "排序时忽略了大小写"],
    ["sort by the bytes of the names: upper case comes before lower case", "按字节排序：大写字母排在小写之前"],
    &[
        ("PHP", "ksort($params, SORT_FLAG_CASE or SORT_NATURAL)"),
        ("Java", "String.CASE_INSENSITIVE_ORDER"),
        ("C#", "OrderBy(p => p.Key)"),
    ],
)
.receiver(["the gateway signs in this way: verify with a scheme or a gateway file that says so, and ask the site's operator which rule holds", "网关就是这样签名的：用写明该规则的 scheme 或网关文件验签，并向平台确认以哪个规则为准"]);

pub(crate) const ORDER_BY_PAIR: Description = row(
    Common::Sometimes,
    ["whole pairs `name=value` were sorted, not names", "对整个 `name=value` 排序，而不是对参数名排序"],
    ["sort the names, then join", "先按参数名排序，再拼接"],
    &[("JavaScript", "pairs.sort()"), ("Python", "sorted(f'{k}={v}' for …)"), ("PHP", "sort($pairs)")],
)
.receiver(["the gateway signs in this way: verify with a scheme or a gateway file that says so, and ask the site's operator which rule holds", "网关就是这样签名的：用写明该规则的 scheme 或网关文件验签，并向平台确认以哪个规则为准"]);

pub(crate) const ORDER_LOCALE: Description = row(
    Common::Sometimes,
    [
        "the names were sorted by the rules of a language, which ignore punctuation and letter case",
        "按语言区域规则排序，忽略了标点和大小写",
    ],
    ["sort by bytes (ordinal)", "按字节（ordinal）排序"],
    &[
        ("JavaScript", "a.localeCompare(b)"),
        ("C#", "StringComparer.CurrentCulture"),
        ("shell", "sort without LC_ALL=C"),
    ],
)
.receiver(["the gateway signs in this way: verify with a scheme or a gateway file that says so, and ask the site's operator which rule holds", "网关就是这样签名的：用写明该规则的 scheme 或网关文件验签，并向平台确认以哪个规则为准"]);

pub(crate) const ORDER_OF_TABLE: Description = row(
    Common::Often,
    [
        "the fields were joined in the order of the vendor's table, not sorted by name",
        "按文档表格的顺序拼接，没有按参数名排序",
    ],
    ["sort by the bytes of the names", "按参数名的字节（ASCII）升序排序"],
    &[("any", "a text built field by field, as the page lists them")],
)
.receiver(["the gateway signs in this way: verify with a scheme or a gateway file that says so, and ask the site's operator which rule holds", "网关就是这样签名的：用写明该规则的 scheme 或网关文件验签，并向平台确认以哪个规则为准"]);

pub(crate) const ORDER_REVERSED: Description = row(
    Common::Rarely,
    ["the names were sorted from z to a", "按参数名降序排列"],
    ["sort from a to z", "按升序排列"],
    &[("PHP", "krsort($params)"), ("Python", "sorted(params, reverse=True)")],
)
.receiver(["the gateway signs in this way: verify with a scheme or a gateway file that says so, and ask the site's operator which rule holds", "网关就是这样签名的：用写明该规则的 scheme 或网关文件验签，并向平台确认以哪个规则为准"]);

pub(crate) const PAIR_WRITING: Description = row(
    Common::Sometimes,
    [
        "name and value were written in another way (name=>value, run together, only the value)",
        "名与值的写法不同（name=>value、直接相连或只有值）",
    ],
    ["write each pair as the gateway's page does", "按网关文档的格式书写每一对"],
    &[("any", "an older dialect of the same gateway"), ("PHP", "implode('', $params)")],
)
.receiver(["the gateway signs in this way: verify with a scheme or a gateway file that says so, and ask the site's operator which rule holds", "网关就是这样签名的：用写明该规则的 scheme 或网关文件验签，并向平台确认以哪个规则为准"]);

pub(crate) const SEPARATOR: Description = row(
    Common::Sometimes,
    ["another separator was between the pairs", "各对之间用了别的分隔符"],
    ["join as the gateway's page does: with & or with nothing", "按网关文档拼接：用 & 或不用任何字符"],
    &[("PHP", "implode('&', …), http_build_query() with arg_separator.output"), ("Java", "StringJoiner")],
)
.receiver(["the gateway signs in this way: verify with a scheme or a gateway file that says so, and ask the site's operator which rule holds", "网关就是这样签名的：用写明该规则的 scheme 或网关文件验签，并向平台确认以哪个规则为准"]);

pub(crate) const TRAILING_SEPARATOR: Description = row(
    Common::Often,
    ["a separator was left at the end or the beginning of the text", "文本的末尾或开头多了一个分隔符"],
    ["take the last & off before the secret is added", "拼接密钥前去掉末尾的 &"],
    &[("PHP", "$text .= \"$k=$v&\" without rtrim($text, '&')"), ("Java", "sb.append(\"&\") in a loop")],
)
.receiver(["the gateway signs in this way: verify with a scheme or a gateway file that says so, and ask the site's operator which rule holds", "网关就是这样签名的：用写明该规则的 scheme 或网关文件验签，并向平台确认以哪个规则为准"]);

pub(crate) const JSON_SIGNED: Description = row(
    Common::Sometimes,
    ["the JSON text was signed, not the joined pairs", "对 JSON 文本签名，而不是对拼接后的键值对"],
    ["join the pairs as the gateway's page does", "按网关文档拼接键值对"],
    &[("PHP", "md5(json_encode($params) . $key)"), ("JavaScript", "md5(JSON.stringify(params) + key)")],
)
.receiver(["the gateway signs in this way: verify with a scheme or a gateway file that says so, and ask the site's operator which rule holds", "网关就是这样签名的：用写明该规则的 scheme 或网关文件验签，并向平台确认以哪个规则为准"]);

pub(crate) const ALGORITHM: Description = row(
    Common::Often,
    [
        "another digest was used (SHA-256 or SHA-1 in place of MD5, or the reverse)",
        "使用了别的摘要算法（SHA-256、SHA-1 与 MD5 混淆）",
    ],
    ["use the digest that the page or the field sign_type names", "使用文档或 sign_type 指定的算法"],
    &[("PHP", "hash('sha256', …)"), ("Java", "MessageDigest.getInstance(\"SHA-256\")"), ("Python", "hashlib.sha256")],
)
.receiver(["the gateway signs in this way: verify with a scheme or a gateway file that says so, and ask the site's operator which rule holds", "网关就是这样签名的：用写明该规则的 scheme 或网关文件验签，并向平台确认以哪个规则为准"]);

pub(crate) const HMAC: Description = row(
    Common::Often,
    [
        "HMAC was used with the secret as its key, or plain hashing where HMAC is asked for",
        "使用了以密钥为 key 的 HMAC，或该用 HMAC 时用了普通摘要",
    ],
    ["hash the text with the secret in it, as the page says", "按文档把密钥拼入文本后做摘要"],
    &[
        ("PHP", "hash_hmac('md5', $text, $key)"),
        ("Node", "crypto.createHmac('md5', key)"),
        ("Python", "hmac.new(key, text, 'md5')"),
    ],
)
.receiver(["the gateway signs in this way: verify with a scheme or a gateway file that says so, and ask the site's operator which rule holds", "网关就是这样签名的：用写明该规则的 scheme 或网关文件验签，并向平台确认以哪个规则为准"]);

pub(crate) const HASHED_TWICE: Description = row(
    Common::Rarely,
    ["the digest was taken twice", "做了两次摘要"],
    ["take the digest once", "只做一次摘要"],
    &[("PHP", "md5(md5($text) . $key), md5(md5($text . $key))")],
)
.receiver(["the gateway signs in this way: verify with a scheme or a gateway file that says so, and ask the site's operator which rule holds", "网关就是这样签名的：用写明该规则的 scheme 或网关文件验签，并向平台确认以哪个规则为准"]);

pub(crate) const SIGNATURE_CUT: Description = row(
    Common::Sometimes,
    ["the signature is only a part of the digest", "签名只是摘要的一部分"],
    ["send all digits of the digest", "发送完整的摘要"],
    &[("PHP", "substr(md5($text), 8, 16)"), ("SQL", "a column that is too short"), ("C#", "MD5 of 16 digits")],
)
.receiver([
    "look for what has cut it on the way: a column, a log, a copy; if the gateway sends it so, ask its operator",
    "检查途中是哪里截断了它：数据库列、日志或复制；若网关就是这样发送，请询问平台",
]);

pub(crate) const HEX_CASE: Description = row(
    Common::Often,
    [
        "the signature is right, but in the other letter case than this gateway writes it",
        "签名正确，但十六进制的大小写与该网关不同",
    ],
    ["write it as the page does; a gateway may compare texts", "按文档使用大写或小写；网关可能逐字比较"],
    &[("PHP", "strtoupper(md5(…))"), ("Java", ".toUpperCase()"), ("Python", ".hexdigest().upper()")],
)
.receiver([
    "nothing: paysign accepts both cases; a comparison of your own must ignore the case",
    "无需处理：paysign 两种大小写都接受；自己比较时请忽略大小写",
]);

pub(crate) const ORDER_LISTED: Description = row(
    Common::Sometimes,
    [
        "the fields were joined in an order of their own, as a page lists them, not sorted by name",
        "按页面自定的顺序拼接，没有按参数名排序",
    ],
    [
        "sort by the bytes of the names; or, if the gateway signs in this order, list them so in its table",
        "按参数名的字节（ASCII）升序排序；若网关就是按此顺序签名，请在其表中按此顺序列出",
    ],
    &[("any", "md5($pid . $out_trade_no . $money . $key)"), ("any", "a text built field by field")],
)
.receiver(["the gateway signs in this way: verify with a scheme or a gateway file that says so, and ask the site's operator which rule holds", "网关就是这样签名的：用写明该规则的 scheme 或网关文件验签，并向平台确认以哪个规则为准"]);

pub(crate) const ORDER_BY_VALUE: Description = row(
    Common::Rarely,
    ["the fields were sorted by their values, not by their names", "按参数值排序，而不是按参数名"],
    ["sort by the bytes of the names", "按参数名的字节（ASCII）升序排序"],
    &[("PHP", "sort($params) or asort($params) in place of ksort($params)")],
)
.receiver(["the gateway signs in this way: verify with a scheme or a gateway file that says so, and ask the site's operator which rule holds", "网关就是这样签名的：用写明该规则的 scheme 或网关文件验签，并向平台确认以哪个规则为准"]);

pub(crate) const ORDER_BY_NAME: Description = row(
    Common::Sometimes,
    ["the fields were sorted by their names, byte by byte", "按参数名的字节（ASCII）升序排序"],
    ["use the order that the gateway's page gives", "按网关文档规定的顺序拼接"],
    &[("PHP", "ksort($params)"), ("Python", "sorted(params.items())"), ("Java", "new TreeMap<>(params)")],
)
.receiver(["the gateway signs in this way: verify with a scheme or a gateway file that says so, and ask the site's operator which rule holds", "网关就是这样签名的：用写明该规则的 scheme 或网关文件验签，并向平台确认以哪个规则为准"]);
