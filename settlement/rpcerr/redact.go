package rpcerr

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// urls matches what follows a host, where providers put their keys.
var urls = regexp.MustCompile(`(?i)\b(https?|wss?)://(?:[^\s/"'@]*@)?([^\s/"'?#]+)[^\s"']*`)

// named matches a key that is said with its name, as in "token=…": it may be of a URL that a
// gateway asks, and no URL of ours. An address or a hash is none.
var named = regexp.MustCompile(`(?i)\b((?:api|access|auth|project)?[-_ ]?(?:key|token|secret|password|id)["']?\s?[=:]\s?["']?)([a-z0-9][a-z0-9_.~+/-]{11,})`)

// Redact hides what of the URLs in a text may be secret, all but scheme and host, and keys that the
// text names as such.
func Redact(text string) string {
	text = urls.ReplaceAllString(text, "$1://$2")
	return named.ReplaceAllStringFunc(text, func(found string) string {
		parts := named.FindStringSubmatch(found)
		if strings.HasPrefix(parts[2], "0x") || !strings.ContainsAny(parts[2], "0123456789") {
			return found
		}
		return parts[1] + hidden
	})
}

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
