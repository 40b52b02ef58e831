"""What the figure of a cell is: sign, notation, scale, unit; totals give a second opinion."""
