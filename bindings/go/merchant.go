package paysign

import (
	"bytes"
	"context"
	"net/http"
)

// A Merchant is a shop's account at a gateway: makes requests, reads answers, verifies notifications.
type Merchant struct {
	recipe *recipe
}

// NewMerchant is an account at a built-in gateway, by its id, after an "@" the variant that the site speaks:
// "epay@code200". Several secrets verify while one is rotated; the first one signs. `options` may be nil.
func NewMerchant(gateway, merchantID string, secrets []Secret, baseURL string, options *Options) (*Merchant, error) {
	return newMerchant(nil, secrets, options, merchantID, baseURL, func(w *writer, _ uint32) { w.field("gateway", gateway) })
}

func newMerchant(
	parent *recipe, secrets []Secret, options *Options, merchantID, baseURL string, of func(w *writer, parent uint32),
) (*Merchant, error) {
	options = options.copied()
	made := newRecipe(secrets, parent, func(secrets []Secret, parent uint32) []byte {
		w := arguments("merchant")
		of(w, parent)
		w.field("merchant_id", merchantID)
		w.field("base_url", baseURL)
		w.secrets("secret", secrets)
		w.options(options)
		return w.close()
	})
	if err := instances().make(made, func(any) {}); err != nil {
		return nil, err
	}
	return &Merchant{made}, nil
}

// Close wipes the secrets. The merchant, and what it has verified, cannot be asked anything after that.
func (m *Merchant) Close() { instances().close(m.recipe) }

// Notice verifies the gateway's notification, from the raw body, or the raw query where it comes as one.
func (m *Merchant) Notice(raw []byte) (*Notification, error) { return verified(m.recipe, "", raw) }

// NoticeOf is Notice of another message by name: what comes with the buyer's browser ("return").
func (m *Merchant) NoticeOf(message string, raw []byte) (*Notification, error) {
	return verified(m.recipe, message, raw)
}

// NoticeArrived is Notice of a body that came with headers, where one of them has the signature. An empty
// name is the notification.
func (m *Merchant) NoticeArrived(message string, raw []byte, arrival Arrival) (*Notification, error) {
	return verifiedAll(m.recipe, message, raw, &arrival)
}

// A Request is ready to be sent by whatever HTTP client the shop has.
type Request struct {
	Method  string
	URL     string
	Headers Fields
	// Empty for GET.
	Body []byte
}

// Request makes a signed request: "pay", "query" or another message of the gateway. The generated types have
// the fields of each (EpayPay); [Fields] are any.
func (m *Merchant) Request(message string, params Params) (*Request, error) {
	w := arguments("request")
	w.field("message", message)
	w.params("params", params.Params())
	found, err := instances().ask(m.recipe, w.close())
	if err != nil {
		return nil, err
	}
	return &Request{
		Method: told[string](found, "method"), URL: told[string](found, "url"),
		Headers: fields(found, "headers"), Body: []byte(told[string](found, "body")),
	}, nil
}

// HTTP is the request as net/http sends it.
func (r *Request) HTTP(ctx context.Context) (*http.Request, error) {
	made, err := http.NewRequestWithContext(ctx, r.Method, r.URL, bytes.NewReader(r.Body))
	if err != nil {
		return nil, err
	}
	for _, header := range r.Headers {
		made.Header.Set(header.Name, header.Value)
	}
	return made, nil
}

// String is without the query and the body.
func (r *Request) String() string {
	url, _, _ := bytes.Cut([]byte(r.URL), []byte("?"))
	return "Request(" + r.Method + " " + string(url) + ")"
}

// Answer reads the answer to the request of this message.
func (m *Merchant) Answer(message string, body []byte) (*Answer, error) {
	return answerOf(m.recipe, message, body)
}
