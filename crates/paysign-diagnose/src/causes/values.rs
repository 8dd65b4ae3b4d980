//! Causes in how values were written when they were signed.

use crate::description::{Common, Description, row};

pub(crate) const URL_ENCODED: Description = row(
    Common::Very,
    [
        "the signed text holds a value URL-encoded: it was signed before it was decoded, or decoded here once too often",
        "待签名串中的值是 URL 编码的：签名用了编码后的值，或这里多解码了一次",
    ],
    [
        "sign the plain value, then encode it once; when verifying, decode exactly once",
        "先对原值签名，再编码一次；验签时只解码一次",
    ],
    &[
        ("PHP", "http_build_query($params), urlencode() before md5()"),
        ("PHP", "urldecode($_GET['x']), which is decoded already"),
        ("Python", "urllib.parse.urlencode() before md5"),
        ("Java", "URLEncoder.encode() before the digest"),
    ],
)
.receiver(["verify the raw body as it came; decode nothing before, and log no decoded copy in its place", "用原始请求体验签；之前不要解码，也不要用日志中已解码的副本"]);

pub(crate) const URL_DECODED: Description = row(
    Common::Often,
    ["a value is URL-encoded here once more than where it was signed", "这里的值比签名时多编码了一次"],
    ["encode exactly once when sending, decode exactly once when receiving", "发送时只编码一次，接收时只解码一次"],
    &[
        ("any", "encodeURIComponent() before a client that encodes"),
        ("Java", "URLEncoder.encode(URLEncoder.encode(url))"),
    ],
)
.receiver([
    "verify the raw body as it came off the socket; something before has encoded it again",
    "使用从网络收到的原始请求体；此前有环节又编码了一次",
]);

pub(crate) const PLUS_AND_SPACE: Description = row(
    Common::Very,
    ["a plus sign and a space were taken for each other", "加号与空格被混淆"],
    [
        "write a plus as %2B and a space as %20 in the form; decode once, by the rules of forms",
        "表单中加号写成 %2B，空格写成 %20；按表单规则只解码一次",
    ],
    &[
        ("PHP", "urldecode() of a value from $_GET"),
        ("JavaScript", "decodeURIComponent() leaves + as it is"),
        ("any", "Base64 in a query"),
    ],
)
.receiver([
    "verify the raw body: something before this call has decoded it once too often, or copied it",
    "使用原始请求体验签：此前有环节多解码了一次，或是复制造成的",
]);

pub(crate) const HTML_ESCAPED: Description = row(
    Common::Often,
    [
        "the signed text holds HTML entities (&amp; &quot;) where the message has plain characters",
        "待签名串中是 HTML 实体（&amp; &quot;），而消息里是原字符",
    ],
    ["sign the plain text; escape only what is put into a page", "对原文签名；只有写入网页时才做 HTML 转义"],
    &[
        ("PHP", "htmlspecialchars() before md5()"),
        ("ThinkPHP", "'default_filter' => 'htmlspecialchars'"),
        ("Django", "{{ url }} in a template"),
    ],
)
.receiver([
    "the gateway escapes before it signs: avoid & < > and quotes in product names and addresses of your orders",
    "网关在签名前做了转义：下单时商品名和地址避免使用 & < > 和引号",
]);

pub(crate) const HTML_UNESCAPED: Description = row(
    Common::Often,
    [
        "the message holds HTML entities (&amp; &quot;) where plain characters were signed: a filter has escaped it",
        "消息中含有 HTML 实体（&amp; &quot;），而签名的是原字符：被过滤器转义",
    ],
    [
        "verify the raw body, before any filter; turn global escaping off for this route",
        "用过滤之前的原始请求体验签；对该路由关闭全局转义",
    ],
    &[
        ("ThinkPHP", "'default_filter' => 'htmlspecialchars'"),
        ("CodeIgniter", "$config['global_xss_filtering']"),
        ("PHP", "filter_input(…, FILTER_SANITIZE_SPECIAL_CHARS)"),
    ],
);

pub(crate) const ENTITY_DAMAGE: Description = row(
    Common::Sometimes,
    [
        "a browser has read a part of the text as an entity: `&notify_url` became a sign and `ify_url`, `&currency` a sign and `cy`",
        "浏览器把部分文本当成实体：`&notify_url` 变成 `¬ify_url`，`&currency` 变成 `¤cy`",
    ],
    ["do not copy the string from a page; build it from the names", "不要从网页复制该串，按参数名自行拼接"],
    &[
        ("any", "a string copied from documentation or var_dump in a browser"),
        ("HTML", "echo without htmlspecialchars()"),
    ],
)
.receiver(["take the raw query from the server's log, not from a page that shows it", "从服务器日志取原始查询字符串，不要从网页上复制"]);

pub(crate) const TRIMMED: Description = row(
    Common::Often,
    ["white space that was signed at the end of a value is gone here", "签名时值两端有空白，而这里已被去掉"],
    ["verify the raw body, before the framework trims it", "使用框架去空白之前的原始请求体验签"],
    &[("Laravel", "TrimStrings middleware"), ("Java", "value.trim()"), ("ASP.NET", "model binding")],
);

pub(crate) const UNTRIMMED: Description = row(
    Common::Often,
    ["a value has white space at its end here that was not signed", "值的两端有空白（或换行），签名时没有"],
    [
        "sign the very text that is sent; take a line feed at the end of the body off",
        "签名与发送使用同一文本；去掉请求体末尾的换行",
    ],
    &[
        ("Laravel", "TrimStrings middleware"),
        ("PHP", "trim($value) before md5()"),
        ("any", "a file that ends with a line feed"),
    ],
)
.receiver([
    "verify the bytes as they came; take a line feed off that a file or an editor has added",
    "使用收到的原始字节；去掉文件或编辑器加上的换行",
]);

pub(crate) const BACKSLASHES: Description = row(
    Common::Sometimes,
    ["backslashes were added before quotes or slashes, or taken off", "引号或斜杠前的反斜杠被添加或去除"],
    [
        "turn the escaping off, or undo it with stripslashes() before signing",
        "关闭自动转义，或签名前用 stripslashes() 还原",
    ],
    &[
        ("PHP", "addslashes(), magic_quotes_gpc"),
        ("WordPress", "$_POST is slashed: wp_unslash()"),
        ("PHP", "json_encode() without JSON_UNESCAPED_SLASHES"),
    ],
)
.receiver(["verify the raw body, before any filter; if it is raw already, the gateway changes such values: send orders without them", "在任何过滤之前用原始请求体验签；若已是原始内容，则是网关会改动此类值：下单时避免使用"]);

pub(crate) const LINE_ENDINGS: Description = row(
    Common::Rarely,
    ["line endings inside a value were changed", "值内部的换行符被改变"],
    ["keep CR and LF as they came", "保持收到的 CR 和 LF 不变"],
    &[("HTML", "a textarea sends CR LF"), ("any", "git or an editor that changes line endings")],
)
.receiver(["verify the raw body, before any filter; if it is raw already, the gateway changes such values: send orders without them", "在任何过滤之前用原始请求体验签；若已是原始内容，则是网关会改动此类值：下单时避免使用"]);

pub(crate) const NUMBER_TEXT: Description = row(
    Common::Very,
    [
        "a number was written in another way when it was signed: 1, 1.0 and 1.00 are different texts",
        "签名时数字的写法不同：1、1.0、1.00 是不同的文本",
    ],
    [
        "keep amounts as texts; sign and send the same one, and the shortest (9.9) where the gateway writes JSON numbers again",
        "金额用字符串保存；签名和发送使用同一文本；网关会重写 JSON 数字时用最短写法（9.9）",
    ],
    &[
        ("PHP", "(float) $money, number_format($money, 2)"),
        ("JavaScript", "Number(money), JSON numbers"),
        ("Java", "double, BigDecimal.toString()"),
        ("Python", "str(float(money)), Decimal.normalize()"),
    ],
)
.receiver(["verify the raw body: do not parse and write numbers again; if the gateway itself signs another text, ask its operator", "使用原始请求体验签，不要解析后重写数字；若网关本身签的是另一种写法，请询问平台"]);

pub(crate) const BOOLEAN_TEXT: Description = row(
    Common::Sometimes,
    ["true or false was signed as another text (1, 0, True, nothing)", "布尔值被签成了其他文本（1、0、True 或空）"],
    ["sign what the JSON holds: true or false", "按 JSON 中的写法签名：true 或 false"],
    &[("PHP", "(string) true is 1, (string) false is nothing"), ("Python", "str(True)")],
)
.receiver(["verify the raw body: do not parse and write numbers again; if the gateway itself signs another text, ask its operator", "使用原始请求体验签，不要解析后重写数字；若网关本身签的是另一种写法，请询问平台"]);

pub(crate) const TIME_UNIT: Description = row(
    Common::Sometimes,
    [
        "a time is in seconds where the gateway asks for milliseconds, or the reverse",
        "时间用了秒，而网关要求毫秒，或相反",
    ],
    ["send milliseconds since 1970 where the page says so", "按文档发送 1970 年以来的毫秒数"],
    &[("PHP", "time()"), ("Python", "int(time.time())"), ("JavaScript", "Math.floor(Date.now() / 1000)")],
)
.receiver(["verify the raw body, before any filter; if it is raw already, the gateway changes such values: send orders without them", "在任何过滤之前用原始请求体验签；若已是原始内容，则是网关会改动此类值：下单时避免使用"]);

pub(crate) const CHARSET_GBK: Description = row(
    Common::Often,
    ["one side wrote the text in GBK, the other in UTF-8", "一方用 GBK，另一方用 UTF-8"],
    [
        "use UTF-8 for the bytes that are hashed, and for the page and the database connection",
        "参与摘要的字节、页面和数据库连接都使用 UTF-8",
    ],
    &[
        ("Java", "text.getBytes() without StandardCharsets.UTF_8"),
        ("PHP", "iconv('UTF-8', 'GBK', $name)"),
        (".NET", "Encoding.Default"),
    ],
)
.receiver(["verify the raw bytes, before anything turns them into text; for orders use names in ASCII until the site's charset is known", "在转换为文本之前用原始字节验签；在确认平台字符集之前，下单时使用 ASCII 名称"]);

pub(crate) const CHARSET_LATIN1: Description = row(
    Common::Often,
    [
        "UTF-8 bytes were taken for Latin-1 characters, once too often or not often enough",
        "UTF-8 字节被当作 Latin-1 字符处理",
    ],
    ["name UTF-8 wherever bytes become text", "凡是字节转文本之处都明确指定 UTF-8"],
    &[
        ("Node", "hash.update(text, 'binary')"),
        ("Tomcat", "URIEncoding=\"ISO-8859-1\""),
        ("Java", "new String(bytes, \"ISO-8859-1\")"),
        ("PHP", "utf8_encode()"),
    ],
)
.receiver(["verify the raw bytes, before anything turns them into text; for orders use names in ASCII until the site's charset is known", "在转换为文本之前用原始字节验签；在确认平台字符集之前，下单时使用 ASCII 名称"]);

pub(crate) const CHARSET_LOSSY: Description = row(
    Common::Sometimes,
    ["characters were replaced by question marks, or lost", "字符被替换为问号或丢失"],
    [
        "use UTF-8 everywhere (utf8mb4 in MySQL); for a test use ASCII values",
        "全程使用 UTF-8（MySQL 用 utf8mb4）；测试时可先用 ASCII",
    ],
    &[
        ("Java", "-Dfile.encoding=ANSI_X3.4-1968"),
        ("MySQL", "charset utf8 drops four-byte characters"),
        ("Python", ".encode('ascii', 'replace')"),
    ],
)
.receiver(["verify the raw bytes, before anything turns them into text; for orders use names in ASCII until the site's charset is known", "在转换为文本之前用原始字节验签；在确认平台字符集之前，下单时使用 ASCII 名称"]);

pub(crate) const BYTE_ORDER_MARK: Description = row(
    Common::Sometimes,
    [
        "a byte order mark (EF BB BF) is in the text or was signed with it",
        "文本中有 BOM（EF BB BF），或 BOM 参与了签名",
    ],
    ["save source and template files as UTF-8 without BOM", "源文件和模板保存为无 BOM 的 UTF-8"],
    &[("PHP", "a config.php that was saved by Notepad"), (".NET", "new UTF8Encoding(true)")],
);

pub(crate) const JSON_ESCAPES: Description = row(
    Common::Often,
    [
        "the signed text holds JSON escapes or quotes (\\/ \\u4f60) where the value itself counts",
        "待签名串中含有 JSON 转义或引号（\\/、\\u4f60），应使用值本身",
    ],
    ["sign the decoded value", "对解码后的值签名"],
    &[
        ("PHP", "json_encode() without JSON_UNESCAPED_SLASHES and JSON_UNESCAPED_UNICODE"),
        ("Python", "json.dumps(value)"),
        ("JavaScript", "JSON.stringify(value)"),
    ],
)
.receiver(["verify the raw body, before any filter; if it is raw already, the gateway changes such values: send orders without them", "在任何过滤之前用原始请求体验签；若已是原始内容，则是网关会改动此类值：下单时避免使用"]);

pub(crate) const NESTED_VALUE: Description = row(
    Common::Sometimes,
    [
        "a signed field is an object or an array, whose text depends on who writes it",
        "参与签名的字段是对象或数组，其文本因序列化方式而异",
    ],
    ["send such a field as a text, or ask the gateway how it writes it", "以字符串发送该字段，或向网关确认其写法"],
    &[
        ("PHP", "(string) $array gives Array"),
        ("JavaScript", "String(object) gives [object Object]"),
        ("Java", "map.toString() gives {a=1}"),
    ],
)
.receiver(["verify the raw body, before any filter; if it is raw already, the gateway changes such values: send orders without them", "在任何过滤之前用原始请求体验签；若已是原始内容，则是网关会改动此类值：下单时避免使用"]);

pub(crate) const LETTER_CASE: Description = row(
    Common::Rarely,
    ["the text was put into upper or lower case before it was hashed", "计算摘要前文本被转成大写或小写"],
    [
        "hash the text as it is; only the hex digest has a letter case of its own",
        "按原文计算摘要；只有十六进制摘要有大小写之分",
    ],
    &[("any", "md5(text.toLowerCase())"), ("PHP", "strtoupper($text) in place of strtoupper(md5($text))")],
)
.receiver(["verify the raw body, before any filter; if it is raw already, the gateway changes such values: send orders without them", "在任何过滤之前用原始请求体验签；若已是原始内容，则是网关会改动此类值：下单时避免使用"]);

pub(crate) const VALUE_CUT: Description = row(
    Common::Sometimes,
    ["a value was cut to a maximum length before it was signed", "值在签名前被截断"],
    ["shorten the value before signing, and send the same", "签名前先截短，并发送同一值"],
    &[("PHP", "mb_substr($name, 0, 127)"), ("SQL", "a column that is too short")],
)
.receiver(["verify the raw body, before any filter; if it is raw already, the gateway changes such values: send orders without them", "在任何过滤之前用原始请求体验签；若已是原始内容，则是网关会改动此类值：下单时避免使用"]);

pub(crate) const BLANKS_CHANGED: Description = row(
    Common::Often,
    ["white space inside a value was taken out or collapsed on one side", "一方去掉或合并了值中间的空白"],
    ["sign and send the same text; change no white space after it", "签名与发送使用同一文本，之后不再改动空白"],
    &[
        ("PHP", "str_replace(' ', '', $name), preg_replace('/\\s+/', ' ', $name)"),
        ("Java", "value.replaceAll(\"\\\\s\", \"\")"),
        ("HTML", "a page shows several spaces as one"),
    ],
)
.receiver(["verify the raw body, before any filter; if it is raw already, the gateway changes such values: send orders without them", "在任何过滤之前用原始请求体验签；若已是原始内容，则是网关会改动此类值：下单时避免使用"]);

pub(crate) const TAGS_STRIPPED: Description = row(
    Common::Sometimes,
    ["a filter took tags or special characters out of a value on one side", "一方的过滤器去掉了值中的标签或特殊字符"],
    ["filter before signing, and send the filtered value", "先过滤再签名，并发送过滤后的值"],
    &[
        ("PHP", "strip_tags($name)"),
        ("ThinkPHP", "'default_filter' => 'strip_tags,htmlspecialchars'"),
        ("WordPress", "sanitize_text_field($name)"),
    ],
)
.receiver(["verify the raw body, before any filter; if it is raw already, the gateway changes such values: send orders without them", "在任何过滤之前用原始请求体验签；若已是原始内容，则是网关会改动此类值：下单时避免使用"]);

pub(crate) const ADDRESS_REWRITTEN: Description = row(
    Common::Sometimes,
    [
        "an address was written in another way when it was signed: with a slash at its end, http for https, only its path",
        "签名时地址的写法不同：末尾多了斜杠、http 与 https 不同，或只有路径",
    ],
    ["build the address once, and sign and send that very text", "地址只生成一次，签名与发送使用同一文本"],
    &[
        ("JavaScript", "new URL(url).href adds a slash"),
        ("WordPress", "home_url(), untrailingslashit()"),
        ("nginx", "a proxy that ends TLS: $request->getScheme() is http"),
    ],
)
.receiver(["verify the raw body, before any filter; if it is raw already, the gateway changes such values: send orders without them", "在任何过滤之前用原始请求体验签；若已是原始内容，则是网关会改动此类值：下单时避免使用"]);

pub(crate) const CHARSET_OTHER: Description = row(
    Common::Sometimes,
    [
        "one side wrote the text in another charset than UTF-8: Big5, Shift JIS, a Windows code page, UTF-16",
        "一方使用了 UTF-8 以外的字符集：Big5、Shift JIS、Windows 代码页或 UTF-16",
    ],
    ["use UTF-8 for the bytes that are hashed, on both sides", "双方参与摘要的字节都使用 UTF-8"],
    &[
        ("C#", "Encoding.Unicode.GetBytes(text), Encoding.Default"),
        ("Java", "text.getBytes() on Windows"),
        ("any", "a database or a page in another charset"),
    ],
)
.receiver(["verify the raw bytes, before anything turns them into text; for orders use names in ASCII until the site's charset is known", "在转换为文本之前用原始字节验签；在确认平台字符集之前，下单时使用 ASCII 名称"]);

pub(crate) const LETTER_FORMS: Description = row(
    Common::Rarely,
    [
        "characters were put into another form: full-width or half-width, or letters and marks together or apart (NFC, NFD)",
        "字符被转换成另一种形式：全角与半角，或组合与分解（NFC、NFD）",
    ],
    ["sign the very characters that are sent", "按发送的原字符签名"],
    &[
        ("macOS", "names of files are in NFD"),
        ("Java", "Normalizer.normalize(text, Form.NFKC)"),
        ("PHP", "mb_convert_kana(), Normalizer::normalize()"),
    ],
)
.receiver(["verify the raw body, before any filter; if it is raw already, the gateway changes such values: send orders without them", "在任何过滤之前用原始请求体验签；若已是原始内容，则是网关会改动此类值：下单时避免使用"]);
