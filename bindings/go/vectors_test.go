package paysign_test

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"

	paysign "github.com/paysign/paysign/bindings/go"
)

// Every shared vector, run by this package; those of a built-in gateway by its id, and by its file.

const root = "../../"

// A text, or {"hex": …}.
type text struct{ bytes []byte }

func (t *text) UnmarshalJSON(from []byte) error {
	var plain string
	if json.Unmarshal(from, &plain) == nil {
		t.bytes = []byte(plain)
		return nil
	}
	var other struct{ Hex string }
	if err := json.Unmarshal(from, &other); err != nil {
		return err
	}
	var err error
	t.bytes, err = hex.DecodeString(other.Hex)
	return err
}

type repeat struct {
	Text  string
	Times int
}

func (r *repeat) in(text string) string {
	if r == nil {
		return text
	}
	return strings.ReplaceAll(text, "@@", strings.Repeat(r.Text, r.Times))
}

func (r *repeat) key(key string) string {
	if rest, is := strings.CutPrefix(key, "hex:"); is {
		found, _ := hex.DecodeString(rest)
		return string(found)
	}
	return r.in(key)
}

func (r *repeat) of(t text) string { return r.in(string(t.bytes)) }

type vector struct {
	ID, Do, Gateway, Message, Variant string
	Scheme                            *string
	RawScheme                         *string `json:"raw_scheme"`
	SignField                         *string `json:"sign_field"`
	Wire                              string
	Roles                             map[paysign.Role]string
	PaidValues                        []string `json:"paid_values"`
	Ack                               string
	ShopNames                         []string `json:"shop_names"`
	AddedNames                        []string `json:"added_names"`
	Lenient                           bool
	Limits                            struct {
		BodyLen *int `json:"body_len"`
		Fields  *int
		Depth   *int
	}
	Secrets      []string
	OtherSecrets []string `json:"other_secrets"`
	Also         []text
	Lang         *string
	Body         string
	BodyHex      string `json:"body_hex"`
	Repeat       *repeat
	Params       [][2]string
	Document     bool
	Expected     string
	Text         string
	Canonical    *string
	CanonicalHex *string `json:"canonical_hex"`
	Headers      [][2]string
	Now          *int64
	Scale        int
	Want         struct {
		OrderNo string `json:"order_no"`
		Amount  string
		Minor   *string
		Scale   int
	}
	Expect expected
}

type expected struct {
	Error    string
	Field    *text
	Offset   *int
	Dialect  string
	GwCode   string `json:"gateway_code"`
	Text     string
	Valid    bool
	Secret   int
	Fields   map[string]text
	Unproved map[string]text
	Included []text
	LeftOut  map[string]paysign.Reason `json:"left_out"`
	Roles    map[string]json.RawMessage
	Sign     string
	Body     string
	Headers  [][2]string
	Minor    *string
	Printed  string
	ID       string
	Table    any
	Also     []string
	First    *struct {
		Certain bool
		Causes  []string
		Fields  []text
		Signed  *text
		Reason  string
		Texts   []string
		Cures   []string
	}
}

func (v *vector) body() []byte {
	if v.BodyHex != "" {
		body, _ := hex.DecodeString(v.BodyHex)
		return body
	}
	return []byte(v.Repeat.in(v.Body))
}

func secretsOf(texts []string) (secrets []paysign.Secret) {
	for _, text := range texts {
		secrets = append(secrets, paysign.ExactSecret([]byte(text)))
	}
	return secrets
}

func paramsOf(pairs [][2]string, r *repeat) (fields paysign.Fields) {
	for _, pair := range pairs {
		fields = append(fields, paysign.Param{Name: r.in(pair[0]), Value: r.in(pair[1])})
	}
	return fields
}

func (v *vector) arrival() paysign.Arrival {
	arrival := paysign.Arrival{Headers: paramsOf(v.Headers, nil)}
	if v.Now != nil {
		arrival.Time = time.Unix(*v.Now, 500)
	}
	return arrival
}

// A limit of nothing is below zero, since zero is the default.
func limit(given *int) int {
	switch {
	case given == nil:
		return 0
	case *given == 0:
		return -1
	}
	return *given
}

// What a vector is about: a built-in gateway by its id, or one that was read from its file.
type spoken struct {
	id   string
	file *paysign.Gateway
}

func (v *vector) message(gateway spoken) (*paysign.Message, error) {
	options := &paysign.Options{
		Lenient: v.Lenient, BodyLen: limit(v.Limits.BodyLen), Fields: limit(v.Limits.Fields), Depth: limit(v.Limits.Depth),
		ShopNames: v.ShopNames, AddedNames: v.AddedNames,
	}
	secrets := secretsOf(v.Secrets)
	if v.Scheme != nil || v.RawScheme != nil {
		scheme := paysign.Scheme{SignField: "sign", Wire: paysign.FormWire, Roles: v.Roles, PaidValues: v.PaidValues, Ack: v.Ack}
		if v.SignField != nil {
			scheme.SignField = *v.SignField
		}
		if v.Wire != "" {
			scheme.Wire = paysign.Wire(v.Wire)
		}
		if v.RawScheme != nil {
			scheme.Text, scheme.SignField = *v.RawScheme, ""
		} else {
			scheme.Text = *v.Scheme
		}
		return paysign.NewSchemeMessage(scheme, secrets, options)
	}
	if gateway.file == nil {
		if v.Variant != "" {
			gateway.id += "@" + v.Variant
		}
		return paysign.NewMessage(gateway.id, v.Message, secrets, options)
	}
	if v.Variant != "" {
		var err error
		if gateway.file, err = gateway.file.Variant(v.Variant); err != nil {
			return nil, err
		}
	}
	return gateway.file.Message(v.Message, secrets, options)
}

func differ(what string, found, wanted any) error {
	if reflect.DeepEqual(found, wanted) {
		return nil
	}
	return fmt.Errorf("%s: %q, wanted %q", what, found, wanted)
}

func (v *vector) sameError(err error) error {
	var refused *paysign.Error
	if !errors.As(err, &refused) {
		return fmt.Errorf("no error of the package: %v", err)
	}
	wanted := v.Expect
	if string(refused.Code) != wanted.Error || !errors.Is(err, paysign.Code(wanted.Error)) {
		return fmt.Errorf("%v, wanted %q", err, wanted.Error)
	}
	if wanted.Field != nil {
		field := v.Repeat.of(*wanted.Field)
		if refused.Field != field && !(refused.FieldIsCut && strings.HasPrefix(field, refused.Field)) {
			return differ("field", refused.Field, field)
		}
	}
	if wanted.Offset != nil && refused.Offset != *wanted.Offset {
		return differ("offset", refused.Offset, *wanted.Offset)
	}
	if wanted.Dialect != "" && !strings.Contains(refused.Text, "`"+wanted.Dialect+"`") {
		return differ("dialect", refused.Text, wanted.Dialect)
	}
	if wanted.Error == "gateway_error" {
		return differ("gateway", refused.Gateway, &paysign.GatewayAnswer{Code: wanted.GwCode, Text: wanted.Text, Said: refused.Gateway.Said})
	}
	return nil
}

// A case that expects an error is done with it; without one `check` looks at what came.
func (v *vector) done(err error, check func() error) error {
	if err != nil {
		if v.Expect.Error == "" {
			return err
		}
		return v.sameError(err)
	}
	if v.Expect.Error != "" {
		return fmt.Errorf("no error, wanted %q", v.Expect.Error)
	}
	return check()
}

func (v *vector) sameFields(what string, found paysign.Fields, wanted map[string]text) error {
	all := map[string]string{}
	for name, value := range wanted {
		all[v.Repeat.key(name)] = v.Repeat.of(value)
	}
	return differ(what, found.Map(), all)
}

// A role that is not listed is absent.
func (v *vector) role(name string, found string, err error) error {
	raw, is := v.Expect.Roles[name]
	if !is {
		return differ(name, found, "")
	}
	var refused struct{ Error string }
	if json.Unmarshal(raw, &refused) == nil && refused.Error != "" {
		return differ(name, string(paysign.CodeOf(err)), refused.Error)
	}
	var wanted text
	if err := json.Unmarshal(raw, &wanted); err != nil {
		return err
	}
	return differ(name, found, string(wanted.bytes))
}

func (v *vector) status(found paysign.Status) error {
	var wanted paysign.Status = paysign.Unstated
	if raw, is := v.Expect.Roles["status"]; is {
		_ = json.Unmarshal(raw, &wanted)
	}
	return differ("status", found, wanted)
}

func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func (v *vector) sameVerified(n *paysign.Notification, direction string) error {
	fields, err := n.Fields()
	unproved, otherErr := n.Unproved()
	if err := first(
		err, otherErr, differ("secret", n.SecretIndex(), v.Expect.Secret),
		v.sameFields("fields", fields, v.Expect.Fields), v.sameFields("unproved", unproved, v.Expect.Unproved),
	); err != nil {
		return err
	}
	if v.Roles == nil && (direction == "" || direction == "request") {
		return nil
	}
	trade, err := n.TradeNo()
	ordered, otherErr := n.OrderedAmount()
	err = first(
		err, otherErr, v.role("order_no", n.OrderNo(), nil), v.role("trade_no", trade, nil),
		v.role("ordered_amount", ordered.String(), ordered.Err()),
		v.role("paid_amount", n.PaidAmount().String(), n.PaidAmount().Err()), v.status(n.Status()),
		differ("paid", n.IsPaid(), n.Status() == paysign.Paid),
	)
	if err == nil && (direction == "notification" || v.Ack != "") {
		err = v.role("ack", n.Ack(), nil)
	}
	return err
}

func (v *vector) verify(m *paysign.Message) (*paysign.Notification, error) {
	if v.RawScheme != nil {
		return m.VerifyArrived(v.body(), v.arrival())
	}
	return m.Verify(v.body())
}

func (v *vector) run(m *paysign.Message, direction string) error {
	switch v.Do {
	case "verify":
		n, err := v.verify(m)
		err = v.done(err, func() error { return v.sameVerified(n, direction) })
		if err != nil || v.RawScheme != nil {
			return err
		}
		verdicts, err := m.VerifyBatch([][]byte{v.body()})
		if err == nil {
			n, err = verdicts[0].Notification, verdicts[0].Err
		}
		return v.done(err, func() error { return v.sameVerified(n, direction) })
	case "sign":
		if v.RawScheme != nil {
			headers, err := m.SignBody(v.body(), v.arrival())
			return v.done(err, func() error { return differ("headers", headers, paramsOf(v.Expect.Headers, nil)) })
		}
		signed, err := m.Sign(paramsOf(v.Params, v.Repeat))
		return v.done(err, func() error {
			sent, _ := signed.Fields.Get(signed.SignatureField)
			return first(
				differ("signature", signed.Signature, v.Expect.Sign), differ("sent", sent, v.Expect.Sign),
				differ("body", signed.Body, v.Repeat.in(v.Expect.Body)),
			)
		})
	case "expect":
		n, err := v.verify(m)
		if err == nil {
			if v.Want.Minor != nil {
				units, _ := new(big.Int).SetString(*v.Want.Minor, 10)
				err = n.ExpectMinor(v.Want.OrderNo, units, v.Want.Scale)
			} else {
				err = n.Expect(v.Want.OrderNo, v.Want.Amount)
			}
		}
		return v.done(err, func() error { return nil })
	case "minor":
		n, err := v.verify(m)
		var units *big.Int
		if err == nil {
			units, err = n.PaidAmount().Minor(v.Scale)
		}
		return v.done(err, func() error {
			if v.Expect.Minor == nil || units == nil {
				return differ("told", units == nil, v.Expect.Minor == nil)
			}
			return differ("minor", units.String(), *v.Expect.Minor)
		})
	case "answer":
		a, err := m.Answer(v.body())
		return v.done(err, func() error {
			for name, wanted := range v.Expect.Fields {
				found, is, err := a.Get(name)
				if err := first(err, differ(name, is, true), differ(name, found, v.Repeat.of(wanted))); err != nil {
					return err
				}
			}
			return first(
				v.role("order_no", a.OrderNo(), nil), v.role("trade_no", a.TradeNo(), nil), v.role("pay_url", a.PayURL(), nil),
				v.role("ordered_amount", a.OrderedAmount().String(), a.OrderedAmount().Err()),
				v.role("paid_amount", a.PaidAmount().String(), a.PaidAmount().Err()), v.status(a.Status()),
			)
		})
	case "explain":
		e, err := m.Explain(v.body())
		return v.done(err, func() error { return v.sameExplanation(e) })
	case "diagnose":
		return v.diagnose(m)
	}
	return fmt.Errorf("%s is not known", v.Do)
}

func (v *vector) sameExplanation(e *paysign.Explanation) error {
	included, wanted := []string{}, []string{}
	for _, field := range e.Included {
		included = append(included, field.Name)
	}
	for _, name := range v.Expect.Included {
		wanted = append(wanted, v.Repeat.of(name))
	}
	leftOut, wantedOut := map[string]paysign.Reason{}, map[string]paysign.Reason{}
	for _, field := range e.LeftOut {
		leftOut[field.Name] = field.Reason
	}
	for name, reason := range v.Expect.LeftOut {
		wantedOut[v.Repeat.key(name)] = reason
	}
	err := first(differ("included", included, wanted), differ("left out", leftOut, wantedOut))
	if v.CanonicalHex != nil {
		return first(err, differ("canonical", hex.EncodeToString([]byte(e.Canonical)), *v.CanonicalHex))
	}
	if v.Canonical != nil {
		return first(err, differ("canonical", e.Canonical, v.Repeat.in(*v.Canonical)))
	}
	return err
}

func (v *vector) diagnose(m *paysign.Message) error {
	beside := &paysign.Beside{OtherSecrets: secretsOf(v.OtherSecrets)}
	if v.Lang != nil {
		beside.Lang = *v.Lang
		if beside.Lang == "" {
			// Empty is the default here, so another one that is not a language.
			beside.Lang = " "
		}
	}
	for _, body := range v.Also {
		beside.Also = append(beside.Also, body.bytes)
	}
	var d *paysign.Diagnosis
	var err error
	if v.Document {
		d, err = m.DiagnoseDocument(paramsOf(v.Params, nil), v.Expected, beside)
	} else {
		d, err = m.Diagnose(v.body(), beside)
	}
	if err != nil {
		return v.sameError(err)
	}
	if v.Expect.Valid {
		err = first(differ("valid", d.Refusal == nil, true), differ("secret", d.SecretIndex, v.Expect.Secret))
	} else if d.Refusal == nil {
		err = errors.New("no refusal")
	} else {
		err = v.sameError(d.Refusal)
	}
	if err != nil {
		return err
	}
	if (len(d.Findings) == 0) != (v.Expect.First == nil) {
		return fmt.Errorf("%d findings", len(d.Findings))
	}
	later := map[string]bool{}
	for at, finding := range d.Findings {
		causes, shown, sentences, cures := []string{}, []string{}, []string{}, []string{}
		for _, cause := range finding.Causes {
			causes = append(causes, cause.Code)
			sentences, cures = append(sentences, cause.Text), append(cures, cause.Cure)
			for _, evidence := range cause.Evidence {
				if evidence.Field != nil {
					shown = append(shown, *evidence.Field)
				}
			}
		}
		if at > 0 {
			for _, cause := range causes {
				later[cause] = true
			}
			continue
		}
		first1, wanted := v.Expect.First, []string{}
		for _, field := range first1.Fields {
			wanted = append(wanted, string(field.bytes))
		}
		err = first(
			differ("certain", finding.IsCertain, first1.Certain), differ("causes", causes, first1.Causes),
			differ("fields", shown, wanted), differ("is signed", finding.HasSigned, first1.Signed != nil),
		)
		if first1.Reason != "" {
			err = first(err, differ("reason", finding.Reason, first1.Reason))
		}
		if first1.Texts != nil {
			err = first(err, differ("texts", sentences, first1.Texts))
		}
		if first1.Cures != nil {
			err = first(err, differ("cures", cures, first1.Cures))
		}
		if err == nil && first1.Signed != nil {
			err = differ("signed", finding.Signed, string(first1.Signed.bytes))
		}
	}
	for _, also := range v.Expect.Also {
		err = first(err, differ("also "+also, later[also], true))
	}
	printed, _ := json.Marshal(d)
	for _, secret := range append(append([]string{}, v.Secrets...), v.OtherSecrets...) {
		if bytes.Contains(printed, []byte(secret)) {
			err = errors.New("a secret is shown")
		}
	}
	return err
}

func (v *vector) runAt(gateway spoken, tables map[string]any) error {
	switch v.Do {
	case "tables":
		found := tables[gateway.id]
		if gateway.file != nil {
			raw, err := gateway.file.Tables()
			if err == nil {
				err = json.Unmarshal(raw, &found)
			}
			if err != nil {
				return err
			}
		}
		return sameTable(found, v.Expect.Table, "table")
	case "scheme":
		m, err := v.message(gateway)
		return v.done(err, func() error { return differ("scheme", m.Scheme(), v.Expect.Printed) })
	case "gateway":
		g, err := paysign.ParseGateway(v.Text)
		return v.done(err, func() error { return differ("id", g.ID(), v.Expect.ID) })
	}
	m, err := v.message(gateway)
	if err != nil {
		return v.sameError(err)
	}
	defer m.Close()
	direction := ""
	if v.Message != "" {
		direction = m.Direction()
	}
	return v.run(m, direction)
}

// By the rule of the vectors' README: what is not named is not compared.
func sameTable(found, wanted any, place string) error {
	switch wanted := wanted.(type) {
	case map[string]any:
		for name, part := range wanted {
			var one any
			switch found := found.(type) {
			case map[string]any:
				one = found[name]
			case []any:
				for _, candidate := range found {
					if named, is := candidate.(map[string]any); is && named["name"] == name {
						one = candidate
					}
				}
			}
			if err := sameTable(one, part, place+"."+name); err != nil {
				return err
			}
		}
		return nil
	case []any:
		list, _ := found.([]any)
		if len(list) != len(wanted) {
			return fmt.Errorf("%s: %d elements, wanted %d", place, len(list), len(wanted))
		}
		for at, part := range wanted {
			if err := sameTable(list[at], part, fmt.Sprintf("%s.%d", place, at)); err != nil {
				return err
			}
		}
		return nil
	case string:
		if named, is := found.(map[string]any); is {
			found = named["name"]
		}
	}
	return differ(place, found, wanted)
}

type vectorFile struct {
	Gateway     string
	GatewayFile string `json:"gateway_file"`
	Cases       []json.RawMessage
}

func parsed(t *testing.T, path string) *paysign.Gateway {
	t.Helper()
	content, err := os.ReadFile(root + path)
	if err != nil {
		t.Fatal(err)
	}
	gateway, err := paysign.ParseGateway(string(content))
	if err != nil {
		t.Fatal(path, err)
	}
	return gateway
}

func runAll(t *testing.T, find func(v *vector, own spoken) (spoken, bool)) (count, inText int) {
	t.Helper()
	names, _ := filepath.Glob(root + "tests/vectors/*.json")
	tables := map[string]any{}
	raw, err := paysign.Gateways()
	if err != nil {
		t.Fatal(err)
	}
	var list []any
	if err := json.Unmarshal(raw, &list); err != nil {
		t.Fatal(err)
	}
	for _, one := range list {
		tables[one.(map[string]any)["id"].(string)] = one
	}
	why := regexp.MustCompile(`"why": "`)
	for _, name := range names {
		if strings.HasSuffix(name, "schema.json") {
			continue
		}
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		inText += len(why.FindAll(content, -1))
		var file vectorFile
		if err := json.Unmarshal(content, &file); err != nil {
			t.Fatal(name, err)
		}
		own := spoken{id: file.Gateway}
		if file.GatewayFile != "" {
			own = spoken{file: parsed(t, "tests/vectors/"+file.GatewayFile)}
		}
		for _, raw := range file.Cases {
			var one vector
			if err := json.Unmarshal(raw, &one); err != nil {
				t.Errorf("%s: %v", raw[:40], err)
				continue
			}
			// The roles are beside the other keys.
			var rest struct{ Expect map[string]json.RawMessage }
			_ = json.Unmarshal(raw, &rest)
			one.Expect.Roles = rest.Expect
			of := own
			if one.Gateway != "" {
				of = spoken{id: one.Gateway}
			}
			of, is := find(&one, of)
			if !is {
				continue
			}
			count++
			if err := one.runAt(of, tables); err != nil {
				t.Errorf("%s: %v", one.ID, err)
			}
		}
	}
	return count, inText
}

func TestEverySharedVector(t *testing.T) {
	count, inText := runAll(t, func(_ *vector, own spoken) (spoken, bool) { return own, true })
	if count != inText || count < 3895 {
		t.Fatalf("%d of %d vectors were run", count, inText)
	}
	t.Logf("%d vectors", count)
}

func TestEverySharedVectorByTheGatewaysFile(t *testing.T) {
	loaded := map[string]*paysign.Gateway{}
	count, _ := runAll(t, func(v *vector, own spoken) (spoken, bool) {
		if own.id == "" || v.Scheme != nil || v.Do == "gateway" {
			return own, false
		}
		if loaded[own.id] == nil {
			loaded[own.id] = parsed(t, "gateways/"+own.id+".toml")
		}
		return spoken{file: loaded[own.id]}, true
	})
	if count < 1488 {
		t.Fatalf("only %d vectors were run", count)
	}
	t.Logf("%d vectors by the gateways' files", count)
}
