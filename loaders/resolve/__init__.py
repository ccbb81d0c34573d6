"""Names as written → what they name: public bodies, groups of them, areas."""
