package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// endings of picture names, for folders; a file named by itself is always tried.
var endings = []string{".png", ".jpg", ".jpeg", ".gif", ".webp", ".tif", ".tiff", ".bmp"}

// list resolves the arguments to files.
func list(args []string) ([]string, error) {
	switch {
	case len(args) == 0:
		return nil, errors.New("no file is named")
	case slices.ContainsFunc(args, isFlag):
		return nil, errors.New("flags come before the files")
	}
	var files []string
	for _, arg := range args {
		info, err := os.Stat(arg)
		switch {
		case arg == "-":
			files = append(files, arg)
		case err != nil || !info.IsDir(): // what cannot be read is told file by file
			files = append(files, arg)
		default:
			if files, err = folder(files, arg); err != nil {
				return nil, err
			}
		}
	}
	return files, nil
}

// isFlag reports whether an argument is written as a flag: the package flag stops
// at the first one that is none. "-" is standard input.
func isFlag(arg string) bool { return len(arg) > 1 && arg[0] == '-' }

// folder adds the pictures of a folder and of those in it, by name.
func folder(files []string, root string) ([]string, error) {
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("%s: cannot be listed", path)
		}
		if d.Type().IsRegular() && slices.Contains(endings, strings.ToLower(filepath.Ext(path))) {
			files = append(files, path)
		}
		return nil
	})
	return files, err
}

// maxFile bounds what is read, in bytes.
const maxFile = 256 << 20

// load reads a file, or standard input for "-". What is longer than maxFile
// comes cut, and is refused for what it is then.
func load(name string, in io.Reader) ([]byte, error) {
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		defer file.Close()
		in = file
	}
	return io.ReadAll(io.LimitReader(in, maxFile))
}
