package floors_test

import (
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// tied are examples that cannot be copied, with the reason.
var tied = map[string]string{
	"examples/ordonnance.Example_readme": "the lines of the README, checked against it; its files are the program's",
}

// exampleFiles reads the test files of public packages that have examples.
func exampleFiles(t *testing.T) map[string]*ast.File {
	t.Helper()
	files, set := map[string]*ast.File{}, token.NewFileSet()
	err := filepath.WalkDir("../..", func(path string, entry os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if name := entry.Name(); entry.IsDir() && (name == "testdata" || name == "internal" || name == ".git" || name == ".ci") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, "_test.go") {
			return nil
		}
		raw, err := os.ReadFile(path)
		if err != nil || !strings.Contains(string(raw), "\nfunc Example") {
			return err
		}
		// go/doc looks at what the parser could not resolve.
		files[path], err = parser.ParseFile(set, path, raw, parser.ParseComments)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// missing returns the names that a file uses and neither declares nor imports, and
// the imports that nobody else can have. go/doc looks at neither when a file with
// one example is shown whole.
func missing(file *ast.File) (names []string) {
	imported := map[string]bool{}
	ast.Inspect(file, func(n ast.Node) bool {
		spec, ok := n.(*ast.ImportSpec) // go/doc fills in no File.Imports
		if !ok {
			return true
		}
		path := strings.Trim(spec.Path.Value, `"`)
		name := path[strings.LastIndex(path, "/")+1:]
		if spec.Name != nil {
			name = spec.Name.Name
		}
		imported[name] = true
		if strings.Contains(path, "/internal/") {
			names = append(names, path)
		}
		return true
	})
	for _, id := range file.Unresolved {
		if !imported[id.Name] && !doc.IsPredeclared(id.Name) {
			names = append(names, id.Name)
		}
	}
	return names
}

// TestExamplesAreWhole: what the documentation shows as an example can be copied
// and run, without a helper of a test file that nobody sees (go/doc, Examples).
func TestExamplesAreWhole(t *testing.T) {
	n, used := 0, []string{}
	for path, file := range exampleFiles(t) {
		own := strings.TrimPrefix(filepath.ToSlash(filepath.Dir(path)), "../../")
		for _, e := range doc.Examples(file) {
			n++
			name := own + ".Example" + e.Name
			var lacks []string
			if e.Play != nil {
				lacks = missing(e.Play)
			}
			switch whole := e.Play != nil && len(lacks) == 0; {
			case whole && tied[name] != "":
				t.Errorf("%s can be copied: no exception is needed", name)
			case tied[name] != "":
				used = append(used, name)
			case !whole:
				t.Errorf("%s: %s rests on what its file does not declare %v", path, name, lacks)
			}
			if e.Output == "" && !e.EmptyOutput {
				t.Errorf("%s: %s has no output to be checked", path, name)
			}
		}
	}
	for name := range tied {
		if !slices.Contains(used, name) {
			t.Errorf("%s: an exception for no example", name)
		}
	}
	if n < 100 {
		t.Errorf("only %d examples", n)
	}
}

// TestMissing proves that the test above can fail.
func TestMissing(t *testing.T) {
	for _, v := range []struct {
		name, text string
		whole      bool
	}{
		{"alone", "func ExampleA() {\n\tfmt.Println(1)\n\t// Output: 1\n}\n", true},
		{"with a helper", "func a() int { return 1 }\n\nfunc ExampleA() {\n\tfmt.Println(a())\n\t// Output: 1\n}\n", true},
		{"helper elsewhere", "func ExampleA() {\n\tfmt.Println(a())\n\t// Output: 1\n}\n", false},
		{"helper of the helper elsewhere", "func a() int { return b() }\n\nfunc ExampleA() {\n\tfmt.Println(a())\n\t// Output: 1\n}\n", false},
		{"of internal", "import \"x/internal/a\"\n\nfunc ExampleA() {\n\tfmt.Println(a.A())\n\t// Output: 1\n}\n", false},
	} {
		file, err := parser.ParseFile(token.NewFileSet(), "a_test.go", "package a_test\n\nimport \"fmt\"\n\n"+v.text, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		e := doc.Examples(file)[0]
		if whole := e.Play != nil && len(missing(e.Play)) == 0; whole != v.whole {
			t.Errorf("%s: whole %t", v.name, whole)
		}
	}
}
