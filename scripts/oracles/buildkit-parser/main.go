// Prints, as JSON, what BuildKit's own parser makes of Dockerfiles: the oracle of test/vectors/buildkit-parser.json.
//
//	go run . < texts.json > results.json
//
// The input is a JSON array of strings, or of objects {"word", "escape", "env"} for the expansion of one word.
package main

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
	"github.com/moby/buildkit/frontend/dockerfile/shell"
)

type heredoc struct {
	Name    string `json:"name"`
	Content string `json:"content"`
	Expand  bool   `json:"expand"`
	Chomp   bool   `json:"chomp"`
	FD      uint   `json:"fd"`
}

type instruction struct {
	Keyword  string    `json:"keyword"`
	Start    int       `json:"start"`
	End      int       `json:"end"`
	Line     string    `json:"line"`
	Flags    []string  `json:"flags"`
	Args     []string  `json:"args"`
	JSON     bool      `json:"json"`
	Heredocs []heredoc `json:"heredocs"`
	Comments []string  `json:"comments"`
	Error    string    `json:"error,omitempty"`
}

type result struct {
	Escape       string        `json:"escape,omitempty"`
	Instructions []instruction `json:"instructions,omitempty"`
	Error        string        `json:"error,omitempty"`
	Value        *string       `json:"value,omitempty"`
}

type wordInput struct {
	Word   string            `json:"word"`
	Escape string            `json:"escape"`
	Env    map[string]string `json:"env"`
}

func args(node *parser.Node) []string {
	out := []string{}
	for ; node.Next != nil; node = node.Next {
		arg := node.Next
		if len(arg.Children) == 0 {
			out = append(out, arg.Value)
			continue
		}
		out = append(out, arg.Children[0].Value)
		out = append(out, args(arg.Children[0])...)
	}
	return out
}

func check(node *parser.Node) string {
	// A comment with `check=` would reach for a linter, and there is none.
	node.PrevComment = nil
	parsed, err := instructions.ParseInstruction(node)
	if err != nil {
		return err.Error()
	}
	// Mounts are read completely only when they are expanded; nothing is, here.
	if run, ok := parsed.(*instructions.RunCommand); ok && !strings.Contains(node.Original, "$") {
		if err := run.Expand(func(word string) (string, error) { return word, nil }); err != nil {
			return err.Error()
		}
	}
	return ""
}

func parse(text string) result {
	parsed, err := parser.Parse(strings.NewReader(text))
	if err != nil {
		return result{Error: err.Error()}
	}
	out := result{Escape: string(parsed.EscapeToken), Instructions: []instruction{}}
	for _, node := range parsed.AST.Children {
		item := instruction{
			Keyword: node.Value, Start: node.StartLine, End: node.EndLine, Line: node.Original,
			Flags: node.Flags, Args: args(node), JSON: node.Attributes["json"],
			Heredocs: []heredoc{}, Comments: node.PrevComment,
		}
		for _, h := range node.Heredocs {
			item.Heredocs = append(item.Heredocs, heredoc{h.Name, h.Content, h.Expand, h.Chomp, h.FileDescriptor})
		}
		item.Error = check(node)
		out.Instructions = append(out.Instructions, item)
	}
	return out
}

func expand(input wordInput) result {
	token := '\\'
	if input.Escape == "`" {
		token = '`'
	}
	env := []string{}
	for key, value := range input.Env {
		env = append(env, key+"="+value)
	}
	value, _, err := shell.NewLex(token).ProcessWord(input.Word, shell.EnvsFromSlice(env))
	if err != nil {
		return result{Error: err.Error()}
	}
	return result{Value: &value}
}

func main() {
	var inputs []json.RawMessage
	if err := json.NewDecoder(os.Stdin).Decode(&inputs); err != nil {
		panic(err)
	}
	results := make([]result, len(inputs))
	for i, raw := range inputs {
		var text string
		if bytes.HasPrefix(bytes.TrimSpace(raw), []byte(`"`)) {
			if err := json.Unmarshal(raw, &text); err != nil {
				panic(err)
			}
			results[i] = parse(text)
			continue
		}
		var word wordInput
		if err := json.Unmarshal(raw, &word); err != nil {
			panic(err)
		}
		results[i] = expand(word)
	}
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(results); err != nil {
		panic(err)
	}
}
