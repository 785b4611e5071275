// Shows what compose-go's dotenv parser makes of a text.
//
//	go run . < cases.jsonl > results.jsonl
//	go run . ../../../test/vectors/compose-go-dotenv.json
//
// Cases are JSON objects {"text", "env"}, one a line; a result is {"values", "error"}, the values those read before
// the error. With a file of vectors, the file is written again with what was read now.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/compose-spec/compose-go/v2/dotenv"
	"github.com/sirupsen/logrus"
)

type vector struct {
	Text   string            `json:"text"`
	Env    map[string]string `json:"env"`
	Values map[string]string `json:"values"`
	Error  string            `json:"error,omitempty"`
}

type document struct {
	Source  string   `json:"source"`
	Vectors []vector `json:"vectors"`
}

func main() {
	logrus.SetOutput(io.Discard)
	if len(os.Args) == 2 {
		rewriteVectors(os.Args[1])
		return
	}
	in := json.NewDecoder(bufio.NewReader(os.Stdin))
	out := newEncoder(os.Stdout)
	for {
		var v vector
		err := in.Decode(&v)
		if err == io.EOF {
			return
		}
		check(err)
		read(&v)
		check(out.Encode(v))
	}
}

func read(v *vector) {
	v.Values = map[string]string{}
	v.Error = ""
	lookup := func(name string) (string, bool) {
		value, ok := v.Env[name]
		return value, ok
	}
	if err := dotenv.ParseWithFormat(strings.NewReader(v.Text), "f.env", v.Values, lookup, ""); err != nil {
		v.Error = err.Error()
	}
}

func rewriteVectors(path string) {
	data, err := os.ReadFile(path)
	check(err)
	var doc document
	check(json.Unmarshal(data, &doc))
	for i := range doc.Vectors {
		read(&doc.Vectors[i])
	}
	var out bytes.Buffer
	encoder := newEncoder(&out)
	encoder.SetIndent("", " ")
	check(encoder.Encode(doc))
	check(os.WriteFile(path, escapeNonASCII(out.String()), 0o644))
}

// escapeNonASCII keeps invisible characters visible in the file.
func escapeNonASCII(text string) []byte {
	var out bytes.Buffer
	for _, r := range text {
		if r < utf8.RuneSelf {
			out.WriteRune(r)
			continue
		}
		for _, unit := range utf16.Encode([]rune{r}) {
			fmt.Fprintf(&out, "\\u%04x", unit)
		}
	}
	return out.Bytes()
}

func newEncoder(to io.Writer) *json.Encoder {
	out := json.NewEncoder(to)
	out.SetEscapeHTML(false)
	return out
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
