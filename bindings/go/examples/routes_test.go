package examples

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	paysign "github.com/paysign/paysign/bindings/go"
)

const body = "pid=152787&trade_no=2024012522001&out_trade_no=20240125193935458&type=wxpay" +
	"&name=%E6%B5%8B%E8%AF%95%E6%94%AF%E4%BB%9820240125193935458&money=0.1&trade_status=TRADE_SUCCESS" +
	"&sign=ef2f540e24deea1e1de28865b15a6fb9&sign_type=MD5"

func route(t *testing.T) http.Handler {
	t.Helper()
	secrets := []paysign.Secret{paysign.NewSecret("7a3b1053780db61ebd3d7123e1b8d6c4")}
	merchant, err := paysign.NewMerchant(paysign.GatewayEpay, "152787", secrets, "https://pay.example.com", nil)
	if err != nil {
		t.Fatal(err)
	}
	return merchant.Handler(func(_ context.Context, notice *paysign.Notification) error {
		return notice.Expect("20240125193935458", "0.10")
	})
}

func TestEachFrameworkHandsOnWhatCame(t *testing.T) {
	notify := route(t)
	served := func(router http.Handler) func(*http.Request) (*http.Response, error) {
		return func(request *http.Request) (*http.Response, error) {
			recorder := httptest.NewRecorder()
			router.ServeHTTP(recorder, request)
			return recorder.Result(), nil
		}
	}
	app := Fiber(notify)
	for name, ask := range map[string]func(*http.Request) (*http.Response, error){
		"gin": served(Gin(notify)), "echo": served(Echo(notify)),
		"fiber": func(request *http.Request) (*http.Response, error) { return app.Test(request, 10_000) },
	} {
		for _, one := range [][4]string{
			{http.MethodGet, body, "", "success"},
			{http.MethodPost, "", body, "success"},
			{http.MethodGet, body + "&money=0.1", "", "duplicate_field"},
			{http.MethodPost, "", strings.Replace(body, "money=0.1", "money=1", 1), "mismatch"},
		} {
			request := httptest.NewRequest(one[0], "/notify?"+one[1], strings.NewReader(one[2]))
			answer, err := ask(request)
			if err != nil {
				t.Fatal(name, err)
			}
			text, err := io.ReadAll(answer.Body)
			if err != nil || string(text) != one[3] {
				t.Errorf("%s, %s: %s %v, wanted %s", name, one[0], text, err, one[3])
			}
		}
	}
}
