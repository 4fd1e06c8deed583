package cmd

func runInitFrom(env Environment, f *initFlags, names []string) error { return nil }
