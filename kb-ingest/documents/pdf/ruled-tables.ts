import type { Piece } from './pieces.ts';
import { joined, linesOf, type PrintedLine, textOfLine } from './printed-lines.ts';
import type { Ruling, Rulings } from './rulings.ts';

/**
 * Tables with drawn borders: the text in their cells, however many lines it takes there, and what is left of the page.
 * A merged cell's text stands in every cell that it covers.
 */
export function ruledTables(
  pieces: readonly Piece[],
  rulings: Rulings,
): { tables: readonly PrintedLine[]; rest: readonly Piece[] } {
  const tables: PrintedLine[] = [];
  let rest = pieces;
  for (const frame of framesOf(rulings)) {
    const [x = 0, right = 0] = [frame.columns[0], frame.columns.at(-1)];
    const [top = 0, bottom = 0] = [frame.rows[0], frame.rows.at(-1)];
    const isInside = (piece: Piece): boolean => {
      const [across, down] = middleOf(piece);
      return across > x && across < right && down > top && down < bottom;
    };
    const inside = rest.filter(isInside);
    const [first] = inside;
    if (!first) continue;
    rest = rest.filter((piece) => !isInside(piece));
    const cells = [{ text: '', x, right }];
    tables.push({ cells, x, right, y: top, size: first.size, page: first.page, grid: gridOf(frame, inside) });
  }
  return { tables, rest };
}

interface Frame {
  /** Where columns and rows are parted, the outer borders included. */
  columns: readonly number[];
  rows: readonly number[];
  rulings: Rulings;
}

/** Rulings that touch belong together; two columns and two rows make a table of them. */
function framesOf({ vertical, horizontal }: Rulings): readonly Frame[] {
  const groups: { vertical: Ruling[]; horizontal: Ruling[] }[] = [];
  for (const ruling of vertical) {
    const crossed = horizontal.filter((other) => touches(ruling, other));
    const joinedGroups = groups.filter((group) => crossed.some((other) => group.horizontal.includes(other)));
    const group = { vertical: [ruling], horizontal: [...crossed] };
    for (const one of joinedGroups) {
      group.vertical.push(...one.vertical);
      group.horizontal.push(...one.horizontal.filter((other) => !group.horizontal.includes(other)));
      groups.splice(groups.indexOf(one), 1);
    }
    groups.push(group);
  }
  return groups
    .map((rulings) => ({
      columns: distinct(rulings.vertical),
      rows: distinct(rulings.horizontal),
      rulings,
    }))
    .filter(({ columns, rows }) => columns.length >= 3 && rows.length >= 3)
    .toSorted((one, other) => (one.rows[0] ?? 0) - (other.rows[0] ?? 0));
}

const NEAR = 3;

function touches(upright: Ruling, level: Ruling): boolean {
  return (
    upright.at >= level.from - NEAR &&
    upright.at <= level.to + NEAR &&
    level.at >= upright.from - NEAR &&
    level.at <= upright.to + NEAR
  );
}

function distinct(rulings: readonly Ruling[]): readonly number[] {
  const places: number[] = [];
  for (const { at } of rulings.toSorted((one, other) => one.at - other.at)) {
    if (at - (places.at(-1) ?? Number.NEGATIVE_INFINITY) > NEAR) places.push(at);
  }
  return places;
}

function gridOf({ columns, rows, rulings }: Frame, pieces: readonly Piece[]): readonly (readonly string[])[] {
  const [across, down] = [columns.length - 1, rows.length - 1];
  /** The cell that each cell is part of, by its number: itself, or the first of a merged one. */
  const part = Array.from({ length: across * down }, (_, cell) => cell);
  const merge = (one: number, other: number) => {
    const [from, to] = [part[other] ?? other, part[one] ?? one];
    for (const [cell, of] of part.entries()) if (of === from) part[cell] = to;
  };
  for (let row = 0; row < down; row++) {
    for (let column = 0; column < across; column++) {
      const [x, y] = [middle(columns, column), middle(rows, row)];
      const cell = row * across + column;
      if (column + 1 < across && !isRuled(rulings.vertical, columns[column + 1] ?? 0, y)) merge(cell, cell + 1);
      if (row + 1 < down && !isRuled(rulings.horizontal, rows[row + 1] ?? 0, x)) merge(cell, cell + across);
    }
  }
  const within = new Map<number, Piece[]>();
  for (const piece of pieces) {
    const [x, y] = middleOf(piece);
    const cell = part[rowAt(rows, y) * across + rowAt(columns, x)] ?? 0;
    within.set(cell, [...(within.get(cell) ?? []), piece]);
  }
  const texts = part.map((cell) => textIn(within.get(cell) ?? []));
  return Array.from({ length: down }, (_, row) => texts.slice(row * across, (row + 1) * across));
}

function textIn(pieces: readonly Piece[]): string {
  return linesOf(pieces).reduce(
    (text, line) => (text === '' ? textOfLine(line) : joined(text, textOfLine(line), true)),
    '',
  );
}

function isRuled(rulings: readonly Ruling[], at: number, along: number): boolean {
  return rulings.some(
    (ruling) => Math.abs(ruling.at - at) <= NEAR && ruling.from - 1 <= along && along <= ruling.to + 1,
  );
}

function middle(places: readonly number[], at: number): number {
  return ((places[at] ?? 0) + (places[at + 1] ?? 0)) / 2;
}

function rowAt(places: readonly number[], at: number): number {
  return Math.max(
    0,
    places.findLastIndex((place) => place <= at),
  );
}

function middleOf({ x, right, y, size }: Piece): [number, number] {
  return [(x + right) / 2, y - size * 0.3];
}
