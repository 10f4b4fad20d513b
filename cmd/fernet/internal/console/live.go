package console

// Live reports whether progress goes to a terminal, where a bar can be drawn. Elsewhere lines have
// to do.
func (c *Console) Live() bool { return c.errsTTY != nil }
