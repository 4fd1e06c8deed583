// Package pdf lays a report out as an accessible, archivable PDF: a summary of two pages to decide from, theme pages with a
// block for each metric, and a short back matter: how a status is decided, what is missing, where the numbers come from.
//
// It decides nothing. What a figure means is settled in package report; here are the places, sizes and shapes, and the words
// around them. A metric's block never breaks, and the small graphics of tables are decoration: their numbers stand in the row.
package pdf
