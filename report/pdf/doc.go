// Package pdf lays a report out as an accessible, archivable PDF: a front page
// to stop at, all metrics at a glance, theme pages with charts, and appendices
// down to the cells that the numbers came from.
package pdf
