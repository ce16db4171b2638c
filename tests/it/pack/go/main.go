// What Go's own packages for signed notes and transparency logs say of a checkpoint, a consistency proof, a receipt and the
// list of a pack. They are other people's: nothing here is reckoned by us.
//
//	notes KEY PACK RECEIPT
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func must(err error, what string) {
	if err != nil {
		fmt.Println("BAD", what, err)
		os.Exit(1)
	}
}

func read(path string) []byte {
	data, err := os.ReadFile(path)
	must(err, path)
	return data
}

// open verifies a note and reads the size and root of the checkpoint in it, from its second line on.
func open(message []byte, key note.Verifier, from int) (int64, tlog.Hash, []string) {
	signed, err := note.Open(message, note.VerifierList(key))
	must(err, "note")
	lines := strings.Split(signed.Text, "\n")
	if lines[from] != key.Name() {
		must(fmt.Errorf("%q", lines[from]), "origin")
	}
	size, err := strconv.ParseInt(lines[from+1], 10, 64)
	must(err, "size")
	return size, hash(lines[from+2]), lines
}

func hash(text string) tlog.Hash {
	var hash tlog.Hash
	data, err := base64.StdEncoding.DecodeString(text)
	must(err, "hash")
	if copy(hash[:], data) != len(hash) || len(data) != len(hash) {
		must(fmt.Errorf("%q", text), "hash")
	}
	return hash
}

// parts reads `name value`, then hashes up to a blank line, then the rest.
func parts(data []byte, name string) (int64, []tlog.Hash, []byte) {
	head, rest, found := bytes.Cut(data, []byte("\n\n"))
	if !found {
		must(fmt.Errorf("no blank line"), name)
	}
	lines := strings.Split(string(head), "\n")
	for len(lines) > 0 && !strings.HasPrefix(lines[0], name+" ") {
		lines = lines[1:]
	}
	number, err := strconv.ParseInt(strings.TrimPrefix(lines[0], name+" "), 10, 64)
	must(err, name)
	var hashes []tlog.Hash
	for _, line := range lines[1:] {
		hashes = append(hashes, hash(line))
	}
	return number, hashes, rest
}

func main() {
	key, err := note.NewVerifier(os.Args[1])
	must(err, "key")
	pack, export := os.Args[2], filepath.Join(os.Args[2], "export")
	size, root, _ := open(read(filepath.Join(export, "checkpoint.note")), key, 0)

	old, proof, rest := parts(read(filepath.Join(export, "consistency.txt")), "old")
	if !bytes.Equal(rest, read(filepath.Join(export, "checkpoint.note"))) {
		must(fmt.Errorf("another note"), "consistency.txt")
	}
	oldSize, oldRoot, _ := open(read(filepath.Join(export, "checkpoints", fmt.Sprintf("%08d.note", old))), key, 0)
	if oldSize != old {
		must(fmt.Errorf("%d", oldSize), "old")
	}
	must(tlog.CheckTree(tlog.TreeProof(proof), size, root, old, oldRoot), "consistency")

	receipt := read(os.Args[3])
	index, path, checkpoint := parts(receipt, "index")
	extra := strings.TrimPrefix(strings.Split(string(receipt), "\n")[1], "extra ")
	object, err := base64.StdEncoding.DecodeString(extra)
	must(err, "extra")
	var opened struct{ Line string }
	must(json.Unmarshal(object, &opened), "extra")
	receiptSize, receiptRoot, _ := open(checkpoint, key, 0)
	leaf := tlog.RecordHash([]byte(opened.Line))
	must(tlog.CheckRecord(tlog.RecordProof(path), receiptSize, receiptRoot, index, leaf), "inclusion")

	packSize, packRoot, lines := open(read(filepath.Join(pack, "manifest.note")), key, 1)
	list := sha256.Sum256(read(filepath.Join(pack, "manifest.txt")))
	if lines[0] != "mingbai/pack/v1" || packSize != size || packRoot != root || lines[4] != fmt.Sprintf("%x", list) {
		must(fmt.Errorf("%v", lines), "manifest")
	}
	fmt.Println("OK", size, root)
}
