package transport_test

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ordonnance-numerique/ordonnance-go/messaging/fr/mssante/transport"
	"github.com/ordonnance-numerique/ordonnance-go/messaging/fr/mssante/transport/loopback"
)

const (
	doctor   = "dr@cabinet.test.mssante.fr"
	pharmacy = "officine@pharmacie.test.mssante.fr"
)

func start(tb testing.TB, opts loopback.Options) *loopback.Server {
	tb.Helper()
	opts.Users = map[string]string{doctor: "secret-d", pharmacy: "secret-p"}
	s, err := loopback.Start(opts)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { s.Close() })
	return s
}

func sender(s *loopback.Server) *transport.Sender {
	return &transport.Sender{
		Server: transport.Server{Address: s.SMTP, TLS: &tls.Config{RootCAs: s.Roots}, User: doctor, Password: "secret-d", Timeout: 20 * time.Second},
		Wait:   func(context.Context, int) error { return nil },
	}
}

func fetcher(s *loopback.Server) *transport.Fetcher {
	return &transport.Fetcher{Server: transport.Server{Address: s.IMAP, TLS: &tls.Config{RootCAs: s.Roots}, User: pharmacy, Password: "secret-p", Timeout: 60 * time.Second}}
}

func mail(id string) []byte {
	return []byte("From: <" + doctor + ">\r\nTo: <" + pharmacy + ">\r\nMessage-ID: <" + id + "@cabinet.test.mssante.fr>\r\nSubject: test\r\n\r\n" + id + "\r\n.\r\n")
}

func envelope(id string) transport.Envelope {
	return transport.Envelope{From: doctor, To: []string{pharmacy}, ID: id}
}

// fetch returns the bodies of the mails behind a cursor.
func fetch(t testing.TB, f *transport.Fetcher, from transport.Cursor, seen transport.Seen) (bodies []string, at transport.Cursor, r transport.Report) {
	t.Helper()
	at, r, err := f.Fetch(context.Background(), "INBOX", from, seen, func(_ context.Context, m transport.Fetched) error {
		_, body, _ := strings.Cut(string(m.Raw), "\r\n\r\n")
		bodies = append(bodies, strings.TrimSuffix(body, "\r\n.\r\n"))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return bodies, at, r
}

func TestSendAndFetch(t *testing.T) {
	before := runtime.NumGoroutine()
	s := start(t, loopback.Options{})
	send, get := sender(s), fetcher(s)
	get.MarkSeen = true
	seen := &transport.Memory{}
	for _, id := range []string{"a", "b"} {
		result, err := send.Send(context.Background(), envelope(id), mail(id))
		if err != nil || len(result.Accepted) != 1 || result.Attempts != 1 {
			t.Fatalf("%+v %v", result, err)
		}
	}
	bodies, at, r := fetch(t, get, transport.Cursor{}, seen)
	if fmt.Sprint(bodies) != "[a b]" || at.UID == 0 || at.Validity == 0 || r.Handled != 2 || r.Reset {
		t.Errorf("%v %+v %+v", bodies, at, r)
	}
	// Nothing new; then a copy of one, and a new one by an access token.
	if bodies, again, _ := fetch(t, get, at, seen); len(bodies) > 0 || again != at {
		t.Errorf("%v %+v", bodies, again)
	}
	asked := 0
	send.Server.Password, send.Server.Token = "", func(context.Context) (string, error) { asked++; return "secret-d", nil }
	get.Server.Password, get.Server.Token = "", func(context.Context) (string, error) { return "secret-p", nil }
	for _, id := range []string{"b", "c"} {
		if _, err := send.Send(context.Background(), envelope(id), mail(id)); err != nil {
			t.Fatal(err)
		}
	}
	bodies, at, r = fetch(t, get, at, seen)
	if fmt.Sprint(bodies) != "[c]" || r.Duplicates != 1 || asked != 2 {
		t.Errorf("%v %+v, the token was asked for %d times", bodies, r, asked)
	}
	// A mailbox that was renumbered is walked again, and nothing is handled twice.
	at.Validity++
	if bodies, _, r := fetch(t, get, at, seen); len(bodies) > 0 || !r.Reset || r.Duplicates != 4 {
		t.Errorf("%v %+v", bodies, r)
	}
	s.Close()
	for range 200 {
		if runtime.NumGoroutine() <= before+1 {
			return
		}
		runtime.Gosched()
		time.Sleep(5 * time.Millisecond)
	}
	t.Errorf("%d goroutines are left, %d before", runtime.NumGoroutine(), before)
}

// TestImplicitTLS sends to a port that begins with TLS, and to one that does not.
func TestImplicitTLS(t *testing.T) {
	s := start(t, loopback.Options{})
	send := sender(s)
	send.Server.Implicit = true
	if _, err := send.Send(context.Background(), envelope("a"), mail("a")); !errors.Is(err, transport.ErrStartTLS) {
		t.Errorf("a server that does not begin with TLS: %v", err)
	}
	send.Server.Address = s.SMTPS
	if _, err := send.Send(context.Background(), envelope("a"), mail("a")); err != nil {
		t.Errorf("sending: %v", err)
	}
	get := fetcher(s)
	get.Server.Implicit, get.Server.Address = true, s.IMAPS
	if bodies, _, _ := fetch(t, get, transport.Cursor{}, &transport.Memory{}); fmt.Sprint(bodies) != "[a]" {
		t.Errorf("fetched %v", bodies)
	}
}

func TestRefusals(t *testing.T) {
	s := start(t, loopback.Options{MaxBytes: 10_000})
	dead, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	nobody := dead.Addr().String()
	dead.Close()
	for name, c := range map[string]struct {
		change func(*transport.Sender, *transport.Envelope)
		raw    []byte
		want   error
		again  bool // worth another attempt
	}{
		"no recipient":   {func(_ *transport.Sender, e *transport.Envelope) { e.To = nil }, nil, transport.ErrEnvelope, false},
		"a line break":   {func(_ *transport.Sender, e *transport.Envelope) { e.ID = "x\r\nRSET" }, nil, transport.ErrEnvelope, false},
		"checks nothing": {func(s *transport.Sender, _ *transport.Envelope) { s.Server.TLS.InsecureSkipVerify = true }, nil, transport.ErrTLS, false},
		"TLS 1.1":        {func(s *transport.Sender, _ *transport.Envelope) { s.Server.TLS.MaxVersion = tls.VersionTLS11 }, nil, transport.ErrTLS, false},
		"other roots":    {func(s *transport.Sender, _ *transport.Envelope) { s.Server.TLS.RootCAs = nil }, nil, transport.ErrStartTLS, false},
		"nobody there":   {func(s *transport.Sender, _ *transport.Envelope) { s.Server.Address = nobody }, nil, transport.ErrConnect, true},
		"wrong password": {func(s *transport.Sender, _ *transport.Envelope) { s.Server.Password = "x" }, nil, transport.ErrAuth, false},
		"no token": {func(s *transport.Sender, _ *transport.Envelope) {
			s.Server.Token = func(context.Context) (string, error) { return "", errors.New("signed out") }
		}, nil, transport.ErrAuth, false},
		"not signed in": {func(s *transport.Sender, _ *transport.Envelope) { s.Server.User = "" }, nil, transport.ErrSender, false},
		"unknown":       {func(_ *transport.Sender, e *transport.Envelope) { e.To = []string{"x@y.mssante.fr"} }, nil, transport.ErrRecipients, false},
		"too large":     {func(*transport.Sender, *transport.Envelope) {}, make([]byte, 10_001), transport.ErrTooLarge, false},
	} {
		send, e, raw := sender(s), envelope("a"), c.raw
		c.change(send, &e)
		if raw == nil {
			raw = mail("a")
		}
		result, err := send.Send(context.Background(), e, raw)
		var refusal *transport.Error
		if !errors.Is(err, c.want) || !errors.As(err, &refusal) || refusal.Temporary != c.again || c.again != (result.Attempts == 3) && c.want != transport.ErrEnvelope {
			t.Errorf("%s: %v after %d attempts", name, err, result.Attempts)
		}
		if err != nil && (strings.Contains(err.Error(), "@") || strings.Contains(err.Error(), "127.0")) {
			t.Errorf("%s: an address in the error: %v", name, err)
		}
	}
	get := fetcher(s)
	get.Server.Password = "x"
	if _, _, err := get.Fetch(context.Background(), "INBOX", transport.Cursor{}, &transport.Memory{}, nil); !errors.Is(err, transport.ErrAuth) {
		t.Errorf("fetching with a wrong password: %v", err)
	}
	if _, _, err := fetcher(s).Fetch(context.Background(), "NOWHERE", transport.Cursor{}, &transport.Memory{}, nil); !errors.Is(err, transport.ErrMailbox) {
		t.Errorf("no such mailbox: %v", err)
	}
	for _, r := range transport.Refusals() {
		if r.EN == "" || r.FR == "" {
			t.Error(r.Code)
		}
	}
}

// TestStages fails each stage in each way.
func TestStages(t *testing.T) {
	for _, c := range []struct {
		stage    loopback.Stage
		fault    loopback.Fault
		want     error
		attempts int
	}{
		{loopback.AtSender, loopback.Fault{Status: 450}, transport.ErrSender, 3}, {loopback.AtSender, loopback.Fault{Status: 550}, transport.ErrSender, 1},
		{loopback.AtRecipient, loopback.Fault{Status: 452}, transport.ErrRecipients, 3}, {loopback.AtRecipient, loopback.Fault{Status: 550}, transport.ErrRecipients, 1},
		{loopback.AtData, loopback.Fault{Status: 451}, transport.ErrRefused, 3}, {loopback.AtData, loopback.Fault{Status: 554}, transport.ErrRefused, 1},
		{loopback.AtSender, loopback.Fault{Cut: true}, transport.ErrConnect, 3}, {loopback.AtRecipient, loopback.Fault{Cut: true}, transport.ErrConnect, 3},
		{loopback.AtData, loopback.Fault{Cut: true}, transport.ErrUnknown, 1}, {loopback.AtEnd, loopback.Fault{Cut: true}, transport.ErrUnknown, 1},
	} {
		s := start(t, loopback.Options{Fault: func(at loopback.Stage) loopback.Fault {
			if at == c.stage {
				return c.fault
			}
			return loopback.Fault{}
		}})
		result, err := sender(s).Send(context.Background(), envelope("a"), mail("a"))
		if !errors.Is(err, c.want) || result.Attempts != c.attempts {
			t.Errorf("%s %+v: %v after %d attempts", c.stage, c.fault, err, result.Attempts)
		}
		var refusal *transport.Error
		if errors.As(err, &refusal) && (refusal.Status != c.fault.Status || refusal.Detail() == "") {
			t.Errorf("%s %+v: status %d, %q", c.stage, c.fault, refusal.Status, refusal.Detail())
		}
	}
}

func TestSomeRecipients(t *testing.T) {
	s := start(t, loopback.Options{})
	e := envelope("a")
	e.To = append(e.To, "nobody@x.mssante.fr")
	result, err := sender(s).Send(context.Background(), e, mail("a"))
	if err != nil || len(result.Accepted) != 1 || len(result.Refused) != 1 || result.Refused[0].Err.Status != 550 {
		t.Errorf("%+v %v", result, err)
	}
}

func TestHandler(t *testing.T) {
	s := start(t, loopback.Options{})
	for _, id := range []string{"a", "b", "c"} {
		if err := s.Deliver(doctor, pharmacy, mail(id)); err != nil {
			t.Fatal(err)
		}
	}
	full := errors.New("disk full")
	seen := &transport.Memory{}
	n := 0
	at, r, err := fetcher(s).Fetch(context.Background(), "INBOX", transport.Cursor{}, seen, func(context.Context, transport.Fetched) error {
		if n++; n == 2 {
			return full
		}
		return nil
	})
	if !errors.Is(err, full) || r.Handled != 1 {
		t.Errorf("%v %+v", err, r)
	}
	if bodies, _, _ := fetch(t, fetcher(s), at, seen); fmt.Sprint(bodies) != "[b c]" {
		t.Errorf("after the failure: %v", bodies)
	}
	small := fetcher(s)
	small.MaxBytes = 50
	raws := 0
	_, r, err = small.Fetch(context.Background(), "INBOX", transport.Cursor{}, &transport.Memory{}, func(_ context.Context, m transport.Fetched) error {
		if m.Raw != nil || m.Size < 51 {
			raws++
		}
		return nil
	})
	if err != nil || r.TooLarge != 3 || raws > 0 {
		t.Errorf("large ones: %+v %v", r, err)
	}
}

func TestContext(t *testing.T) {
	s := start(t, loopback.Options{})
	ctx, cancel := context.WithCancel(context.Background())
	silent, err := net.Listen("tcp", "127.0.0.1:0") // takes connections and says nothing
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	send, get := sender(s), fetcher(s)
	send.Server.Address, get.Server.Address = silent.Addr().String(), silent.Addr().String()
	go func() {
		if c, err := silent.Accept(); err == nil {
			cancel()
			io.Copy(io.Discard, c)
		}
	}()
	if _, err := send.Send(ctx, envelope("a"), mail("a")); !errors.Is(err, context.Canceled) || errors.Is(err, transport.ErrUnknown) {
		t.Errorf("sending: %v", err)
	}
	if _, _, err := get.Fetch(ctx, "INBOX", transport.Cursor{}, &transport.Memory{}, nil); err == nil {
		t.Error("fetching with a context that is done")
	}
}

// cutting makes connections that are cut after some bytes, now and then.
type cutting struct {
	mu   sync.Mutex
	rand *rand.Rand
	odds float64
	most int
}

func (c *cutting) dial(ctx context.Context, network, address string) (net.Conn, error) {
	conn, err := (&net.Dialer{}).DialContext(ctx, network, address)
	if err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.rand.Float64() > c.odds {
		return conn, nil
	}
	return &cut{Conn: conn, left: c.rand.IntN(c.most)}, nil
}

// cut is a connection that ends after so many bytes, both ways together.
type cut struct {
	net.Conn
	mu   sync.Mutex
	left int
}

func (c *cut) spend(n int) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.left -= n
	return c.left > 0
}

func (c *cut) Read(b []byte) (int, error) {
	n, err := c.Conn.Read(b)
	if !c.spend(n) {
		c.Conn.Close()
		return 0, io.ErrUnexpectedEOF
	}
	return n, err
}

func (c *cut) Write(b []byte) (int, error) {
	if !c.spend(len(b)) {
		c.Conn.Close()
		return 0, io.ErrClosedPipe
	}
	return c.Conn.Write(b)
}

// TestNoneLostNoneTwice sends and fetches many mails while everything fails:
// connections cut at any byte, refusals for now and for good, mails delivered
// twice.
func TestNoneLostNoneTwice(t *testing.T) {
	count := 200
	if os.Getenv("ORDONNANCE_CORPUS") != "" {
		count = 10_000
	}
	r := rand.New(rand.NewPCG(7, 7))
	var mu sync.Mutex
	odds := func(p float64) bool {
		mu.Lock()
		defer mu.Unlock()
		return r.Float64() < p
	}
	s := start(t, loopback.Options{
		Fault: func(at loopback.Stage) loopback.Fault {
			switch {
			case odds(0.03):
				return loopback.Fault{Status: 451}
			case at != loopback.AtEnd && odds(0.01):
				return loopback.Fault{Status: 554}
			case odds(0.03):
				return loopback.Fault{Cut: true}
			}
			return loopback.Fault{}
		},
		Copies: func() int {
			if odds(0.05) {
				return 2
			}
			return 1
		},
	})
	lines := &cutting{rand: rand.New(rand.NewPCG(8, 8)), odds: 0.1, most: 6000}
	send := sender(s)
	send.Server.Dial = lines.dial
	unknown := 0
	for i := range count {
		id := fmt.Sprintf("m%05d", i)
		for tries := 0; ; tries++ {
			_, err := send.Send(context.Background(), envelope(id), mail(id))
			if err == nil {
				break
			}
			if errors.Is(err, transport.ErrUnknown) {
				unknown++ // sent again as it is: the receiving side knows it
			}
			if tries > 50 {
				t.Fatalf("%s is never taken: %v", id, err)
			}
		}
	}
	handled := map[string]int{}
	seen := &transport.Memory{}
	get := fetcher(s)
	get.Server.Dial = (&cutting{rand: rand.New(rand.NewPCG(9, 9)), odds: 0.9, most: 40 * 6000}).dial
	var at transport.Cursor
	duplicates, ways := 0, 0
	for ; ; ways++ {
		next, r, err := get.Fetch(context.Background(), "INBOX", at, seen, func(_ context.Context, m transport.Fetched) error {
			if odds(0.01) {
				return errors.New("busy")
			}
			_, body, _ := strings.Cut(string(m.Raw), "\r\n\r\n")
			handled[body]++
			return nil
		})
		at = next
		duplicates += r.Duplicates
		if err == nil {
			break
		}
		if ways > 100_000 {
			t.Fatalf("no way through: %v", err)
		}
	}
	for id, n := range handled {
		if n != 1 {
			t.Errorf("%q was handled %d times", id, n)
		}
	}
	if len(handled) != count || duplicates == 0 || unknown == 0 || ways < 2 {
		t.Errorf("%d of %d handled, %d duplicates, %d unknown, %d ways", len(handled), count, duplicates, unknown, ways)
	}
	t.Logf("%d mails, %d unknown outcomes, %d duplicates passed over, %d fetchings", count, unknown, duplicates, ways+1)
}

func Example() {
	s, err := loopback.Start(loopback.Options{Users: map[string]string{doctor: "secret-d", pharmacy: "secret-p"}})
	if err != nil {
		panic(err)
	}
	defer s.Close()
	roots := &tls.Config{RootCAs: s.Roots} // and the certificate of the structure
	send := transport.Sender{Server: transport.Server{Address: s.SMTP, TLS: roots, User: doctor, Password: "secret-d"}}
	result, err := send.Send(context.Background(), transport.Envelope{From: doctor, To: []string{pharmacy}, ID: "1"}, mail("bonjour"))
	if err != nil {
		panic(err)
	}
	fmt.Println(len(result.Accepted), "accepted")

	get := transport.Fetcher{Server: transport.Server{Address: s.IMAP, TLS: roots, User: pharmacy, Password: "secret-p"}}
	cursor, report, err := get.Fetch(context.Background(), "INBOX", transport.Cursor{}, &transport.Memory{},
		func(_ context.Context, m transport.Fetched) error { return nil }) // mssante.Parse(m.Raw, nil)
	if err != nil {
		panic(err)
	}
	fmt.Println(report.Handled, "handled, up to", cursor.UID)
	// Output:
	// 1 accepted
	// 1 handled, up to 1
}
