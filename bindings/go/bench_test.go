package paysign_test

import (
	"crypto/md5"
	"crypto/subtle"
	"encoding/hex"
	"net/url"
	"sort"
	"strings"
	"testing"
)

// Beside what a good shop writes by hand in Go, which reads the form, sorts, joins and hashes: no checks
// beside the signature's, and nothing is proved of the fields.

func byHand(raw string) bool {
	values, err := url.ParseQuery(raw)
	if err != nil {
		return false
	}
	names := make([]string, 0, len(values))
	for name, value := range values {
		if name != "sign" && name != "sign_type" && value[0] != "" {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	var text strings.Builder
	for at, name := range names {
		if at > 0 {
			text.WriteByte('&')
		}
		text.WriteString(name)
		text.WriteByte('=')
		text.WriteString(values.Get(name))
	}
	text.WriteString(secret)
	sum := md5.Sum([]byte(text.String()))
	return subtle.ConstantTimeCompare([]byte(hex.EncodeToString(sum[:])), []byte(values.Get("sign"))) == 1
}

func BenchmarkByHand(b *testing.B) {
	for b.Loop() {
		if !byHand(body) {
			b.Fatal("refused")
		}
	}
}

func BenchmarkNotice(b *testing.B) {
	shop, raw := merchant(b), []byte(body)
	for b.Loop() {
		if _, err := shop.Notice(raw); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkNoticeAndExpect(b *testing.B) {
	shop, raw := merchant(b), []byte(body)
	for b.Loop() {
		notice, err := shop.Notice(raw)
		if err != nil || notice.Expect("20240125193935458", "0.10") != nil {
			b.Fatal(err)
		}
	}
}
