//! docs/sign-error.md: symptom, cause and cure, in English and Chinese, from the table of causes of
//! `paysign-diagnose`.

use std::fmt::Write;

use paysign_diagnose::{Cause, Description, Sentence};

/// The page, by its path from the root of the repository.
pub(crate) fn files() -> Vec<(String, String)> {
    vec![("docs/sign-error.md".into(), page().unwrap_or_default())]
}

/// The groups of causes, by the first number of each.
const GROUPS: [(u16, &str, &str); 6] = [
    (1, "The body", "请求体"),
    (20, "Which fields were signed", "参与签名的字段"),
    (40, "How values were written", "值的写法"),
    (70, "The scheme", "签名规则"),
    (100, "The secret", "密钥"),
    (130, "What was pasted", "粘贴的内容"),
];

const TOP: &str = "\
<!-- Written by `cargo xtask generate` from the table of causes of `paysign-diagnose`. -->

# Sign error, 签名错误, 验签失败

\"Sign error\", \"signature verification failed\", `SIGN_ERROR`, 签名错误, 验签失败, 签名不正确: the gateway or your shop has computed another
digest than the message carries. The text, the secret or the hash differs in something. `paysign diagnose` tries the causes below, singly and in pairs, and
says which one gives just this signature. Paste what you have: a line of a log, a curl command, a whole request, what your language prints of a map; the message
inside is found:

```text
paysign diagnose epay notify --secret-file KEY BODYFILE
paysign diagnose epay@code200 pay --secret-file KEY --document --expect SIGN NAME=VALUE…
```

![`paysign diagnose` in a terminal](diagnose.svg)

The second form judges the worked example of a vendor's page: whether it is consistent, and what would make it so. How often the answer is right is measured:
[diagnosis.md](diagnosis.md). The program never shows the secret or a right signature of your message; still it answers far more than \"no\", so it belongs on a
developer's machine and never behind an address that a stranger can call.

签名错误、验签失败，是因为一方计算的摘要与消息中的签名不同：待签名串、密钥或算法有某处不一致。`paysign diagnose` 会逐一及两两尝试下列原因，并指出是哪一个恰好得到这个签名。
它不会显示密钥，也不会显示你的消息的正确签名；但请只在开发者自己的机器上使用，不要对外提供。

";

/// What the tests have measured: `PAYSIGN_WRITE=1 cargo test -p paysign-tests --test diagnosis` writes it.
const SHARES: &str = include_str!("../../../tests/tests/diagnosis/threads/shares.json");

/// How often the answer is right.
fn shares(page: &mut String) -> std::fmt::Result {
    let shares: serde_json::Value = serde_json::from_str(SHARES).unwrap_or_default();
    let of = |name: &str| shares[name].as_str().unwrap_or("?").to_owned();
    writeln!(
        page,
        "Measured on {} cases that were built from public threads, a right answer is first in {}, within the first three in {}. Of faults that are drawn only from \
         threads and pages {} are named first, of two together {}; of the faults that the project's own first generator knows, {}. Nothing that was called certain was \
         wrong.\n",
        shares["cases"],
        of("cases_first"),
        of("cases_within_three"),
        of("threads_single_first"),
        of("threads_pair_first"),
        of("own_single_first"),
    )?;
    writeln!(
        page,
        "对 {} 个取自公开讨论的案例，首个答案正确的占 {}，前三个之内的占 {}；只取自公开讨论的故障，单个的 {} 首个即正确，两个叠加的 {}；本项目自己的生成器所知的故障为 {}。\
         标为“确定”的没有错过。\n",
        shares["cases"],
        of("cases_first"),
        of("cases_within_three"),
        of("threads_single_first"),
        of("threads_pair_first"),
        of("own_single_first"),
    )
}

fn page() -> Result<String, std::fmt::Error> {
    let mut page = String::from(TOP);
    shares(&mut page)?;
    for (index, (first, english, chinese)) in GROUPS.iter().enumerate() {
        let end = GROUPS.get(index + 1).map_or(u16::MAX, |(next, ..)| *next);
        writeln!(page, "## {english} · {chinese}\n")?;
        let of_group = Cause::ALL.iter().filter(|cause| (*first..end).contains(&cause.number()));
        for cause in of_group {
            section(&mut page, *cause)?;
        }
    }
    Ok(page)
}

fn section(page: &mut String, cause: Cause) -> std::fmt::Result {
    let Description { text, cure, receiver, look_for, .. } = cause.description();
    writeln!(page, "### `{cause}`\n")?;
    let both = |page: &mut String, name: Sentence, words: &Sentence| {
        writeln!(page, "- **{}:** {}.", name.en, plain(words.en))?;
        writeln!(page, "- **{}：** {}。", name.zh, plain(words.zh))
    };
    both(page, Sentence { en: "Cause", zh: "原因" }, text)?;
    match receiver {
        None => both(page, Sentence { en: "Cure", zh: "解决" }, cure)?,
        Some(receiver) => {
            both(page, Sentence { en: "Cure, for who sends", zh: "解决（发送方）" }, cure)?;
            both(page, Sentence { en: "Cure, for who receives", zh: "解决（接收方）" }, receiver)?;
        }
    }
    writeln!(page, "\nLook for · 查找：\n")?;
    for (place, line) in *look_for {
        writeln!(page, "- {}: {}", plain(place), code(line))?;
    }
    page.push('\n');
    Ok(())
}

/// A sentence in which nothing is taken for HTML.
fn plain(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// A line of code, which may hold backquotes.
fn code(line: &str) -> String {
    if line.contains('`') { format!("`` {line} ``") } else { format!("`{line}`") }
}
