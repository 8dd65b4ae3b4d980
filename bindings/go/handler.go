package paysign

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"
)

// MaxBody is how much of a request's body is read: more than any notification has.
const MaxBody = 65_536

// Raw is what a gateway has sent, exactly as it came: the raw query of a GET, else the body, which is read
// once and cannot be read again. Frameworks that have parsed the body already cannot give it back: ask before
// them.
func Raw(request *http.Request) ([]byte, error) {
	if request.Method == http.MethodGet || request.Method == http.MethodHead {
		return []byte(request.URL.RawQuery), nil
	}
	if request.Body == nil {
		return nil, nil
	}
	body, err := io.ReadAll(io.LimitReader(request.Body, MaxBody+1))
	if err != nil {
		return nil, fmt.Errorf("paysign: the body cannot be read: %w", err)
	}
	if len(body) > MaxBody {
		return nil, &Error{Code: BodyTooLong, Text: BodyTooLong.Text(), Offset: -1}
	}
	return body, nil
}

// ArrivalOf is what came with a request: its headers, and the time now.
func ArrivalOf(request *http.Request) Arrival {
	arrival := Arrival{Time: time.Now()}
	for name, values := range request.Header {
		for _, value := range values {
			arrival.Headers = append(arrival.Headers, Param{name, value})
		}
	}
	return arrival
}

// Handler is the route of the notification. It reads the raw query or body once, verifies it, and calls
// `process` with what is authentic; whether it is paid, and which order, is for [Notification.Expect] there.
// Without an error the gateway is answered with what stops it from repeating the notification; an error of
// this package, `process`'s too, is answered with 400 and its code, any other one with 500, so that the
// gateway tries again.
func (m *Merchant) Handler(process func(ctx context.Context, notice *Notification) error) http.Handler {
	return http.HandlerFunc(func(to http.ResponseWriter, request *http.Request) {
		notice, err := m.noticeIn(request)
		if err == nil {
			err = process(request.Context(), notice)
		}
		to.Header().Set("Content-Type", "text/plain; charset=utf-8")
		var refused *Error
		switch {
		case err == nil:
			_, _ = io.WriteString(to, notice.Ack())
		case errors.As(err, &refused) && refused.Code != Internal:
			to.WriteHeader(http.StatusBadRequest)
			_, _ = io.WriteString(to, string(refused.Code))
		default:
			to.WriteHeader(http.StatusInternalServerError)
		}
	})
}

func (m *Merchant) noticeIn(request *http.Request) (*Notification, error) {
	raw, err := Raw(request)
	if err != nil {
		return nil, err
	}
	notice, err := m.Notice(raw)
	// Where a header has the signature, the body alone has none.
	if CodeOf(err) == MissingSignature || CodeOf(err) == NoTime {
		return m.NoticeArrived("", raw, ArrivalOf(request))
	}
	return notice, err
}
