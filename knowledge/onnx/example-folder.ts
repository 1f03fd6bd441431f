import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seeded } from '../seeded.ts';

const DIMENSIONS = 64;
const characters = '怎么提前还款如何银行卡丢了挂失我想可以吗今天气不错信用年费多少钱收转账久到样';
const pieces = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', ...new Set(characters), '？', '！', 'how', 'do', 'i', 'early'];

/** A folder as an export has it: one vector for each piece, drawn by chance, and nothing that looks at its neighbours. */
export function exampleFolder(changes: Readonly<Record<string, string | null>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'xianting-onnx-'));
  mkdirSync(join(folder, '1_Pooling'));
  writeFileSync(join(folder, 'model.onnx'), lookUp(pieces.length));
  const files: Readonly<Record<string, string | null>> = { 'vocab.txt': pieces.join('\n'), ...changes };
  for (const [name, text] of Object.entries(files)) if (text !== null) writeFileSync(join(folder, name), text);
  return folder;
}

/** An ONNX file by hand (onnx.proto3, fields by their numbers): last_hidden_state = Gather(table, input_ids). */
function lookUp(rows: number): Buffer {
  const random = seeded(1);
  const table = Float32Array.from({ length: rows * DIMENSIONS }, () => random() - 0.5);
  const node = message([1, 'table'], [1, 'input_ids'], [2, 'last_hidden_state'], [4, 'Gather']);
  const values = Buffer.from(table.buffer);
  const initializer = message([1, rows], [1, DIMENSIONS], [2, FLOAT], [8, 'table'], [9, values]);
  const inputs = ['input_ids', 'attention_mask'].map((name): Field => [11, declared(name, INT64, [null, null])]);
  const output = declared('last_hidden_state', FLOAT, [null, null, DIMENSIONS]);
  const graph = message([1, node], [2, 'look-up'], [5, initializer], ...inputs, [12, output]);
  return message([1, 8], [7, graph], [8, message([1, ''], [2, 13])]);
}

const FLOAT = 1;
const INT64 = 7;

function declared(name: string, type: number, shape: readonly (number | null)[]): Buffer {
  const dims = shape.map((size, place): Field => [1, size === null ? message([2, `d${place}`]) : message([1, size])]);
  return message([1, name], [2, message([1, message([1, type], [2, message(...dims)])])]);
}

/** A field of a protocol buffer: its number; a whole number, or bytes. */
type Field = readonly [number, number | string | Buffer];

function message(...fields: readonly Field[]): Buffer {
  return Buffer.concat(
    fields.flatMap(([number, value]) => {
      if (typeof value === 'number') return [varint(number << 3), varint(value)];
      const bytes = Buffer.from(value);
      return [varint((number << 3) | 2), varint(bytes.length), bytes];
    }),
  );
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    bytes.push(rest < 128 ? rest : (rest & 127) | 128);
    if (rest < 128) return Buffer.from(bytes);
  }
}
