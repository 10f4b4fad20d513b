package rpcerr

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// urls matches what follows a host, where providers put their keys.
var urls = regexp.MustCompile(`(?i)\b(https?|wss?)://(?:[^\s/"'@]*@)?([^\s/"'?#]+)[^\s"']*`)

// Redact hides what of the URLs in a text may be secret: all but scheme and host.
func Redact(text string) string { return urls.ReplaceAllString(text, "$1://$2") }

// hidden stands for a secret in a text.
const hidden = "…"

// Secrets are the parts of one URL that must not be shown: user, password, and what of path and
// query may be a key.
type Secrets struct{ replace *regexp.Regexp }

// The shortest parts that are hidden. Shorter ones are no keys, and to hide them everywhere would
// make a text unreadable.
const (
	shortestUser = 3
	shortestKey  = 6
)

// SecretsOf returns the secrets of a URL, none of what is no URL.
func SecretsOf(raw string) Secrets {
	u, err := url.Parse(raw)
	if err != nil || u.Host == "" {
		return Secrets{}
	}
	var all []string
	add := func(part string, shortest int) {
		if len(part) >= shortest {
			all = append(all, part, url.PathEscape(part), url.QueryEscape(part))
		}
	}
	if u.User != nil {
		add(u.User.Username(), shortestUser)
		password, _ := u.User.Password()
		add(password, shortestUser)
	}
	for part := range strings.SplitSeq(u.EscapedPath(), "/") {
		add(part, shortestKey)
		if plain, err := url.PathUnescape(part); err == nil {
			add(plain, shortestKey)
		}
	}
	add(u.RawQuery, shortestKey)
	for name, values := range u.Query() {
		if len(values) == 1 && values[0] == "" {
			add(name, shortestKey) // the key alone
		}
		for _, v := range values {
			add(v, shortestKey)
		}
	}
	add(u.Fragment, shortestKey)
	if len(all) == 0 {
		return Secrets{}
	}
	// The longest first: a part of another must not break it up.
	slices.SortFunc(all, func(a, b string) int { return len(b) - len(a) })
	for i := range all {
		all[i] = regexp.QuoteMeta(all[i])
	}
	return Secrets{regexp.MustCompile("(?i)" + strings.Join(slices.Compact(all), "|"))}
}

// Redact hides the secrets in a text, and what Redact hides.
func (s Secrets) Redact(text string) string {
	text = Redact(text)
	if s.replace == nil {
		return text
	}
	return s.replace.ReplaceAllString(text, hidden)
}
