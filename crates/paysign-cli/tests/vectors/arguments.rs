//! What a vector is on a command line.

use std::ffi::OsString;

use paysign_tests::folder;

use crate::Runner;

impl Runner<'_> {
    /// The arguments of `command`: `options` before the names of the message, `words` after them.
    pub(crate) fn arguments(
        &self,
        command: &str,
        options: impl IntoIterator<Item = OsString>,
        words: impl IntoIterator<Item = OsString>,
    ) -> Vec<OsString> {
        let case = self.case;
        let mut all: Vec<OsString> = vec![command.into()];
        all.extend(options);
        for (index, secret) in self.secrets().iter().enumerate() {
            // As an editor writes it.
            let file = self.folder.file(&format!("{}.secret.{command}.{index}", case.id()), format!("{secret}\n"));
            all.extend(["--secret-file".into(), file]);
        }
        let limits = [("body_len", "--max-body-len"), ("fields", "--max-fields"), ("depth", "--max-depth")];
        for (limit, option) in limits {
            if let Some(limit) = case.limit(limit) {
                all.push(format!("{option}={limit}").into());
            }
        }
        let reading = [(case.is_lenient(), "--lenient"), (case.body().ends_with(b"\n"), "--exact")];
        all.extend(reading.into_iter().filter(|(is_wanted, _)| *is_wanted).map(|(_, option)| option.into()));
        for (key, option) in [("shop_names", "--shop-name"), ("added_names", "--added-name")] {
            all.extend(case.texts(key).into_iter().map(|name| format!("{option}={name}").into()));
        }
        if let Some(file) = case.file.json["gateway_file"].as_str() {
            all.extend(["--gateway-file".into(), folder().join(file).into()]);
        }
        if let Some(want) = case.json["want"].as_object() {
            let text = |key: &str| want[key].as_str().expect("what is wanted").to_owned();
            all.push(format!("--order-no={}", text("order_no")).into());
            all.push(format!("--amount={}", text("amount")).into());
        }
        let headers = case.headers().into_iter().map(|(name, value)| format!("--header={name}: {value}").into());
        all.extend(headers);
        all.extend(case.now().map(|now| format!("--now={now}").into()));
        if let Some(scheme) = case.text("raw_scheme") {
            all.push(format!("--raw-scheme={scheme}").into());
            all.push(format!("--wire={}", case.text("wire").unwrap_or("auto")).into());
            all.push("--".into());
        } else if let Some(scheme) = case.text("scheme") {
            let field = case.text("sign_field").unwrap_or("sign");
            all.extend([format!("--scheme={scheme}").into(), format!("--sign-field={field}").into()]);
            all.push(format!("--wire={}", case.text("wire").unwrap_or("auto")).into());
            all.push("--".into());
        } else {
            let gateway = case.gateway().expect("a gateway or a scheme");
            let id = case.text("variant").map_or_else(|| gateway.to_owned(), |name| format!("{gateway}@{name}"));
            all.extend(["--".into(), id.into(), case.text("message").expect("a message").into()]);
        }
        all.extend(words);
        all
    }

    /// The vectors that explain have no secret.
    pub(crate) fn secrets(&self) -> Vec<&str> {
        let secrets = self.case.secrets();
        if secrets.is_empty() { vec!["a secret for explaining"] } else { secrets }
    }
}
