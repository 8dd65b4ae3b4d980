package main

// What the README's route answers to what a shop meets: 14 notifications, each with the answer that it must
// get.

import (
	"crypto/md5"
	"encoding/hex"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sort"
	"strings"
	"testing"
)

const (
	key   = "7a3b1053780db61ebd3d7123e1b8d6c4"
	order = "20240125193935458"
)

// As the gateway signs, by nothing of paysign.
func signed(secret string, pairs ...string) string {
	all := map[string]string{
		"pid": "152787", "trade_no": "2024012522001", "out_trade_no": order, "type": "wxpay", "name": "测试",
		"money": "0.10", "trade_status": "TRADE_SUCCESS",
	}
	for at := 0; at < len(pairs); at += 2 {
		all[pairs[at]] = pairs[at+1]
	}
	var names, texts, body []string
	for name := range all {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		texts = append(texts, name+"="+all[name])
		body = append(body, name+"="+url.QueryEscape(all[name]))
	}
	sum := md5.Sum([]byte(strings.Join(texts, "&") + secret))
	return strings.Join(body, "&") + "&sign=" + hex.EncodeToString(sum[:]) + "&sign_type=MD5"
}

func TestFourteenNotifications(t *testing.T) {
	t.Setenv("EPAY_SECRET", key)
	notify, err := route()
	if err != nil {
		t.Fatal(err)
	}
	genuine := signed(key)
	for _, one := range []struct{ what, query, wanted string }{
		{"genuine", genuine, "200 success"},
		{"repeated", genuine, "200 success"},
		{"changed", strings.Replace(genuine, "money=0.10", "money=0.01", 1), "400 mismatch"},
		// The text that was signed for one order says "paid" for another one, if a value may hold a field.
		{"forged", signed(key, "name", "a&out_trade_no="+order), "400 ambiguous_field"},
		{"too little", signed(key, "money", "0.01"), "400 paid_too_little"},
		{"too much", signed(key, "money", "1.00"), "400 paid_too_much"},
		{"a new secret", signed("0123456789abcdef0123456789abcdef"), "400 mismatch"},
		{"an unknown secret", signed("another secret"), "400 mismatch"},
		{"an added parameter", "s=/notify&" + genuine, "400 mismatch"},
		{"an unknown order", signed(key, "out_trade_no", "E404"), "500 "},
		{"not paid", signed(key, "trade_status", "WAIT_BUYER_PAY"), "400 not_paid"},
		{"another merchant", signed(key, "pid", "999"), "400 wrong_merchant"},
		{"a field twice", genuine + "&money=0.10", "400 duplicate_field"},
		{"empty", "", "400 empty_body"},
	} {
		recorder := httptest.NewRecorder()
		notify.ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, "/notify?"+one.query, nil))
		if answer := fmt.Sprint(recorder.Code, " ", recorder.Body); answer != one.wanted {
			t.Errorf("%s: %s, wanted %s", one.what, answer, one.wanted)
		}
	}
}

func TestWithoutASecretThereIsNoRoute(t *testing.T) {
	t.Setenv("EPAY_SECRET", "")
	if _, err := route(); err == nil {
		t.Error("a route without a secret")
	}
}
