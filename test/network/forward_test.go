package network

import (
	"fmt"
	"io"
	"net"
	"os"
	"strings"
)

// forwardVariable makes the test program forward connections: pairs of "network address", from
// which and to which, separated by commas.
const forwardVariable = "FERNET_NETWORK_FORWARD"

// forward forwards until the process is killed. It leads into and out of networks that have no link
// to the machine's.
func forward(pairs string) {
	parts := strings.Split(pairs, ",")
	for i := 0; i+1 < len(parts); i += 2 {
		l, err := listenAt(parts[i])
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		go accept(l, parts[i+1])
	}
	select {}
}

func listenAt(at string) (net.Listener, error) {
	network, address, _ := strings.Cut(at, " ")
	return net.Listen(network, address)
}

// accept forwards all connections of a listener until that is closed.
func accept(l net.Listener, to string) {
	for {
		from, err := l.Accept()
		if err != nil {
			return
		}
		go join(from, to)
	}
}

// join copies both ways until one side ends.
func join(from net.Conn, at string) {
	defer from.Close()
	network, address, _ := strings.Cut(at, " ")
	to, err := net.Dial(network, address)
	if err != nil {
		return // whoever asked sees that nobody answers
	}
	defer to.Close()
	ended := make(chan struct{}, 2)
	for _, way := range [][2]net.Conn{{from, to}, {to, from}} {
		go func() {
			_, _ = io.Copy(way[1], way[0]) // its end is the end of the connection, however it comes
			ended <- struct{}{}
		}()
	}
	<-ended
}
