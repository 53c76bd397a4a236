package kiwoom

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/kiwoom-gateway/kiwoom-gateway/clients/go/kiwoomv1"
)

// Positions tells where a reader is in the events of each type. It can be kept as JSON.
type Positions map[RealtimeType][]StreamPosition

// ReadPositions reads a file that Write has written. One that does not exist has no positions. A damaged one is an
// error, because to start anew would lose events.
func ReadPositions(file string) (Positions, error) {
	content, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("kiwoom: positions: %w", err)
	}
	var positions Positions
	if err := json.Unmarshal(content, &positions); err != nil {
		return nil, fmt.Errorf("kiwoom: positions: %s is damaged: restore it, or remove it to start anew: %w", file, err)
	}
	return positions, nil
}

// Write replaces the file at once: after a crash it has the old positions or the new ones.
func (p Positions) Write(file string) (err error) {
	content, err := json.MarshalIndent(p, "", "  ")
	if err != nil {
		return fmt.Errorf("kiwoom: positions: %w", err)
	}
	unfinished, err := os.CreateTemp(filepath.Dir(file), filepath.Base(file)+".*.part")
	if err != nil {
		return fmt.Errorf("kiwoom: positions: %w", err)
	}
	defer func() {
		if err != nil {
			_ = os.Remove(unfinished.Name())
			err = fmt.Errorf("kiwoom: positions: %w", err)
		}
	}()
	_, err = unfinished.Write(append(content, '\n'))
	if err = errors.Join(err, unfinished.Sync(), unfinished.Close()); err != nil {
		return err
	}
	return os.Rename(unfinished.Name(), file)
}

func positionsFrom(raw map[kiwoomv1.RealtimeType][]*kiwoomv1.StreamPosition) Positions {
	positions := Positions{}
	for realtimeType, list := range raw {
		values := make([]StreamPosition, len(list))
		for i, position := range list {
			values[i].read(position)
		}
		positions[RealtimeType(realtimeType)] = values
	}
	return positions
}
