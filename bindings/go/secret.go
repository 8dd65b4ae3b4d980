package paysign

import "fmt"

// A Secret is the key that a merchant and its gateway share. It prints as its length only.
type Secret struct {
	bytes   []byte
	isExact bool
}

// NewSecret is a secret as the gateway's merchant page shows it. White space around it is an error, which is
// found where the secret is used.
func NewSecret(text string) Secret { return Secret{bytes: []byte(text)} }

// ExactSecret is a secret byte by byte, white space included.
func ExactSecret(bytes []byte) Secret { return Secret{append([]byte(nil), bytes...), true} }

// String is its length.
func (s Secret) String() string { return fmt.Sprintf("Secret(%d bytes)", len(s.bytes)) }

// GoString is its length.
func (s Secret) GoString() string { return s.String() }

// Format writes its length, whatever the verb.
func (s Secret) Format(to fmt.State, _ rune) { fmt.Fprint(to, s.String()) }

// MarshalText is its length, so that no log has it.
func (s Secret) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

func (w *writer) secrets(name string, secrets []Secret) {
	w.text(name)
	*w = append(*w, cborList)
	for _, secret := range secrets {
		if secret.isExact {
			w.bytes(secret.bytes)
		} else {
			w.head(cborText, uint64(len(secret.bytes)))
			*w = append(*w, secret.bytes...)
		}
	}
	*w = append(*w, cborBreak)
}
