// Package values makes a metric's yearly values, groups and milestone entries
// out of tables: it filters their cells, tells the cells' periods, combines the
// periods of a year, and keeps the cells that each number came from.
//
// It is a function from a mapping and tables to values, and knows nothing of
// layouts or files.
package values
