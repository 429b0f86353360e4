"""A review as a document to hand over: PDF, HTML, workbook and tidy table, all from the same figures."""
