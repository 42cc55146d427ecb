package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"
)

// story is what the steps share.
type story struct {
	out    io.Writer
	folder string
	at     time.Time // of the first step
	serial int

	post   *post
	doctor *prescriber
	shop   *pharmacy
}

func (s *story) play() error {
	var err error
	if s.post, err = openPost(); err != nil {
		return err
	}
	defer s.post.close()
	if s.doctor, err = openPractice(); err != nil {
		return err
	}
	if s.shop, err = openPharmacy(); err != nil {
		return err
	}
	for _, step := range []func() error{s.send, s.receive, s.comeBack, s.twice} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (s *story) title(format string, args ...any) { fmt.Fprintf(s.out, "\n"+format+"\n", args...) }
func (s *story) say(format string, args ...any)   { fmt.Fprintf(s.out, "  "+format+"\n", args...) }

// uuid gives numbered UUIDs, so that the story is the same at each run. A program
// takes random ones.
func (s *story) uuid() (string, error) {
	s.serial++
	return fmt.Sprintf("7c0e6f4a-2b1d-4e53-9a61-%012d", s.serial), nil
}

// keep writes a file when there is a folder for it.
func (s *story) keep(name string, raw []byte) error {
	if s.folder == "" {
		return nil
	}
	if err := os.MkdirAll(s.folder, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(s.folder, name), raw, 0o644)
}
