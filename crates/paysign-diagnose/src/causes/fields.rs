//! Causes in the choice of the fields that were signed.

use crate::description::{Common, Description, row};

pub(crate) const PARAMETER_ADDED: Description = row(
    Common::Very,
    [
        "a parameter that was not signed was added: a framework's route, a proxy's rewrite, a tracker",
        "多出了未参与签名的参数：框架路由、代理重写或统计参数",
    ],
    [
        "verify the raw query as the gateway sent it, or drop the parameter before verifying",
        "使用网关发来的原始查询字符串，或在验签前去掉该参数",
    ],
    &[
        ("ThinkPHP", "$_GET['s'], input('get.')"),
        ("nginx", "rewrite ^(.*)$ /index.php?s=$1"),
        ("Apache", "RewriteRule ^(.*)$ index.php?s=/$1 [QSA]"),
        ("Laravel", "$request->query() with _url"),
    ],
);

pub(crate) const PARAMETER_DROPPED: Description = row(
    Common::Often,
    [
        "a parameter that was signed is not here: something on the way has dropped it",
        "参与签名的参数在这里缺失：途中被丢弃",
    ],
    [
        "sign and verify exactly the set that travels; do not pick fields by a fixed list",
        "签名与验签使用实际传输的全部参数，不要用固定的字段列表筛选",
    ],
    &[
        ("PHP", "array_filter($params), unset($params['sign_type'])"),
        ("Laravel", "ConvertEmptyStringsToNull"),
        ("any", "a struct that lacks a new field"),
    ],
)
.receiver([
    "verify the whole raw body, not a set of fields that was picked from it",
    "用完整的原始请求体验签，不要用挑选过的字段",
]);

pub(crate) const PARAMETER_RENAMED: Description = row(
    Common::Sometimes,
    ["a parameter has another name here than where it was signed", "参数名与签名时的不一致"],
    [
        "use the names of the gateway's page, letter by letter, on the wire and in the signed text",
        "传输和待签名串中都逐字使用网关文档中的参数名",
    ],
    &[
        ("Java", "@JsonNaming(SnakeCaseStrategy.class)"),
        ("PHP", "a dot or a space in a name becomes _"),
        ("any", "camelCase helpers"),
    ],
)
.receiver([
    "verify the raw body: no struct or framework may have renamed its fields",
    "使用原始请求体验签：字段名不应经过结构体或框架改名",
]);

pub(crate) const PARAMETER_TWICE: Description = row(
    Common::Sometimes,
    ["a parameter occurs twice, and only one of the two was signed", "同一参数出现两次，只有其中一个参与了签名"],
    ["send it once: not in the query and in the body", "只发送一次：不要同时放在查询字符串和请求体里"],
    &[
        ("PHP", "$_REQUEST"),
        ("Spring", "getParameterMap() merges query and body"),
        ("any", "url + '?' + query with a form body"),
    ],
)
.receiver(["take either the query or the body, not both together", "只取查询字符串或请求体，不要合并两者"]);

pub(crate) const UNSIGNED_INCLUDED: Description = row(
    Common::Very,
    ["a field that the gateway does not sign was signed too", "不参与签名的字段也被签了名"],
    [
        "leave it out of the canonical string; the gateway's table says which fields are signed",
        "待签名串中去掉该字段；以网关表格中的“参与签名”为准",
    ],
    &[
        ("any", "sign over all of $_POST"),
        ("PHP", "unset($params['sign']) without sign_type"),
        ("any", "attach, pay_productname"),
    ],
)
.receiver(["the gateway signs in this way: verify with a scheme or a gateway file that says so, and ask the site's operator which rule holds", "网关就是这样签名的：用写明该规则的 scheme 或网关文件验签，并向平台确认以哪个规则为准"]);

pub(crate) const SIGNED_LEFT_OUT: Description = row(
    Common::Often,
    ["a field that the gateway signs was left out of the canonical string", "应参与签名的字段没有放进待签名串"],
    ["sign every field that is sent, but those that the page excludes", "除文档排除的字段外，所有发送的字段都要签名"],
    &[("any", "a fixed list of fields"), ("any", "a parameter set after the signature was made")],
)
.receiver(["the gateway signs in this way: verify with a scheme or a gateway file that says so, and ask the site's operator which rule holds", "网关就是这样签名的：用写明该规则的 scheme 或网关文件验签，并向平台确认以哪个规则为准"]);

pub(crate) const EMPTY_KEPT: Description = row(
    Common::Very,
    [
        "empty values were signed, as `name=`, where the gateway leaves them out",
        "空值以 `name=` 参与了签名，而网关不签空值",
    ],
    ["leave fields with an empty value out of the canonical string", "值为空的字段不要放进待签名串"],
    &[("PHP", "foreach without if ($value !== '')"), ("Python", "urlencode(sorted(params.items()))")],
)
.receiver(["the gateway signs in this way: verify with a scheme or a gateway file that says so, and ask the site's operator which rule holds", "网关就是这样签名的：用写明该规则的 scheme 或网关文件验签，并向平台确认以哪个规则为准"]);

pub(crate) const EMPTY_SKIPPED: Description = row(
    Common::Very,
    ["empty values were left out, where the gateway signs them as `name=`", "空值被略去，而网关以 `name=` 签名"],
    ["keep fields with an empty value in the canonical string", "值为空的字段也要放进待签名串"],
    &[
        ("PHP", "array_filter($params)"),
        ("JavaScript", "if (!params[k]) continue"),
        ("Java", "StringUtils.isNotBlank(value)"),
    ],
)
.receiver(["the gateway signs in this way: verify with a scheme or a gateway file that says so, and ask the site's operator which rule holds", "网关就是这样签名的：用写明该规则的 scheme 或网关文件验签，并向平台确认以哪个规则为准"]);

pub(crate) const ZERO_SKIPPED: Description = row(
    Common::Often,
    ["the value `0` was left out, as if it were empty", "值 `0` 被当作空值略去"],
    ["compare with the empty text, not for truth", "与空字符串严格比较，不要用真假判断"],
    &[("PHP", "empty($value), array_filter($params)"), ("JavaScript", "if (value)"), ("Python", "if value:")],
)
.receiver(["the gateway signs in this way: verify with a scheme or a gateway file that says so, and ask the site's operator which rule holds", "网关就是这样签名的：用写明该规则的 scheme 或网关文件验签，并向平台确认以哪个规则为准"]);

pub(crate) const NULL_TEXT: Description = row(
    Common::Sometimes,
    [
        "null was signed as another text (null, None, undefined, nothing) than the gateway takes it for",
        "null 被签成了其他文本（null、None、undefined 或空），与网关不同",
    ],
    ["send an empty text or leave the field out; never send null", "发送空字符串或不发送该字段，不要发送 null"],
    &[("Java", "String.valueOf(null)"), ("Python", "str(None)"), ("JavaScript", "`${undefined}`")],
)
.receiver(["the gateway signs in this way: verify with a scheme or a gateway file that says so, and ask the site's operator which rule holds", "网关就是这样签名的：用写明该规则的 scheme 或网关文件验签，并向平台确认以哪个规则为准"]);
