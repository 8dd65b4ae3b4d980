package paysign

// A Message is a kind of message that a gateway sends or takes, with the secrets and options by which it is
// verified and signed. For a shop's whole account there is [Merchant].
type Message struct {
	recipe                             *recipe
	name, direction, signField, scheme string
}

// NewMessage is a message of a built-in gateway, by the gateway's id, after an "@" the variant that a site
// speaks ("epay@code200"), and its own name.
func NewMessage(gateway, name string, secrets []Secret, options *Options) (*Message, error) {
	return newMessage(nil, secrets, options, func(w *writer, _ uint32) {
		w.field("gateway", gateway)
		w.field("message", name)
	})
}

// A Scheme is what is known of a message whose gateway is not described: the text of its scheme, and more if
// it is known.
type Scheme struct {
	// Nine clauses, none left to a default; or those of a scheme by which a header signs the raw body.
	Text string
	// The field that holds the signature; empty where a header has it.
	SignField string
	Wire      Wire
	// Which field has which role.
	Roles map[Role]string
	// The values of the status that mean paid.
	PaidValues []string
	// The body to answer a notification with, where ${name} is the value of a signed field.
	Ack string
}

// NewSchemeMessage is a message of which only the scheme is known.
func NewSchemeMessage(scheme Scheme, secrets []Secret, options *Options) (*Message, error) {
	return newMessage(nil, secrets, options, func(w *writer, _ uint32) {
		w.field("scheme", scheme.Text)
		w.field("sign_field", scheme.SignField)
		w.field("wire", string(scheme.Wire))
		w.text("roles")
		*w = append(*w, cborMap)
		for role, field := range scheme.Roles {
			w.field(string(role), field)
		}
		*w = append(*w, cborBreak)
		w.texts("paid_values", scheme.PaidValues)
		w.optional("ack", scheme.Ack)
	})
}

func newMessage(parent *recipe, secrets []Secret, options *Options, of func(w *writer, parent uint32)) (*Message, error) {
	options = options.copied()
	made := newRecipe(secrets, parent, func(secrets []Secret, parent uint32) []byte {
		w := arguments("message")
		of(w, parent)
		w.secrets("secret", secrets)
		w.options(options)
		return w.close()
	})
	message := &Message{recipe: made}
	err := instances().make(made, func(found any) {
		message.name, message.direction = told[string](found, "name"), told[string](found, "direction")
		message.signField, message.scheme = told[string](found, "sign_field"), told[string](found, "scheme")
	})
	if err != nil {
		return nil, err
	}
	return message, nil
}

// Name is the message's name within its gateway; empty if only the scheme is known.
func (m *Message) Name() string { return m.name }

// Direction is who sends it to whom: "request", "answer", "notification" or "redirect".
func (m *Message) Direction() string { return m.direction }

// SignField is the field that holds the signature; empty for a message without one.
func (m *Message) SignField() string { return m.signField }

// Scheme is the scheme as text; empty for a message without a signature.
func (m *Message) Scheme() string { return m.scheme }

// Close wipes the secrets. The message, and what it has verified, cannot be asked anything after that.
func (m *Message) Close() { instances().close(m.recipe) }

// Verify verifies a raw body, or the raw query, exactly as it came.
func (m *Message) Verify(body []byte) (*Notification, error) { return verified(m.recipe, "", body) }

// VerifyArrived is Verify of a body that came with headers, where one of them has the signature.
func (m *Message) VerifyArrived(body []byte, arrival Arrival) (*Notification, error) {
	return verifiedAll(m.recipe, "", body, &arrival)
}

func verified(of *recipe, message string, body []byte) (*Notification, error) {
	if message != "" {
		return verifiedAll(of, message, body, nil)
	}
	found := &Notification{of: of, body: append([]byte(nil), body...)}
	if err := instances().verify(of, body, found.take); err != nil {
		return nil, err
	}
	return found, nil
}

func verifiedAll(of *recipe, message string, body []byte, arrival *Arrival) (*Notification, error) {
	found := &Notification{of: of, message: message, body: append([]byte(nil), body...), arrival: arrival}
	all, err := instances().ask(of, verifyInput(message, body, arrival))
	if err != nil {
		return nil, err
	}
	found.takeAll(all)
	return found, nil
}

// A Verdict is what is said about one body of many: a message, or an error.
type Verdict struct {
	Notification *Notification
	Err          error
}

// VerifyBatch verifies many bodies in one call, which is worth it for thousands: a verdict on each, in their
// order.
func (m *Message) VerifyBatch(bodies [][]byte) ([]Verdict, error) {
	w := arguments("verify_batch")
	w.bodies("bodies", bodies)
	found, err := instances().ask(m.recipe, w.close())
	if err != nil {
		return nil, err
	}
	list, _ := found.([]any)
	if len(list) != len(bodies) {
		return nil, broken("there are %d verdicts on %d bodies", len(list), len(bodies))
	}
	verdicts := make([]Verdict, len(bodies))
	for at, one := range list {
		if refused, is := isTold[map[string]any](one, "error"); is {
			verdicts[at].Err = errorOf(refused)
			continue
		}
		found := &Notification{of: m.recipe, body: append([]byte(nil), bodies[at]...)}
		found.takeAll(one)
		verdicts[at].Notification = found
	}
	return verdicts, nil
}

// Signed are signed parameters.
type Signed struct {
	// The ready body, or query.
	Body string
	// The signature, and the name of the field that it is sent in.
	Signature, SignatureField string
	// All fields to send, in the body's order.
	Fields Fields
}

// Sign signs parameters by the first secret, and checks them against the message's table.
func (m *Message) Sign(params Params) (*Signed, error) {
	w := arguments("sign")
	w.params("params", params.Params())
	found, err := instances().ask(m.recipe, w.close())
	if err != nil {
		return nil, err
	}
	return &Signed{
		Body: told[string](found, "body"), Signature: told[string](found, "signature"),
		SignatureField: told[string](found, "signature_field"), Fields: fields(found, "fields"),
	}, nil
}

// SignBody signs a raw body, where a header has the signature: the headers to send with it.
func (m *Message) SignBody(body []byte, arrival Arrival) (Fields, error) {
	w := arguments("sign_body")
	w.text("body")
	w.bytes(body)
	w.arrival(&arrival)
	found, err := instances().ask(m.recipe, w.close())
	if err != nil {
		return nil, err
	}
	return fields(map[string]any{"headers": found}, "headers"), nil
}

// Answer reads a gateway's answer: verified where it is signed, complete, and no error of the gateway.
func (m *Message) Answer(body []byte) (*Answer, error) { return answerOf(m.recipe, "", body) }
