"""Numbers outside running text: cells of tables, labels of charts."""
