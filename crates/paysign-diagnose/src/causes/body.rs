//! Causes in the body itself, before anything is computed.

use crate::description::{Common, Description, row};

pub(crate) const BODY_EMPTY: Description = row(
    Common::Very,
    [
        "the body is empty: something before this call has read it, or a GET notification was looked for in the body of a POST",
        "请求体为空：在此之前已被读走，或者 GET 通知被当成 POST 请求体去读",
    ],
    [
        "take the raw body before any body parser runs; for a GET notification take the query string",
        "在任何解析中间件之前取原始请求体；GET 通知请取查询字符串",
    ],
    &[
        ("PHP", "file_get_contents('php://input'), $_SERVER['QUERY_STRING']"),
        ("Express", "express.urlencoded() before express.raw()"),
        ("Spring", "request.getParameter() before request.getInputStream()"),
        ("Django", "request.POST before request.body"),
    ],
);

pub(crate) const JSON_FOR_FORM: Description = row(
    Common::Often,
    ["the body is JSON, but the gateway sends and takes a form", "请求体是 JSON，而该网关收发的是表单"],
    [
        "pass on the raw form as it came; when sending, use application/x-www-form-urlencoded",
        "原样使用收到的表单；发送时使用 application/x-www-form-urlencoded",
    ],
    &[
        ("Node", "JSON.stringify(req.body)"),
        ("Python", "requests.post(url, json=params)"),
        ("PHP", "json_encode($_POST)"),
    ],
);

pub(crate) const FORM_FOR_JSON: Description = row(
    Common::Often,
    ["the body is a form, but the gateway sends and takes JSON", "请求体是表单，而该网关收发的是 JSON"],
    [
        "pass on the raw JSON as it came; when sending, use application/json",
        "原样使用收到的 JSON；发送时使用 application/json",
    ],
    &[
        ("Python", "requests.post(url, data=params)"),
        ("PHP", "http_build_query($params), $_POST"),
        ("Go", "http.PostForm"),
    ],
);

pub(crate) const WHOLE_URL: Description = row(
    Common::Sometimes,
    ["the text is a whole URL or request line, not only the query", "传入的是完整 URL 或请求行，而不只是查询字符串"],
    ["take what comes after the question mark", "只取问号后面的部分"],
    &[("Node", "req.url, req.originalUrl"), ("PHP", "$_SERVER['REQUEST_URI']"), ("Go", "r.URL.String()")],
);

pub(crate) const OTHER_FORMAT: Description = row(
    Common::Sometimes,
    [
        "the body is in another format (form, JSON, XML, multipart) than the gateway sends and takes",
        "请求体的格式（表单、JSON、XML、multipart）与该网关收发的不同",
    ],
    [
        "pass on the body as it came; when sending, write it as the gateway's page says",
        "原样使用收到的请求体；发送时按网关文档规定的格式书写",
    ],
    &[
        ("PHP", "CURLOPT_POSTFIELDS => $array"),
        ("Node", "new FormData()"),
        ("Python", "requests.post(url, files=params)"),
    ],
);

pub(crate) const BODY_RESERIALISED: Description = row(
    Common::Often,
    [
        "the body was parsed and written again, in another form than it came in",
        "请求体被解析后又重新序列化，已不是原来的内容",
    ],
    ["hand over the bytes as they came off the socket", "直接使用从网络收到的原始字节"],
    &[
        ("PHP", "print_r($_POST, true), http_build_query($_GET)"),
        ("Node", "JSON.stringify(req.body)"),
        ("Python", "str(request.form)"),
    ],
);

pub(crate) const BODY_DAMAGED: Description = row(
    Common::Sometimes,
    [
        "the body cannot be read: a bad escape, or JSON or XML that is broken",
        "请求体无法解析：转义错误，或 JSON、XML 不完整",
    ],
    [
        "log the raw bytes and compare them with what the gateway says it sent",
        "记录原始字节，并与网关所说的发送内容比较",
    ],
    &[("PHP", "rawurldecode() over the whole body"), ("any", "a log that cuts long lines")],
);

pub(crate) const SIGNATURE_MISSING: Description = row(
    Common::Very,
    [
        "the field with the signature is missing or empty: the notification was read from the wrong place (GET or POST), or another name was used",
        "缺少签名字段或其为空：从错误的位置（GET 或 POST）读取通知，或字段名不对",
    ],
    [
        "read the query of a GET notification and the body of a POST one; look at the name of the field",
        "GET 通知读查询字符串，POST 通知读请求体；检查签名字段名",
    ],
    &[("PHP", "$_POST['sign'], $_GET['sign'], $_REQUEST"), ("any", "\"sgin\"")],
);

pub(crate) const SIGNATURE_MALFORMED: Description = row(
    Common::Sometimes,
    [
        "the signature is not written as the gateway writes it: Base64 for hex or the reverse, white space, or a digest of another kind",
        "签名的书写方式与网关不同：Base64 与十六进制混淆、含空白，或是其他算法",
    ],
    ["write the digest as the gateway's page does: mostly in hex", "按网关文档书写摘要：多为十六进制"],
    &[("Java", "Base64.encode(digest)"), ("Node", ".digest('base64')"), ("PHP", "md5($text, true)")],
);

pub(crate) const SIGN_TYPE_UNSUPPORTED: Description = row(
    Common::Sometimes,
    [
        "the field for the kind of signature names none that this message knows, such as RSA, which uses a pair of keys and no secret",
        "签名类型字段的值不是该消息支持的类型，例如 RSA：它使用一对密钥，而不是共享密钥",
    ],
    [
        "if the gateway sent it, set the merchant's signature type to MD5 in the site's back office and use its MD5 interface (V1); RSA (V2, SHA256WithRSA) is another family and needs an RSA library. If you send it, use a type that the gateway's page lists",
        "若是网关发来的：在站点的商户后台把签名类型设为 MD5，并使用 MD5 接口（V1）；RSA（V2，SHA256WithRSA）属于另一类签名，需要 RSA 库。若是自己发送的：使用网关文档列出的类型",
    ],
    &[("any", "sign_type=RSA"), ("Epay V2", "/api/pay/create, timestamp="), ("any", "sign_type=md5 with a space")],
);

pub(crate) const STRICT_REFUSED: Description = row(
    Common::Sometimes,
    [
        "the signature is right, but the message is refused: it lacks a field, or another message could share its signature",
        "签名正确，但消息被拒绝：缺少必填字段，或另一条消息可能有相同签名",
    ],
    [
        "the form says what is refused: send a field that is missing; take a separator with a name after it out of a product name or note; `unreadable_scheme`: ask for lenient verification, and read only fields that nobody else chooses",
        "按给出的错误处理：缺少字段则补上；商品名或备注中不得含有分隔符加字段名；unreadable_scheme 则使用宽松验签，并且只读取他人无法决定的字段",
    ],
    &[("any", "a product name that the buyer chooses")],
);

pub(crate) const OTHER_GATEWAY: Description = row(
    Common::Often,
    ["the message is signed as another gateway signs it", "该消息是按另一个网关的规则签名的"],
    ["verify it as a message of that gateway", "按那个网关的消息来验签"],
    &[("any", "one notify URL for several gateways")],
);

pub(crate) const OTHER_MESSAGE: Description = row(
    Common::Sometimes,
    ["the message is signed as another message of the same gateway", "该消息是按同一网关的另一种消息签名的"],
    ["verify it as that message", "按那种消息来验签"],
    &[("any", "one route for notification and return")],
);

pub(crate) const MESSAGE_CHANGED: Description = row(
    Common::Sometimes,
    [
        "a value was changed after it was signed, or the signature belongs to another message",
        "签名之后有值被修改，或该签名属于另一条消息",
    ],
    [
        "sign the very texts that are sent, after all of them are set; compare the canonical string with the gateway's",
        "所有参数确定之后再签名，签名与发送使用同一文本；与网关核对待签名串",
    ],
    &[("any", "$params['notify_url'] = … after sign($params)"), ("any", "a documentation page that was translated")],
)
.receiver([
    "compare this body with what the gateway's back office shows of the order; do not ship before that",
    "将此消息与网关后台的订单核对；核对之前不要发货",
]);
