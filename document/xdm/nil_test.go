package xdm_test

import (
	"errors"
	"testing"

	"github.com/ordonnance-numerique/ordonnance-go/document/xdm"
)

func TestNothingIsRefused(t *testing.T) {
	var none *xdm.File
	for name, tt := range map[string]struct {
		code string
		do   func() error
	}{
		"no archive":             {"XDM-101", func() error { _, err := xdm.Open(nil, 10, nil); return err }},
		"no file":                {"XDM-133", func() error { _, err := none.Open(); return err }},
		"file of no archive":     {"XDM-133", func() error { _, err := new(xdm.File).Open(); return err }},
		"document without entry": {"XDM-133", func() error { _, err := xdm.Document{File: &xdm.File{}}.Open(); return err }},
		"document without file":  {"XDM-133", func() error { _, err := xdm.Document{Entry: &xdm.DocumentEntry{}}.Bytes(); return err }},
		"document of no archive": {"XDM-133", func() error {
			_, err := xdm.Document{Entry: &xdm.DocumentEntry{}, File: &xdm.File{}}.Bytes()
			return err
		}},
	} {
		var refused *xdm.Error
		if err := tt.do(); !errors.As(err, &refused) || refused.Code != tt.code {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestNamesOfExtremes(t *testing.T) {
	for _, n := range []int{-1 << 31, -1, 99, 1<<31 - 1} {
		if s := xdm.Condition(n).String() + xdm.Action(n).String(); s != "unknownunknown" {
			t.Errorf("%d: %s", n, s)
		}
	}
}
