package floors_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// source is the syntax of one package, its tests left out.
type source struct {
	name  string
	files []*ast.File
	names map[string]bool // "Name", and "Type.Name" of methods and fields
}

// sources reads the whole module but its examples, by import path.
var sources = sync.OnceValues(func() (map[string]*source, error) {
	all := map[string]*source{}
	set := token.NewFileSet()
	err := filepath.WalkDir("../..", func(path string, entry os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if name := entry.Name(); entry.IsDir() && (name == "testdata" || name == ".git" || name == ".ci") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(set, path, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		folder := module + strings.TrimPrefix(filepath.ToSlash(filepath.Dir(path)), "../..")
		if all[folder] == nil {
			all[folder] = &source{name: file.Name.Name, names: map[string]bool{}}
		}
		all[folder].add(file)
		return nil
	})
	return all, err
})

// add notes what a file declares.
func (s *source) add(file *ast.File) {
	s.files = append(s.files, file)
	for _, decl := range file.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			s.names[receiver(d)+d.Name.Name] = true
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				switch spec := spec.(type) {
				case *ast.ValueSpec:
					for _, name := range spec.Names {
						s.names[name.Name] = true
					}
				case *ast.TypeSpec:
					s.names[spec.Name.Name] = true
					s.members(spec)
				}
			}
		}
	}
}

// members notes the fields of a type, and the methods of an interface.
func (s *source) members(spec *ast.TypeSpec) {
	var list *ast.FieldList
	switch t := spec.Type.(type) {
	case *ast.StructType:
		list = t.Fields
	case *ast.InterfaceType:
		list = t.Methods
	default:
		return
	}
	for _, field := range list.List {
		for _, name := range field.Names {
			s.names[spec.Name.Name+"."+name.Name] = true
		}
	}
}

// receiver is the type of a method and a dot, "" for a function.
func receiver(d *ast.FuncDecl) string {
	if d.Recv == nil {
		return ""
	}
	t := d.Recv.List[0].Type
	for {
		switch inner := t.(type) {
		case *ast.StarExpr:
			t = inner.X
		case *ast.IndexExpr:
			t = inner.X
		case *ast.IndexListExpr:
			t = inner.X
		case *ast.Ident:
			return inner.Name + "."
		default:
			return ""
		}
	}
}

// unexplained are error types without Refusal, with the reason.
var unexplained = map[string]string{
	"prescription/fr/ordonnance.UnprintableError": "the cause inside an error that has it",
}

// TestErrorsExplainThemselves: document.Explain finds code and texts in every
// error type of the module.
func TestErrorsExplainThemselves(t *testing.T) {
	all, err := sources()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for path, s := range all {
		own := strings.TrimPrefix(path, module+"/")
		if strings.HasPrefix(own, "internal/") || strings.Contains(own, "/internal/") || strings.HasPrefix(own, "examples/") {
			continue
		}
		for name := range s.names {
			kind, method, _ := strings.Cut(name, ".")
			if method != "Error" || !ast.IsExported(kind) {
				continue
			}
			n++
			if !s.names[kind+".Refusal"] && unexplained[own+"."+kind] == "" {
				t.Errorf("%s.%s has no method Refusal", own, kind)
			}
		}
	}
	if n < 10 {
		t.Errorf("only %d error types", n)
	}
}

// link is a link to a name in a comment (go.dev/doc/comment).
var link = regexp.MustCompile(`(?:^|[\s(,;])\[\*?((?:[a-z]\w*\.)?[A-Z]\w*(?:\.[A-Z]\w*)?)\]`)

// TestLinksResolve: what a comment links to is there.
func TestLinksResolve(t *testing.T) {
	all, err := sources()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for path, s := range all {
		for _, file := range s.files {
			imports := map[string]*source{s.name: s}
			for _, spec := range file.Imports {
				of, _ := strconv.Unquote(spec.Path.Value)
				if to := all[of]; to != nil {
					imports[to.name] = to
				}
			}
			for _, group := range file.Comments {
				for _, found := range link.FindAllStringSubmatch(group.Text(), -1) {
					n++
					to, name := s, found[1]
					if first, rest, _ := strings.Cut(name, "."); !ast.IsExported(first) {
						if to, name = imports[first], rest; to == nil {
							continue // of another module, or of no import
						}
					}
					if !to.names[name] {
						t.Errorf("%s: [%s] is not there", strings.TrimPrefix(path, module+"/"), found[1])
					}
				}
			}
		}
	}
	if n < 500 {
		t.Errorf("only %d links", n)
	}
}
