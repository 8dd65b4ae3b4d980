//! A gateway that was read from a file, with everything that it borrows from.

use std::fmt;
use std::sync::Arc;

use bumpalo_herd::Herd;
use paysign::Gateway;
use yoke::{Yoke, Yokeable};

use crate::build::File;
use crate::problem::Problems;
use crate::{build, check, node, shape};

/// A gateway of one's own, as good as a built-in one. A copy costs a counter.
///
/// # Examples
///
/// ```
/// use paysign_gateway::GatewayFile;
/// use paysign::{Merchant, Secret};
///
/// let file = GatewayFile::parse(r#"
/// id = "samplepay"
/// title = "Sample Pay"
/// [signing]
/// scheme = '''fields all but sign; empty skip; null word; order name; pair name=value; separator "&";
///     secret append "&key="; digest md5; hex upper'''
/// field = "sign"
/// [[messages]]
/// name = "notify"
/// direction = "notification"
/// wire = "form"
/// signing = true
/// ack = "OK"
/// fields = [
///     { name = "mch",    required = true, role = "merchant_id" },
///     { name = "order",  required = true, role = "order_no" },
///     { name = "amount", required = true, kind = "amount", role = "paid_amount" },
///     { name = "state",  required = true, role = "status", choices = [{ value = "1", status = "paid" }] },
///     { name = "sign",   required = true, kind = "signature" },
/// ]
/// "#)?;
/// let secret = Secret::new("192006250b4c09247ec02edce69f6a2d")?;
/// let merchant = Merchant::of_gateway(file.gateway(), None, "10", secret, "https://pay.example.com")?;
/// let forged = b"mch=10&order=7&amount=1.50&state=1&sign=00000000000000000000000000000000";
/// assert_eq!(merchant.notice(forged).unwrap_err().code().as_str(), "mismatch");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct GatewayFile(Arc<Yoke<Built<'static>, Box<Herd>>>);

#[derive(Yokeable)]
struct Built<'a>(Gateway<'a>);

impl GatewayFile {
    /// Bytes of the longest file: a hundred times what the longest of the built-in gateways needs.
    pub const MAX_LEN: usize = 1 << 20;

    /// Reads a gateway from the text of its file: JSON if it begins with `{`, else TOML.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the file, by place.
    pub fn parse(text: &str) -> Result<Self, Problems> {
        Self::placed(text, |_| Problems::default()).map(|(file, _)| file)
    }

    /// As [`parse`](Self::parse), and beside it what is not a mistake and will make a shop stumble: what
    /// cannot be verified strictly, what nothing can be expected of, and whose rules nobody can look up.
    ///
    /// # Errors
    ///
    /// As [`parse`](Self::parse).
    pub fn parse_with_warnings(text: &str) -> Result<(Self, Problems), Problems> {
        Self::placed(text, check::warnings)
    }

    /// The file, and what is said of it beside, each at its place in the text.
    fn placed(text: &str, said: impl Fn(&File<'_, '_>) -> Problems) -> Result<(Self, Problems), Problems> {
        // What editors of another system write before a text is not a part of it.
        let read = text.strip_prefix('\u{feff}').unwrap_or(text);
        let place = |problems: Problems| problems.placed(text, text.len() - read.len());
        Self::read(read, said).map(|(file, said)| (file, place(said))).map_err(place)
    }

    fn read(text: &str, said: impl Fn(&File<'_, '_>) -> Problems) -> Result<(Self, Problems), Problems> {
        let mut problems = Problems::default();
        if text.len() > Self::MAX_LEN {
            problems.say(0..0, format!("a gateway file has at most {} bytes, not {}", Self::MAX_LEN, text.len()));
            return Err(problems);
        }
        let node = node::read(text)?;
        let problems = shape::problems_of(&node);
        if !problems.is_empty() {
            return Err(problems);
        }
        let mut beside = Problems::default();
        let built = Yoke::try_attach_to_cart(Box::new(Herd::new()), |herd: &Herd| {
            let mut problems = Problems::default();
            let file = build::gateway(&node, &herd.get(), &mut problems);
            // What could not be built would be missed for the wrong reason.
            if problems.is_empty() {
                check::file(&file, &mut problems);
            }
            if !problems.is_empty() {
                return Err(problems);
            }
            beside = said(&file);
            Ok(Built(file.gateway))
        })?;
        Ok((Self(Arc::new(built)), beside))
    }

    /// The gateway, for as long as the file.
    pub fn gateway(&self) -> &Gateway<'_> {
        &self.0.get().0
    }
}

impl fmt::Debug for GatewayFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("GatewayFile").field(&self.gateway().id).finish()
    }
}
