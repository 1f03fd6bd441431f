import { OPS, type PageViewport, type PDFPageProxy, Util } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Straight lines drawn on a page, in its points from the upper left: what tables are ruled with. */
export interface Rulings {
  /** Upright ones at `at`, from the upper to the lower end. */
  vertical: readonly Ruling[];
  horizontal: readonly Ruling[];
}

export interface Ruling {
  at: number;
  from: number;
  to: number;
}

type Operators = Awaited<ReturnType<PDFPageProxy['getOperatorList']>>;

/** Stroked lines, and filled rectangles so thin that they are lines. */
export function rulingsOf({ fnArray, argsArray }: Operators, viewport: PageViewport): Rulings {
  const vertical: Ruling[] = [];
  const horizontal: Ruling[] = [];
  let matrix: readonly number[] = viewport.transform;
  const outer: (readonly number[])[] = [];
  const draw = ([x0, y0]: Point, [x1, y1]: Point) => {
    const [width, height] = [Math.abs(x1 - x0), Math.abs(y1 - y0)];
    if (width < THIN && height > SHORTEST)
      vertical.push({ at: (x0 + x1) / 2, from: Math.min(y0, y1), to: Math.max(y0, y1) });
    else if (height < THIN && width > SHORTEST)
      horizontal.push({ at: (y0 + y1) / 2, from: Math.min(x0, x1), to: Math.max(x0, x1) });
  };
  for (const [place, operator] of fnArray.entries()) {
    const given = argsArray[place];
    if (operator === OPS.save || operator === OPS.paintFormXObjectBegin) {
      outer.push(matrix);
      if (operator === OPS.paintFormXObjectBegin && given?.[0]) matrix = Util.transform([...matrix], given[0]);
    } else if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) matrix = outer.pop() ?? matrix;
    else if (operator === OPS.transform) matrix = Util.transform([...matrix], given);
    else if (operator === OPS.constructPath) {
      const [paints, [path]] = given as [number, [ArrayLike<number> | null]];
      for (const points of pathsOf(path, matrix)) {
        if (STROKES.has(paints)) for (const [at, point] of points.slice(1).entries()) draw(points[at] ?? point, point);
        else if (FILLS.has(paints)) draw(...cornersOf(points));
      }
    }
    if (vertical.length + horizontal.length > MOST_RULINGS) return { vertical: [], horizontal: [] };
  }
  return { vertical, horizontal };
}

type Point = readonly [number, number];

const THIN = 2.5;
const SHORTEST = 4;
/** A drawing, no table. */
const MOST_RULINGS = 20_000;
const FILLS = new Set([OPS.fill, OPS.eoFill]);
const STROKES = new Set([OPS.stroke, OPS.closeStroke, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke]);

/** The straight pieces of a path. Where it bends, it begins anew. */
function pathsOf(path: ArrayLike<number> | null, matrix: readonly number[]): readonly (readonly Point[])[] {
  const paths: Point[][] = [];
  const pointAt = (at: number): Point => {
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix;
    const [x, y] = [path?.[at] ?? 0, path?.[at + 1] ?? 0];
    return [a * x + c * y + e, b * x + d * y + f];
  };
  for (let at = 0; path && at < path.length; ) {
    const kind = path[at];
    if (kind === LINE) paths.at(-1)?.push(pointAt(at + 1));
    else if (kind === CLOSE) {
      const first = paths.at(-1)?.[0];
      if (first) paths.at(-1)?.push(first);
    } else paths.push([pointAt(at + (LENGTHS[kind ?? 0] ?? 3) - 2)]);
    at += LENGTHS[kind ?? 0] ?? 3;
  }
  return paths;
}

/** PDF.js' own numbers for move, line, curve, quadratic curve and close, and how many numbers each takes. */
const LINE = 1;
const CLOSE = 4;
const LENGTHS = [3, 3, 7, 5, 1];

function cornersOf(points: readonly Point[]): [Point, Point] {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return [
    [Math.min(...xs), Math.min(...ys)],
    [Math.max(...xs), Math.max(...ys)],
  ];
}
