package exports

func (l *loader) readCollected() {}
