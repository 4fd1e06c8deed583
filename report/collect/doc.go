// Package collect writes the workbook by which the givers of data give the
// values that no export has; filled in, it is read as a source as it is.
package collect
