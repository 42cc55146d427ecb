package transport

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/mail"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
)

// Cursor is how far a mailbox was fetched. The zero value is its beginning. It
// is the caller's to store.
type Cursor struct {
	Validity uint32 `json:"validity"` // UIDVALIDITY of the mailbox
	UID      uint32 `json:"uid"`      // of the last mail that was taken
}

// Fetched is one mail of a mailbox.
type Fetched struct {
	UID      uint32
	Received time.Time // by the server
	Size     int64
	// Raw are the bytes; nil when the mail is larger than allowed. Then the
	// handler decides: to take note is to return nil.
	Raw []byte
}

// Seen remembers the Message-IDs of the mails that were handled. It is asked and
// told by one goroutine at a time for each [Fetcher.Fetch].
type Seen interface {
	Has(messageID string) (bool, error)
	Add(messageID string) error
}

// Memory is a [Seen] that forgets when the program ends. The zero value is ready,
// and safe for several goroutines.
type Memory struct {
	mu  sync.Mutex
	ids map[string]bool
}

// Has reports whether the Message-ID was added.
func (m *Memory) Has(id string) (bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.ids[id], nil
}

// Add adds a Message-ID.
func (m *Memory) Add(id string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.ids == nil {
		m.ids = map[string]bool{}
	}
	m.ids[id] = true
	return nil
}

// Report counts what one fetching did.
type Report struct {
	Handled    int
	Duplicates int  // mails of a Message-ID that was handled before
	TooLarge   int  // among Handled
	Reset      bool // the mailbox was renumbered and walked from its beginning
}

// Fetcher fetches mails from one server.
type Fetcher struct {
	Server Server
	// MaxBytes bounds one mail, in bytes. 0: 100 MB.
	MaxBytes int64
	// MarkSeen sets the flag \Seen of the mails that were taken.
	MarkSeen bool
}

func (f *Fetcher) maxBytes() int64 {
	if f.MaxBytes <= 0 {
		return 100_000_000
	}
	return f.MaxBytes
}

// Fetch hands the mails behind the cursor to handle, in their order, one at a
// time, and returns the cursor of the last one that was taken: handle returned
// nil, or its Message-ID was handled before. The error of a handler ends the
// fetching and is returned as it is; any other is an [*Error]. The cursor is good
// in either case.
func (f *Fetcher) Fetch(ctx context.Context, mailbox string, from Cursor, seen Seen, handle func(context.Context, Fetched) error) (Cursor, Report, error) {
	ctx, cancel := context.WithTimeout(ctx, f.Server.timeout())
	defer cancel()
	c, done, err := f.session(ctx)
	if err != nil {
		return from, Report{}, err
	}
	defer done()
	box, err := c.Select(mailbox, &imap.SelectOptions{ReadOnly: !f.MarkSeen}).Wait()
	if err != nil {
		return from, Report{}, because(ErrMailbox, err)
	}
	w := &walk{fetcher: f, client: c, at: from, seen: seen, handle: handle}
	if w.at.Validity != box.UIDValidity {
		w.report.Reset = from != Cursor{}
		w.at = Cursor{Validity: box.UIDValidity}
	}
	err = w.all(ctx)
	if err != nil && ctx.Err() != nil {
		err = errors.Join(ctx.Err(), err)
	}
	return w.at, w.report, err
}

// session connects, begins TLS and signs in.
func (f *Fetcher) session(ctx context.Context) (*imapclient.Client, func(), error) {
	conn, config, done, err := f.Server.connect(ctx)
	if err != nil {
		return nil, nil, err
	}
	opts := &imapclient.Options{TLSConfig: config}
	var c *imapclient.Client
	if f.Server.Implicit {
		c = imapclient.New(conn, opts)
	} else if c, err = imapclient.NewStartTLS(conn, opts); err != nil {
		done()
		return nil, nil, because(ErrStartTLS, err)
	}
	end := func() {
		c.Close()
		done()
	}
	if err := c.WaitGreeting(); err != nil {
		end()
		return nil, nil, because(ErrConnect, err)
	}
	auth, err := f.Server.credentials(ctx)
	if err == nil && auth != nil {
		if err = c.Authenticate(auth); err != nil {
			err = because(ErrAuth, err)
		}
	}
	if err != nil {
		end()
		return nil, nil, err
	}
	return c, end, nil
}

// walk is one way through a mailbox.
type walk struct {
	fetcher *Fetcher
	client  *imapclient.Client
	at      Cursor
	seen    Seen
	handle  func(context.Context, Fetched) error
	report  Report
}

func (w *walk) all(ctx context.Context) error {
	var behind imap.UIDSet
	behind.AddRange(imap.UID(w.at.UID+1), 0) // 0 is "*"
	found, err := w.client.UIDSearch(&imap.SearchCriteria{UID: []imap.UIDSet{behind}}, nil).Wait()
	if err != nil {
		return because(ErrFetch, err)
	}
	uids := found.AllUIDs()
	slices.Sort(uids)
	for _, uid := range uids {
		if uint32(uid) <= w.at.UID { // "n:*" holds the last mail even below n (RFC 9051 §6.4.4)
			continue
		}
		if err := w.one(ctx, uid); err != nil {
			return err
		}
	}
	return nil
}

func (w *walk) one(ctx context.Context, uid imap.UID) error {
	m, err := w.get(uid)
	if err != nil || m == nil { // nil: deleted meanwhile
		return err
	}
	id := messageID(m.Raw)
	if id != "" {
		known, err := w.seen.Has(id)
		if err != nil {
			return err
		}
		if known {
			w.report.Duplicates++
			return w.taken(uid)
		}
	}
	if err := w.handle(ctx, *m); err != nil {
		return err
	}
	if id != "" {
		if err := w.seen.Add(id); err != nil {
			return err
		}
	}
	w.report.Handled++
	if m.Raw == nil {
		w.report.TooLarge++
	}
	return w.taken(uid)
}

// taken moves the cursor.
func (w *walk) taken(uid imap.UID) error {
	w.at.UID = uint32(uid)
	if !w.fetcher.MarkSeen {
		return nil
	}
	store := &imap.StoreFlags{Op: imap.StoreFlagsAdd, Silent: true, Flags: []imap.Flag{imap.FlagSeen}}
	if err := w.client.Store(imap.UIDSetNum(uid), store, nil).Close(); err != nil {
		return because(ErrFetch, err)
	}
	return nil
}

// get fetches one mail: its size first, and the bytes when they are few enough.
func (w *walk) get(uid imap.UID) (*Fetched, error) {
	about, err := w.client.Fetch(imap.UIDSetNum(uid), &imap.FetchOptions{UID: true, RFC822Size: true, InternalDate: true}).Collect()
	if err != nil {
		return nil, because(ErrFetch, err)
	}
	if len(about) == 0 {
		return nil, nil
	}
	m := &Fetched{UID: uint32(uid), Received: about[0].InternalDate, Size: about[0].RFC822Size}
	if m.Size > w.fetcher.maxBytes() {
		return m, nil
	}
	cmd := w.client.Fetch(imap.UIDSetNum(uid), &imap.FetchOptions{UID: true, BodySection: []*imap.FetchItemBodySection{{Peek: true}}})
	body, err := bodyOf(cmd, w.fetcher.maxBytes())
	if closeErr := cmd.Close(); err == nil && closeErr != nil {
		err = because(ErrFetch, closeErr)
	}
	if err != nil {
		return nil, err
	}
	m.Raw = body
	return m, nil
}

// bodyOf reads the one body of an answer, however long the server says it is.
func bodyOf(cmd *imapclient.FetchCommand, most int64) ([]byte, error) {
	var body []byte
	for m := cmd.Next(); m != nil; m = cmd.Next() {
		for item := m.Next(); item != nil; item = m.Next() {
			section, ok := item.(imapclient.FetchItemDataBodySection)
			if !ok || section.Literal == nil {
				continue
			}
			if section.Literal.Size() > most {
				return nil, &Error{Reason: ErrTooLarge}
			}
			raw, err := io.ReadAll(io.LimitReader(section.Literal, most+1))
			if err != nil {
				return nil, because(ErrFetch, err)
			}
			body = raw
		}
	}
	if body == nil {
		return nil, &Error{Reason: ErrFetch, Temporary: true}
	}
	return body, nil
}

// messageID returns the Message-ID of a mail without its brackets, "" when there
// is none.
func messageID(raw []byte) string {
	m, err := mail.ReadMessage(bytes.NewReader(raw[:min(len(raw), 1<<18)]))
	if err != nil {
		return ""
	}
	return strings.Trim(m.Header.Get("Message-ID"), "<> \t")
}
