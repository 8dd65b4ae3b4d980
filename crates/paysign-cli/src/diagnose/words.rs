//! The words around a diagnosis, in English and Chinese.

use paysign_diagnose::Sentence;

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
