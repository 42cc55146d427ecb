package pdsm

import (
	"context"
	"net/http"
	"net/url"

	"github.com/ordonnance-numerique/ordonnance-go/document/fhir"
)

const fhirJSON = "application/fhir+json"

func sending(method, url string, body []byte) call {
	return call{method: method, url: url, body: body, header: [][2]string{{"Accept", fhirJSON}, {"Content-Type", fhirJSON}, {"Prefer", "return=representation"}}}
}

// maxSent bounds a transaction, in bytes: documents of 64 MiB in base64, with
// their metadata.
const maxSent = 96 << 20

// Provide sends a transaction (ITI-65) and returns what the server did with each
// entry. It is sent again only where it never reached the server, or where every
// resource that stands for a document or a lot is created once only
// ([LotOptions.Once]). After PDSM-205 it is not known whether it was carried
// out: search for the identifier of the document before sending anew.
func (c *Client) Provide(ctx context.Context, lot *fhir.Bundle) (Receipt, error) {
	if lot == nil || len(lot.Entry) == 0 {
		return Receipt{}, refuse("PDSM-209", nil)
	}
	raw, err := fhir.WriteSized(lot, &fhir.Limits{Bytes: maxSent, Values: maxSent / 27})
	if err != nil {
		return Receipt{}, refuse("PDSM-108", err)
	}
	r := sending(http.MethodPost, c.base.String(), raw)
	r.safe = isOnce(lot)
	answer, err := c.ask(ctx, r)
	if err != nil {
		return Receipt{}, err
	}
	return ReadReceipt(answer, lot, c.opts.MaxAnswer)
}

// isOnce reports whether a transaction may be carried out twice without doing
// more than once.
func isOnce(lot *fhir.Bundle) bool {
	for _, e := range lot.Entry {
		switch e.Resource.(type) {
		case *fhir.DocumentReference, *fhir.List:
			if e.Request == nil || e.Request.IfNoneExist == "" {
				return false
			}
		}
	}
	return true
}

// Publish sends a document inside its reference (ITI-105) and returns the
// reference as the server keeps it, with its id. It is sent again only where it
// never reached the server.
func (c *Client) Publish(ctx context.Context, publication *fhir.DocumentReference) (*fhir.DocumentReference, error) {
	if publication == nil {
		return nil, refuse("PDSM-209", nil)
	}
	raw, err := fhir.WriteSized(publication, &fhir.Limits{Bytes: maxSent, Values: maxSent / 27})
	if err != nil {
		return nil, refuse("PDSM-108", err)
	}
	answer, err := c.ask(ctx, sending(http.MethodPost, c.endpoint("DocumentReference"), raw))
	if err != nil {
		return nil, err
	}
	kept, _, err := read[*fhir.DocumentReference](answer, c.opts.MaxAnswer)
	return kept, err
}

// Documents searches for references of documents (ITI-67) and returns the first
// page.
func (c *Client) Documents(ctx context.Context, q DocumentQuery) (Page[*fhir.DocumentReference], error) {
	values, err := q.Values()
	if err != nil {
		return Page[*fhir.DocumentReference]{}, err
	}
	return find[*fhir.DocumentReference](ctx, c, c.searching("DocumentReference", values))
}

// MoreDocuments returns the page behind one, by the address the server gave for
// it. An address of another server is refused (PDSM-208).
func (c *Client) MoreDocuments(ctx context.Context, page Page[*fhir.DocumentReference]) (Page[*fhir.DocumentReference], error) {
	return more(ctx, c, page)
}

// Lots searches for lots or folders (ITI-66) and returns the first page.
func (c *Client) Lots(ctx context.Context, q LotQuery) (Page[*fhir.List], error) {
	values, err := q.Values()
	if err != nil {
		return Page[*fhir.List]{}, err
	}
	return find[*fhir.List](ctx, c, c.searching("List", values))
}

// MoreLots is [Client.MoreDocuments] for lots.
func (c *Client) MoreLots(ctx context.Context, page Page[*fhir.List]) (Page[*fhir.List], error) {
	return more(ctx, c, page)
}

// searching posts a search, so that no address has it (FHIR R4, RESTful API,
// search: POST [base]/[type]/_search).
func (c *Client) searching(kind string, values url.Values) call {
	accept := [2]string{"Accept", fhirJSON}
	if c.opts.SearchByGET {
		return call{method: http.MethodGet, url: c.endpoint(kind) + "?" + values.Encode(), header: [][2]string{accept}, safe: true}
	}
	return call{method: http.MethodPost, url: c.endpoint(kind + "/_search"), body: []byte(values.Encode()), safe: true,
		header: [][2]string{accept, {"Content-Type", "application/x-www-form-urlencoded"}}}
}

func find[T fhir.Resource](ctx context.Context, c *Client, r call) (Page[T], error) {
	raw, err := c.ask(ctx, r)
	if err != nil {
		return Page[T]{}, err
	}
	p, err := readPage[T](raw, c.opts.MaxAnswer)
	if p.Next != "" {
		if _, away := c.resolve(p.Next); away != nil {
			p.Next, p.Faults = "", append(p.Faults, fault("PDSM-803", "/link"))
		}
	}
	return p, err
}

func more[T fhir.Resource](ctx context.Context, c *Client, page Page[T]) (Page[T], error) {
	next, err := c.resolve(page.Next)
	if err != nil {
		return Page[T]{}, err
	}
	return find[T](ctx, c, call{method: http.MethodGet, url: next.String(), header: [][2]string{{"Accept", fhirJSON}}, safe: true})
}

// Change sends a patch and returns the reference as it is then. It is sent
// again only where it never reached the server. A server that has another
// version than the one the patch was made from answers PDSM-309.
func (c *Client) Change(ctx context.Context, p Patch) (*fhir.DocumentReference, error) {
	if p.Query == "" || len(p.Body) == 0 {
		return nil, refuse("PDSM-209", nil)
	}
	r := sending(http.MethodPatch, c.endpoint("DocumentReference")+"?"+p.Query, p.Body)
	r.header[1][1] = "application/json-patch+json"
	if isID(p.Version) {
		r.header = append(r.header, [2]string{"If-Match", `W/"` + p.Version + `"`})
	}
	answer, err := c.ask(ctx, r)
	if err != nil {
		return nil, err
	}
	kept, _, err := read[*fhir.DocumentReference](answer, c.opts.MaxAnswer)
	return kept, err
}
