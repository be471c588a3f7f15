package io.headwater.transactions;

import java.util.Arrays;

/**
 * The terminals in square cells, to find those within a radius without looking at all of them. Immutable.
 *
 * <p>Cells are in rows, and the terminals of a row's neighbouring cells lie side by side in memory. In each row a circle covers a
 * run of cells; all but the ends of the run lie wholly inside it and need no distances.
 */
final class TerminalGrid {
    /** Terminals that a cell should hold on average: few enough that the rim of a circle is cheap, many enough to be worth a cell. */
    private static final double TERMINALS_PER_CELL = 4;

    private static final int MOST_CELLS_A_SIDE = 2_000;

    /** What rounding could move a distance by, and far more. */
    private static final double MARGIN = 1e-6;

    private final double radius;
    private final int cellsASide;
    private final double cellSide;
    /** Where each cell begins in {@link #ids}, and at its end where the last one ends. */
    private final int[] starts;

    private final int[] ids;
    private final double[] x;
    private final double[] y;

    TerminalGrid(Terminals terminals, double radius) {
        this.radius = radius;
        int count = terminals.count();
        cellsASide = (int) Math.max(1, Math.min(MOST_CELLS_A_SIDE, Math.sqrt(count / TERMINALS_PER_CELL)));
        cellSide = Terminals.SIDE / cellsASide;
        starts = new int[cellsASide * cellsASide + 1];
        for (int id = 0; id < count; id++) {
            starts[cell(terminals, id) + 1]++;
        }
        for (int cell = 0; cell < starts.length - 1; cell++) {
            starts[cell + 1] += starts[cell];
        }
        ids = new int[count];
        x = new double[count];
        y = new double[count];
        int[] filled = Arrays.copyOf(starts, starts.length);
        for (int id = 0; id < count; id++) {
            int at = filled[cell(terminals, id)]++;
            ids[at] = id;
            x[at] = terminals.x(id);
            y[at] = terminals.y(id);
        }
    }

    private int cell(Terminals terminals, int id) {
        return band(terminals.y(id)) * cellsASide + band(terminals.x(id));
    }

    /** The row or column of a coordinate, the nearest one for a coordinate outside of the square. */
    private int band(double coordinate) {
        return (int) Math.max(0, Math.min(cellsASide - 1, Math.floor(coordinate / cellSide)));
    }

    /** How many terminals there are. */
    int terminals() {
        return ids.length;
    }

    /** Whether a terminal is strictly closer than the radius. */
    boolean isAnyWithin(double centreX, double centreY) {
        int lastRow = band(centreY + radius + MARGIN);
        for (int row = band(centreY - radius - MARGIN); row <= lastRow; row++) {
            int from = starts[row * cellsASide + band(centreX - radius - MARGIN)];
            int to = starts[row * cellsASide + band(centreX + radius + MARGIN) + 1];
            for (int at = from; at < to; at++) {
                if (isWithin(at, centreX, centreY)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isWithin(int at, double centreX, double centreY) {
        double dx = centreX - x[at];
        double dy = centreY - y[at];
        return Math.sqrt(dx * dx + dy * dy) < radius;
    }

    /**
     * Writes the ids of the terminals strictly closer than the radius into {@code found}, in no order, and returns how many.
     *
     * @param found as long as there are terminals
     */
    int within(double centreX, double centreY, int[] found) {
        int count = 0;
        int lastRow = band(centreY + radius + MARGIN);
        for (int row = band(centreY - radius - MARGIN); row <= lastRow; row++) {
            double bottom = row * cellSide;
            double top = bottom + cellSide;
            double nearest = Math.max(0, Math.max(bottom - centreY, centreY - top)) - MARGIN;
            double reach = Math.sqrt(Math.max(0, radius * radius - Math.max(0, nearest) * nearest)) + MARGIN;
            int first = starts[row * cellsASide + band(centreX - reach)];
            int end = starts[row * cellsASide + band(centreX + reach) + 1];
            double farthest = Math.max(Math.abs(bottom - centreY), Math.abs(top - centreY)) + MARGIN;
            double sure = radius > farthest ? Math.sqrt(radius * radius - farthest * farthest) - MARGIN : 0;
            // The cells from the first that begins inside to the last that ends inside.
            int firstSure = sureStart(row, centreX - sure);
            int endSure = sureEnd(row, centreX + sure);
            if (sure <= 0 || firstSure >= endSure) {
                count = check(first, end, centreX, centreY, found, count);
            } else {
                count = check(first, firstSure, centreX, centreY, found, count);
                System.arraycopy(ids, firstSure, found, count, endSure - firstSure);
                count += endSure - firstSure;
                count = check(endSure, end, centreX, centreY, found, count);
            }
        }
        return count;
    }

    private int sureStart(int row, double from) {
        double column = Math.max(0, Math.min(cellsASide, Math.ceil(from / cellSide)));
        return starts[row * cellsASide + (int) column];
    }

    private int sureEnd(int row, double to) {
        double column = Math.max(0, Math.min(cellsASide, Math.floor(to / cellSide)));
        return starts[row * cellsASide + (int) column];
    }

    private int check(int from, int to, double centreX, double centreY, int[] found, int count) {
        int size = count;
        for (int at = from; at < to; at++) {
            if (isWithin(at, centreX, centreY)) {
                found[size++] = ids[at];
            }
        }
        return size;
    }
}
