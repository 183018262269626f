// Go's standard library: bufio, net.ParseMAC and encoding/csv: go_peer WORK FILE.
package main

import (
	"bufio"
	"encoding/binary"
	"encoding/csv"
	"fmt"
	"io"
	"log"
	"net"
	"os"
)

const (
	panelBlock = 0x70B3D51F3
	bufferSize = 1 << 20
)

// identifier reads a text in pairs with hyphens as one of the Panel block.
func identifier(text string) (uint64, bool) {
	address, err := net.ParseMAC(text)
	if err != nil || len(address) != 8 || text[2] != '-' {
		return 0, false
	}
	value := binary.BigEndian.Uint64(address)
	return value, value>>28 == panelBlock
}

func countLines(file io.Reader, withDuplicates bool) error {
	valid, invalid, duplicates := 0, 0, 0
	seen := map[uint64]struct{}{}
	lines := bufio.NewScanner(file)
	lines.Buffer(make([]byte, bufferSize), bufferSize)
	for lines.Scan() {
		value, ok := identifier(lines.Text())
		if !ok {
			invalid++
			continue
		}
		valid++
		if withDuplicates {
			if _, ok := seen[value]; ok {
				duplicates++
			} else {
				seen[value] = struct{}{}
			}
		}
	}
	if withDuplicates {
		fmt.Println(valid, invalid, duplicates)
	} else {
		fmt.Println(valid, invalid)
	}
	return lines.Err()
}

// readCSV counts the rows, and writes them with a verdict where there is a writer.
func readCSV(file io.Reader, out *csv.Writer) error {
	rows := csv.NewReader(bufio.NewReaderSize(file, bufferSize))
	rows.ReuseRecord = true
	header, err := rows.Read()
	if err != nil {
		return err
	}
	column := 0
	for header[column] != "id" {
		column++
	}
	if out != nil {
		out.Write(append(header, "verdict"))
	}
	valid, invalid := 0, 0
	for {
		row, err := rows.Read()
		if err == io.EOF {
			break
		} else if err != nil {
			return err
		}
		verdict := "valid"
		if _, ok := identifier(row[column]); ok {
			valid++
		} else {
			invalid++
			verdict = "invalid"
		}
		if out != nil {
			out.Write(append(row, verdict))
		}
	}
	if out != nil {
		out.Flush()
		return out.Error()
	}
	fmt.Println(valid, invalid)
	return nil
}

func main() {
	work := os.Args[1]
	file, err := os.Open(os.Args[2])
	if err == nil {
		switch work {
		case "csv":
			err = readCSV(file, nil)
		case "filter":
			err = readCSV(file, csv.NewWriter(bufio.NewWriterSize(os.Stdout, bufferSize)))
		default:
			err = countLines(file, work == "duplicates")
		}
	}
	if err != nil {
		log.Fatal(err)
	}
}
