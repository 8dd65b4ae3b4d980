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
);

pub(crate) const SECRET_PLACE: Description = row(
    Common::Often,
    ["the secret was in another place (before the text, after it, or both)", "密钥的位置不同（在前、在后或两端）"],
    ["put the secret where the page puts it", "按文档放置密钥"],
    &[("any", "md5(key + text)"), ("any", "md5(key + text + key)")],
);

pub(crate) const SECRET_AS_FIELD: Description = row(
    Common::Sometimes,
    ["the secret was sorted in among the parameters, as a field of its own", "密钥被当作一个参数参与排序"],
    ["sort and join without the secret, then add it", "先不含密钥排序拼接，再加上密钥"],
    &[("PHP", "$params['key'] = $key; ksort($params)"), ("Python", "params['key'] = key; sorted(params)")],
);

pub(crate) const SECRET_LEFT_OUT: Description = row(
    Common::Sometimes,
    ["there was no secret in the text: it was empty where it was signed", "待签名串中没有密钥：签名时密钥为空"],
    ["load the secret; look for a misspelt setting", "检查密钥是否加载、配置项名是否写错"],
    &[
        ("any", "process.env.KEY that is undefined"),
        ("PHP", "getenv('KEY') that is false"),
        ("Laravel", "config('pay.key') after config:cache"),
    ],
);

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
        "an invisible character (byte order mark, no-break or zero-width space) is at an end of the secret",
        "密钥两端有不可见字符（BOM、不换行空格或零宽空格）",
    ],
    ["type or copy the secret again, into a file without BOM", "重新输入或复制密钥，文件保存为无 BOM"],
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
    ["the secret lost its first or last character on one side", "一方的密钥少了首位或末位字符"],
    ["copy the secret again and compare its length", "重新复制密钥并核对长度"],
    &[("any", "a double click that does not select all of it"), ("shell", "$ or ! inside an unquoted secret")],
);

pub(crate) const SECRET_RECODED: Description = row(
    Common::Sometimes,
    ["the secret was hashed or decoded before it was used", "密钥在使用前被做了摘要或解码"],
    ["use the text of the secret itself", "直接使用密钥文本"],
    &[("PHP", "md5($key), hex2bin($key), base64_decode($key)"), ("Node", "Buffer.from(key, 'hex')")],
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
        "compare length and fingerprint of the secret with those of the one in the merchant's back office",
        "将密钥的长度和指纹与商户后台的密钥核对",
    ],
    &[("any", "id and key of different merchants"), ("any", "the key of the sandbox")],
);
