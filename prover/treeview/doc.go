// Package treeview draws proof trees in a browser: the script and the style that the page of a node
// and the report of an audit have in common. Both are plain text, to be served or written into a
// page; the script defines functions and constants in the page's global scope and does nothing by
// itself.
package treeview

import _ "embed"

// Script draws a tree of up to rules.MaxNodes nodes, or larger ones, and moves in it by keys. It
// has the formats of numbers and amounts too.
//
//go:embed tree.js
var Script string

// Style has the colours, for light and dark, and what the script draws.
//
//go:embed tree.css
var Style string

// Icon is the picture of the toolkit's pages, as SVG.
//
//go:embed icon.svg
var Icon string
