//! Lists of secrets that leave no copy behind.

use alloc::vec::Vec;

use super::Secret;

impl Secret {
    /// Puts a secret at the end of a list. A list that grows by itself leaves its old memory as it is; here
    /// that is wiped.
    ///
    /// # Examples
    ///
    /// ```
    /// use paysign::Secret;
    ///
    /// let mut secrets = Vec::new();
    /// for line in ["7a3b1053780db61e", "paebiyya4co5x023"] {
    ///     Secret::new(line)?.add_to(&mut secrets);
    /// }
    /// assert_eq!(secrets.len(), 2);
    /// # Ok::<(), paysign::SecretError>(())
    /// ```
    pub fn add_to(&self, list: &mut Vec<Self>) {
        if list.len() == list.capacity() {
            let mut larger = Vec::with_capacity(2 * list.len().max(2));
            for secret in list.iter() {
                secret.copy_to(&mut larger);
            }
            // Each secret of the old list is wiped where it is.
            *list = larger;
        }
        self.copy_to(list);
    }

    /// Copies it to the end of a list that has room, straight into its place.
    pub(super) fn copy_to(&self, list: &mut Vec<Self>) {
        list.push(Self::BLANK);
        if let Some(place) = list.last_mut() {
            place.clone_from(self);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_keeps_its_secrets_when_it_grows() {
        let mut list = Vec::new();
        for byte in 1..50u8 {
            Secret::exact([byte; 7]).expect("a secret").add_to(&mut list);
        }
        let kept: Vec<&[u8]> = list.iter().map(Secret::bytes).collect();
        assert!(kept.iter().zip(1..50u8).all(|(kept, byte)| *kept == [byte; 7]));
        assert_eq!(kept.len(), 49);
    }
}
