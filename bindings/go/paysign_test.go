package paysign_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	paysign "github.com/paysign/paysign/bindings/go"
)

const (
	secret = "7a3b1053780db61ebd3d7123e1b8d6c4"
	body   = "pid=152787&trade_no=2024012522001&out_trade_no=20240125193935458&type=wxpay" +
		"&name=%E6%B5%8B%E8%AF%95%E6%94%AF%E4%BB%9820240125193935458&money=0.1&trade_status=TRADE_SUCCESS" +
		"&sign=ef2f540e24deea1e1de28865b15a6fb9&sign_type=MD5"
)

func merchant(t testing.TB) *paysign.Merchant {
	t.Helper()
	secrets := []paysign.Secret{paysign.NewSecret(secret)}
	made, err := paysign.NewMerchant(paysign.GatewayEpay, "152787", secrets, "https://pay.example.com", nil)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func TestANotificationIsReadByItsType(t *testing.T) {
	notice, err := merchant(t).Notice([]byte(body))
	if err != nil {
		t.Fatal(err)
	}
	fields, err := notice.Fields()
	if err != nil {
		t.Fatal(err)
	}
	read := paysign.ReadEpayNotify(fields)
	if read.OutTradeNo != "20240125193935458" || read.Money != "0.1" || read.TradeStatus != "TRADE_SUCCESS" {
		t.Errorf("%+v", read)
	}
}

func TestARequestIsMadeOfItsType(t *testing.T) {
	request, err := merchant(t).Request("pay", paysign.EpayPay{
		Type: "wxpay", OutTradeNo: "E1", Name: "Tea", Money: "0.10", Clientip: "203.0.113.7",
		NotifyUrl: "https://shop.example.com/notify", ReturnUrl: "https://shop.example.com/thanks",
	})
	if err != nil {
		t.Fatal(err)
	}
	made, err := request.HTTP(context.Background())
	if err != nil || made.Method != "POST" || !strings.Contains(string(request.Body), "pid=152787") {
		t.Errorf("%v: %s %s", err, request, request.Body)
	}
	_, err = merchant(t).Request("pay", paysign.EpayPay{Type: "wxpay"})
	var refused *paysign.Error
	if !errors.As(err, &refused) || refused.Code != paysign.MissingField || refused.Field != "out_trade_no" || !refused.Code.In(paysign.SignGroup) {
		t.Errorf("%v", err)
	}
}

func TestTheRouteAnswersAndReadsOnce(t *testing.T) {
	var paid []string
	route := merchant(t).Handler(func(_ context.Context, notice *paysign.Notification) error {
		if notice.OrderNo() != "20240125193935458" {
			return errors.New("no such order")
		}
		if err := notice.Expect(notice.OrderNo(), "0.10"); err != nil {
			return err
		}
		paid = append(paid, notice.OrderNo())
		return nil
	})
	answer := func(method, query, content string) string {
		request := httptest.NewRequest(method, "/notify?"+query, strings.NewReader(content))
		recorder := httptest.NewRecorder()
		route.ServeHTTP(recorder, request)
		return fmt.Sprint(recorder.Code, " ", recorder.Body)
	}
	for _, one := range [][4]string{
		{http.MethodGet, body, "", "200 success"},
		{http.MethodPost, "", body, "200 success"},
		{http.MethodGet, strings.Replace(body, "money=0.1", "money=0.2", 1), "", "400 mismatch"},
		{http.MethodPost, "", "", "400 empty_body"},
		{http.MethodPost, "", strings.Repeat("a", paysign.MaxBody+1), "400 body_too_long"},
	} {
		if found := answer(one[0], one[1], one[2]); found != one[3] {
			t.Errorf("%s %.40q: %s, wanted %s", one[0], one[1]+one[2], found, one[3])
		}
	}
	if len(paid) != 2 {
		t.Errorf("%v", paid)
	}
}

func TestWhatIsClosedAnswersNothing(t *testing.T) {
	shop := merchant(t)
	notice, err := shop.Notice([]byte(body))
	if err != nil {
		t.Fatal(err)
	}
	shop.Close()
	shop.Close()
	if _, err := shop.Notice([]byte(body)); !errors.Is(err, paysign.InvalidArgument) {
		t.Errorf("%v", err)
	}
	if _, err := notice.Fields(); !errors.Is(err, paysign.InvalidArgument) {
		t.Errorf("%v", err)
	}
	if err := notice.Expect("20240125193935458", "0.1"); err != nil {
		t.Errorf("%v", err)
	}
}

func TestManyGoroutinesShareAMerchant(t *testing.T) {
	shop, other := merchant(t), merchant(t)
	wrong := []byte(strings.Replace(body, "money=0.1", "money=0.2", 1))
	var group sync.WaitGroup
	for number := range 8 {
		group.Add(1)
		go func() {
			defer group.Done()
			for range 200 {
				notice, err := shop.Notice([]byte(body))
				if err != nil || notice.Expect("20240125193935458", "0.1") != nil {
					t.Errorf("%d: %v", number, err)
				}
				if _, err := shop.Notice(wrong); !errors.Is(err, paysign.Mismatch) {
					t.Errorf("%d: %v", number, err)
				}
				if _, err := other.Notice([]byte(body)); err != nil && !errors.Is(err, paysign.InvalidArgument) {
					t.Errorf("%d: %v", number, err)
				}
			}
		}()
	}
	other.Close()
	group.Wait()
}

func TestASecretIsNotPrinted(t *testing.T) {
	one := paysign.NewSecret(secret)
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x"} {
		if printed := fmt.Sprintf(verb, []any{one, &one, struct{ S paysign.Secret }{one}}); strings.Contains(printed, secret) ||
			strings.Contains(printed, fmt.Sprintf("%x", secret)) || strings.Contains(printed, "55 97") {
			t.Errorf("%s: %s", verb, printed)
		}
	}
	shop := merchant(t)
	if printed := fmt.Sprintf("%+v %#v", shop, shop); strings.Contains(printed, secret) {
		t.Error(printed)
	}
	for _, given := range []string{"", " " + secret} {
		_, err := paysign.NewMerchant("epay", "1", []paysign.Secret{paysign.NewSecret(given)}, "https://pay.example.com", nil)
		if err == nil || strings.Contains(err.Error(), secret) {
			t.Errorf("%v", err)
		}
	}
}

func TestConfigureComesFirst(t *testing.T) {
	if err := paysign.Prepare(); err != nil {
		t.Fatal(err)
	}
	if err := paysign.Configure(paysign.Config{}); !errors.Is(err, paysign.Internal) {
		t.Errorf("%v", err)
	}
}

func FuzzANotificationNeverPanics(f *testing.F) {
	shop := merchant(f)
	f.Add([]byte(body))
	f.Add([]byte("a=1&a=2&sign=%zz"))
	f.Fuzz(func(t *testing.T, given []byte) {
		notice, err := shop.Notice(given)
		if err == nil && notice.OrderNo() != "20240125193935458" {
			t.Errorf("%q was accepted", given)
		}
		if errors.Is(err, paysign.Internal) {
			t.Errorf("%q: %v", given, err)
		}
	})
}
