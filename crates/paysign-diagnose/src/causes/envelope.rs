//! Causes in what was pasted: an envelope around the message, or a query that was joined wrongly.

use crate::description::{Common, Description, row};

pub(crate) const LOG_LINE: Description = row(
    Common::Sometimes,
    [
        "the text is a line of a log that holds the message, not the message",
        "粘贴的是包含该消息的一行日志，而不是消息本身",
    ],
    [
        "verify the body or the query itself; where only a log is left, cut out what is between the question mark and the blank, or the object",
        "请对请求体或查询字符串本身验签；如果只有日志，取问号与空格之间的部分，或其中的 JSON 对象",
    ],
    &[
        ("nginx", "access.log, \"GET /notify?… HTTP/1.1\""),
        ("Laravel", "production.INFO: notify {…}"),
        ("any", "logger.info(\"notify: \" + body)"),
    ],
);

pub(crate) const WHOLE_REQUEST: Description = row(
    Common::Sometimes,
    [
        "the text is a whole HTTP request or a curl command, not only its query or its body",
        "粘贴的是完整的 HTTP 请求或 curl 命令，而不只是其查询字符串或请求体",
    ],
    [
        "take what comes after the empty line of a POST, or after the question mark of a GET",
        "POST 取空行之后的部分，GET 取问号之后的部分",
    ],
    &[("Chrome", "Copy as cURL"), ("Wireshark, Fiddler", "Raw"), ("PHP", "the head and php://input in one text")],
);

pub(crate) const SECOND_QUESTION_MARK: Description = row(
    Common::Often,
    [
        "the address had a query already, and the gateway has put its own after a second question mark",
        "该地址本来已有查询字符串，网关又用第二个问号接上了自己的参数",
    ],
    [
        "give the gateway an address without a query, with the order in its path; or name the shop's own parameters (`--shop-name`, `shop_names`), which are then neither signed nor proved",
        "给网关的地址不要带查询字符串，订单号放在路径里；或者把商户自己的参数列为自有参数（`--shop-name`、`shop_names`），它们不参与签名，也不算已验证",
    ],
    &[
        ("WordPress", "?wc-api=notify?pid=…"),
        ("PHP", "$notify_url . '?' . http_build_query($params)"),
        ("any", "return_url with ?order_id="),
    ],
);

pub(crate) const VALUE_TORN: Description = row(
    Common::Often,
    [
        "a value holds an `&` or a `#` that was not URL-encoded: the query is cut there, and the rest looks like another field or is gone",
        "某个值中的 `&` 或 `#` 没有做 URL 编码：查询在此处被截断，其余部分被当成另一个字段或丢失",
    ],
    [
        "URL-encode each value when the query is built (`%26`, `%23`); never join names and values as they are",
        "拼接查询字符串时对每个值做 URL 编码（`%26`、`%23`），不要直接拼接",
    ],
    &[
        ("PHP", "implode('&', $pairs) in place of http_build_query($params)"),
        ("JavaScript", "url + '?name=' + name without encodeURIComponent"),
        ("Java", "sb.append(key).append(\"=\").append(value) without URLEncoder"),
    ],
);

pub(crate) const COPIED_TABLE: Description = row(
    Common::Sometimes,
    [
        "the text is a table, a name and a value on each line, as browsers and tools show a request",
        "粘贴的是表格（每行一个名称和值），即浏览器或工具显示请求的样子",
    ],
    [
        "copy the raw query or body: in a browser's tools choose `view source` of the payload",
        "复制原始的查询字符串或请求体：在浏览器开发者工具的负载面板中选择“查看源代码”",
    ],
    &[("Chrome", "Payload, view parsed"), ("Postman", "Params, Bulk Edit"), ("any", "a table of a back office")],
);

pub(crate) const BODY_BASE64: Description = row(
    Common::Sometimes,
    ["the body is in Base64 as a whole", "整个请求体是 Base64 编码的"],
    [
        "decode it before it is verified: cloud functions hand over bodies in this way (`isBase64Encoded`)",
        "验签前先解码：云函数会这样传入请求体（`isBase64Encoded`）",
    ],
    &[("AWS Lambda", "event.isBase64Encoded"), ("any", "base64_encode($raw) in a log or a queue")],
);

pub(crate) const EVENT_ENVELOPE: Description = row(
    Common::Sometimes,
    [
        "the text is the event of a cloud function or an API gateway, and the message is one of its members",
        "粘贴的是云函数或 API 网关的事件，消息只是其中一个成员",
    ],
    [
        "verify `body` (decoded, if `isBase64Encoded`) or `rawQueryString`; parameters that were parsed already are another text",
        "请对 `body`（若 `isBase64Encoded` 则先解码）或 `rawQueryString` 验签；已解析的参数不是原文",
    ],
    &[
        ("AWS Lambda", "JSON.stringify(event)"),
        ("API Gateway", "event.queryStringParameters"),
        ("Tencent SCF", "event.queryString, event.body"),
    ],
);
