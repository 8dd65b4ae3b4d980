//! The words around a diagnosis, in English and Chinese.

use paysign_diagnose::Sentence;

use crate::lang::Lang;

const fn both(en: &'static str, zh: &'static str) -> Sentence {
    Sentence { en, zh }
}

pub(super) const VALID: Sentence = both("valid, with secret {}", "有效，使用第 {} 个密钥");
pub(super) const NOT_VALID: Sentence = both("not valid: ", "无效：");
pub(super) const SECRET: Sentence = both("secret", "密钥");
pub(super) const NOT_ALL: Sentence = both("not all was tried: the message is very long", "消息太长，没有尝试所有可能");
pub(super) const CERTAIN: Sentence = both("certain: ", "确定：");
pub(super) const POSSIBLE: Sentence = both("possible: ", "可能：");
pub(super) const SIGNED: Sentence = both("signed was, without the secret:", "待签名串（不含密钥）：");
pub(super) const FORM: Sentence = both("form: ", "形式：");
pub(super) const CHANGE: Sentence = both("change: ", "解决：");
pub(super) const LOOK_FOR: Sentence = both("look for, {}: ", "查找（{}）：");
pub(super) const CERTAIN_CAUSE: Sentence = both("the cause: ", "原因：");
pub(super) const POSSIBLE_CAUSE: Sentence = both("the likeliest cause: ", "最可能的原因：");

/// Why a finding is thought of; what has no Chinese yet stays English.
pub(super) fn reason(english: &'static str, lang: Lang) -> &'static str {
    let found = REASONS.iter().find(|sentence| lang == Lang::Zh && sentence.en == english);
    found.map_or(english, |sentence| sentence.zh)
}

const REASONS: &[Sentence] = &[
    both("the digest of what was signed so is the claimed one", "按此方式计算的摘要正是消息中的签名"),
    both("the body holds nothing", "请求体中没有内容"),
    both("none of the message's fields is here", "这里没有该消息的任何字段"),
    both("it is neither a form nor a JSON object", "既不是表单，也不是 JSON 对象"),
    both(
        "the message had to be read in another way than the gateway writes it",
        "需要用与网关不同的方式才能读出该消息",
    ),
    both("no secret was given", "没有给出密钥"),
    both("none of the changes that were tried explains it", "尝试过的改动都不能解释"),
    both("the message has no such field, or it is empty", "消息中没有该字段，或其为空"),
    both("it does not have the length of this digest, as the scheme writes it", "长度与该算法的摘要不符"),
    both("the gateway's table requires it, and it is not here", "网关文档要求该字段，而这里没有"),
    both("the name occurs twice", "该名称出现两次"),
    both("a signed field is an object or an array", "参与签名的字段是对象或数组"),
    both("there are question marks where characters may have been", "原来可能是字符的地方是问号"),
    both("the value is not UTF-8", "该值不是 UTF-8"),
    both("a gateway that compares texts refuses it", "按文本比较的网关会拒绝它"),
    both("ten digits are seconds, and the gateway's table asks for milliseconds", "十位数字是秒，而网关文档要求毫秒"),
];
