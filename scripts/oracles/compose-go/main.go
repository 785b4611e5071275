// The program that Compose loads projects with, as an oracle for tests: one JSON request a line on stdin,
// one JSON answer a line on stdout. Build: go build -o /tmp/compose-go . (see the vectors in test/vectors).
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/compose-spec/compose-go/v2/loader"
	"github.com/compose-spec/compose-go/v2/types"
	"github.com/sirupsen/logrus"
	yaml "go.yaml.in/yaml/v4"
)

type file struct {
	Path string `json:"path"`
	Text string `json:"text"`
}

type request struct {
	Mode     string            `json:"mode"` // load (default) or yaml
	Load     []string          `json:"load"` // paths of the files to load, in order; default the first file
	Files    []file            `json:"files"`
	Env      map[string]string `json:"env"`
	Profiles []string          `json:"profiles"`
	Name     *string           `json:"name"`
}

type answer struct {
	Error    *string  `json:"error"`
	Warnings []string `json:"warnings,omitempty"`
	Value    any      `json:"value,omitempty"`
}

type hook struct{ lines []string }

func (h *hook) Levels() []logrus.Level { return []logrus.Level{logrus.WarnLevel} }
func (h *hook) Fire(e *logrus.Entry) error {
	h.lines = append(h.lines, e.Message)
	return nil
}

func typed(v any) any {
	switch x := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for k, e := range x {
			out[k] = typed(e)
		}
		return out
	case []any:
		out := []any{}
		for _, e := range x {
			out = append(out, typed(e))
		}
		return out
	case nil:
		return nil
	default:
		return fmt.Sprintf("%T:%v", v, v)
	}
}

func load(r request) (a answer) {
	defer func() {
		if p := recover(); p != nil {
			text := fmt.Sprintf("panic: %v", p)
			a.Error = &text
		}
	}()
	if r.Mode == "yaml" {
		var v any
		if err := yaml.Unmarshal([]byte(r.Files[0].Text), &v); err != nil {
			text := err.Error()
			a.Error = &text
			return
		}
		a.Value = typed(v)
		return
	}
	dir, err := os.MkdirTemp("", "compose-oracle")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	for _, f := range r.Files {
		path := filepath.Join(dir, f.Path)
		_ = os.MkdirAll(filepath.Dir(path), 0o755)
		if err := os.WriteFile(path, []byte(f.Text), 0o644); err != nil {
			panic(err)
		}
	}
	paths := r.Load
	if len(paths) == 0 {
		paths = []string{r.Files[0].Path}
	}
	details := types.ConfigDetails{Environment: types.Mapping{}}
	for k, v := range r.Env {
		details.Environment[k] = v
	}
	for _, p := range paths {
		details.ConfigFiles = append(details.ConfigFiles, types.ConfigFile{Filename: filepath.Join(dir, p)})
	}
	details.WorkingDir = filepath.Dir(details.ConfigFiles[0].Filename)
	h := &hook{}
	logrus.SetOutput(io.Discard)
	logrus.StandardLogger().ReplaceHooks(logrus.LevelHooks{})
	logrus.AddHook(h)
	name := "project"
	if r.Name != nil {
		name = *r.Name
	}
	_, err = loader.LoadWithContext(context.Background(), details, func(o *loader.Options) {
		o.SetProjectName(name, false)
		o.Profiles = r.Profiles
	})
	if err != nil {
		text := strings.ReplaceAll(err.Error(), dir+"/", "")
		a.Error = &text
	}
	for _, w := range h.lines {
		a.Warnings = append(a.Warnings, strings.ReplaceAll(w, dir+"/", ""))
	}
	return
}

func main() {
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := json.NewEncoder(os.Stdout)
	for {
		line, err := in.ReadBytes('\n')
		if len(line) > 1 {
			var r request
			if e := json.Unmarshal(line, &r); e != nil {
				panic(e)
			}
			_ = out.Encode(load(r))
		}
		if err != nil {
			return
		}
	}
}
