package cmd

import (
	"os"
	"syscall"
)

// terminal tells a console from files and pipes, and makes it understand
// colours. Consoles older than Windows 10 do not, and count as files.
func terminal(stream *os.File) bool {
	const understandColours = 0x4
	handle := syscall.Handle(stream.Fd())
	var mode uint32
	if syscall.GetConsoleMode(handle, &mode) != nil {
		return false
	}
	if mode&understandColours != 0 {
		return true
	}
	set := syscall.NewLazyDLL("kernel32.dll").NewProc("SetConsoleMode")
	ok, _, _ := set.Call(uintptr(handle), uintptr(mode|understandColours))
	return ok != 0
}
