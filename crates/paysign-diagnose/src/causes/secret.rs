//! Causes in the secret, and where it is.

use crate::description::{Common, Description, row};

pub(crate) const SECRET_JOINT: Description = row(
    Common::Very,
    [
        "another text was between the fields and the secret (`&key=` or nothing)",
        "字段与密钥之间的连接文本不同（`&key=` 或无）",
    ],
    [
        "join as this gateway's page does; some sites of a gateway differ",
        "按该网关文档连接；同一系统的不同站点可能不同",
    ],
    &[("any", "text + \"&key=\" + key"), ("any", "text + key")],
)
.receiver(["the gateway signs in this way: verify with a scheme or a gateway file that says so, and ask the site's operator which rule holds", "网关就是这样签名的：用写明该规则的 scheme 或网关文件验签，并向平台确认以哪个规则为准"]);

pub(crate) const SECRET_PLACE: Description = row(
    Common::Often,
    ["the secret was in another place (before the text, after it, or both)", "密钥的位置不同（在前、在后或两端）"],
    ["put the secret where the page puts it", "按文档放置密钥"],
    &[("any", "md5(key + text)"), ("any", "md5(key + text + key)")],
)
.receiver(["the gateway signs in this way: verify with a scheme or a gateway file that says so, and ask the site's operator which rule holds", "网关就是这样签名的：用写明该规则的 scheme 或网关文件验签，并向平台确认以哪个规则为准"]);

pub(crate) const SECRET_AS_FIELD: Description = row(
    Common::Sometimes,
    ["the secret was sorted in among the parameters, as a field of its own", "密钥被当作一个参数参与排序"],
    ["sort and join without the secret, then add it", "先不含密钥排序拼接，再加上密钥"],
    &[("PHP", "$params['key'] = $key; ksort($params)"), ("Python", "params['key'] = key; sorted(params)")],
)
.receiver(["the gateway signs in this way: verify with a scheme or a gateway file that says so, and ask the site's operator which rule holds", "网关就是这样签名的：用写明该规则的 scheme 或网关文件验签，并向平台确认以哪个规则为准"]);

pub(crate) const SECRET_LEFT_OUT: Description = row(
    Common::Sometimes,
    [
        "there was no secret in the text: it was empty where it was signed, or a word like null was in its place",
        "待签名串中没有密钥：签名时密钥为空，或是 null 之类的文字",
    ],
    ["load the secret; look for a misspelt setting", "检查密钥是否加载、配置项名是否写错"],
    &[
        ("any", "process.env.KEY that is undefined"),
        ("PHP", "getenv('KEY') that is false"),
        ("Laravel", "config('pay.key') after config:cache"),
    ],
)
.receiver([
    "the sender had no secret: set one in the site's back office, or look whether this is a test message of your own",
    "发送方没有密钥：在平台后台设置密钥，或检查是否为自己的测试消息",
]);

pub(crate) const SECRET_BLANKS: Description = row(
    Common::Very,
    ["one side has white space or a line feed at an end of the secret", "一方的密钥两端有空白或换行"],
    [
        "take it off: copy the secret again, trim what is read of a file",
        "去掉空白：重新复制密钥，读取文件后去除首尾空白",
    ],
    &[
        ("PHP", "file_get_contents('key.txt') without trim()"),
        ("shell", "echo KEY > file, without -n"),
        ("Docker", "a secret file that ends with a line feed"),
    ],
);

pub(crate) const SECRET_QUOTES: Description = row(
    Common::Often,
    ["one side has quotation marks around the secret", "一方的密钥带有引号"],
    ["take them off", "去掉引号"],
    &[("Docker", "--env-file with KEY=\"…\""), ("any", ".env that is read by hand"), ("YAML", "'\"…\"'")],
);

pub(crate) const SECRET_MARK: Description = row(
    Common::Sometimes,
    [
        "a character that nobody sees (byte order mark, no-break or zero-width space, a line feed inside) is in the secret on one side",
        "一方的密钥中有看不见的字符（BOM、不换行空格、零宽空格或中间的换行）",
    ],
    ["type the secret again, or copy it into a file without BOM", "重新输入密钥，或复制到无 BOM 的文件"],
    &[("any", "a secret copied from a web page or a chat"), ("Windows", "Notepad's UTF-8 with BOM")],
);

pub(crate) const SECRET_CASE: Description = row(
    Common::Sometimes,
    ["the secret was used in another letter case", "密钥的大小写不同"],
    ["use the secret as the merchant's page shows it", "按商户后台显示的原样使用密钥"],
    &[("any", "key.toLowerCase()"), ("PHP", "strtoupper($text . '&key=' . $key)")],
);

pub(crate) const SECRET_CUT: Description = row(
    Common::Sometimes,
    [
        "a part of the secret is lost on one side: a character at an end, or what a shell, an .env reader or a query takes for its own ($NAME, #, &)",
        "一方的密钥缺少一部分：首尾字符，或被 shell、.env 读取器或查询串当作特殊字符（$NAME、#、&）的部分",
    ],
    [
        "write the secret in single quotes in shells and .env files, and compare its length with the merchant page's",
        "在 shell 和 .env 文件中给密钥加单引号，并与商户后台显示的长度核对",
    ],
    &[
        ("shell", "export KEY=Ab$cd, KEY=\"Ab$cd\""),
        (".env", "KEY=ab#cd without quotes, $NAME that is expanded"),
        ("Docker Compose", "$ that is not written as $$"),
        ("any", "a secret in a URL that is not encoded; a column that is too short"),
    ],
);

pub(crate) const SECRET_RECODED: Description = row(
    Common::Sometimes,
    [
        "the secret was hashed, decoded or escaped (for HTML, for a URL) before it was used, on one side",
        "一方的密钥在使用前被做了摘要、解码或转义（HTML 或 URL）",
    ],
    [
        "use the text of the secret itself; store it without a filter for HTML",
        "直接使用密钥文本；保存时不要经过 HTML 过滤器",
    ],
    &[
        ("PHP", "md5($key), hex2bin($key), base64_decode($key)"),
        ("Node", "Buffer.from(key, 'hex')"),
        ("PHP", "htmlspecialchars($_POST['key']) in a settings page"),
        ("any", "a secret read out of a URL or a form that was encoded twice"),
    ],
);

pub(crate) const OTHER_SECRET: Description = row(
    Common::Often,
    [
        "another one of the merchant's secrets was used: pay-in against pay-out, test against live, old against new",
        "用了商户的另一个密钥：代收与代付、测试与正式、新与旧",
    ],
    [
        "configure the secret that belongs to this merchant number and this kind of message",
        "配置与该商户号及该类消息对应的密钥",
    ],
    &[("any", "one setting for pay-in and pay-out"), ("any", "a secret that was reset in the back office")],
);

pub(crate) const WRONG_SECRET: Description = row(
    Common::Very,
    [
        "nothing that is known makes this signature with this secret: the secret is most likely a different one",
        "用该密钥无论如何都得不到这个签名：密钥很可能不对",
    ],
    [
        "copy the secret of this very merchant number from the back office again and compare the length; does another message verify with it? Then it is right, and this message was changed",
        "从后台重新复制该商户号的密钥并核对长度；用它能验证另一条消息吗？能，则密钥正确，是这条消息被改动了",
    ],
    &[("any", "id and key of different merchants"), ("any", "the key of the sandbox")],
);

pub(crate) const SECRET_NAMED: Description = row(
    Common::Sometimes,
    [
        "a name or a number is in front of the secret on one side: `KEY=`, `1001:`",
        "一方的密钥前面带有名称或编号：`KEY=`、`1001:`",
    ],
    ["configure only what comes after it", "只配置其后的部分"],
    &[("any", "a whole line of a settings file that was pasted"), ("any", "number and key copied in one go")],
);

pub(crate) const SECRET_TWICE: Description = row(
    Common::Sometimes,
    ["the secret is there twice on one side, one after the other", "一方的密钥被重复写了两遍"],
    ["configure it once", "只配置一遍"],
    &[("any", "a paste into a field that was not empty"), ("shell", "echo KEY >> file")],
);

pub(crate) const SECRET_PLACEHOLDER: Description = row(
    Common::Often,
    [
        "what is configured is no secret: it is masked, or a word in the place of one",
        "配置的不是密钥：它是打了星号的，或只是占位文字",
    ],
    [
        "copy the whole secret from the merchant's page, where it may have to be unhidden first",
        "从商户后台复制完整密钥（可能需要先点击显示）",
    ],
    &[
        ("any", "********, your_key, null, undefined"),
        ("Docker", "a variable that is set nowhere"),
        ("any", "an example of a settings file that was never filled in"),
    ],
);
