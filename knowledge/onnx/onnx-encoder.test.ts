import { rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { describeTextEncoder } from '../encoder/contract.ts';
import { seeded } from '../seeded.ts';
import { exampleFolder } from './example-folder.ts';
import { openOnnxEncoder } from './onnx-encoder.ts';
import { openRuntime, type Runtime } from './runtime.ts';

const DIMENSIONS = 32;
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function folderWith(changes: Parameters<typeof exampleFolder>[0] = {}): string {
  const folder = exampleFolder(changes);
  folders.push(folder);
  return folder;
}

/** What a model does that knows nothing of neighbours, without the runtime that would run it. */
const lookUp: Runtime = async () => async (ids) => {
  const values = Float32Array.from(ids.flatMap(rowOf));
  return { values, dimensions: DIMENSIONS };
};

function rowOf(id: number): readonly number[] {
  const random = seeded(id);
  return Array.from({ length: DIMENSIONS }, () => random() - 0.5);
}

// Whoever sets an ONNX folder installs the runtime. Where it is there, the contract is kept with it, and else with the
// model played.
const runtime = await openRuntime().catch(() => lookUp);
describeTextEncoder('an ONNX folder', () => openOnnxEncoder(folderWith(), runtime));

describe('an ONNX folder', () => {
  it('says what to install where the runtime is not', async () => {
    const missing = openRuntime(() => Promise.reject(new Error('not found')));
    await expect(missing).rejects.toThrow(/npm install --no-save onnxruntime-node/);
  });

  it('is refused where its model cannot be run', async () => {
    const broken: Runtime = () => Promise.reject(new Error('Protobuf parsing failed'));
    await expect(openOnnxEncoder(folderWith(), broken)).rejects.toThrow(/model\.onnx cannot be run: Protobuf/);
  });

  it('takes the first piece for the whole where its pooling says so', async () => {
    const pooling = '{"pooling_mode_cls_token": true}';
    const encoder = await openOnnxEncoder(folderWith({ '1_Pooling/config.json': pooling }), lookUp);
    const [one, other] = await encoder.encode(['怎么提前还款', '银行卡丢了']);
    expect(one).toEqual(other);
    const mean = await openOnnxEncoder(folderWith(), lookUp);
    expect(mean.id).not.toBe(encoder.id);
    expect((await mean.encode(['怎么提前还款']))[0]).not.toEqual(one);
  });

  it.each([
    ['without a vocabulary', { 'vocab.txt': null }, /no vocab\.txt/],
    ['whose vocabulary is none', { 'vocab.txt': '卡' }, /vocab\.txt has no \[UNK\]/],
    ['whose settings are no JSON', { 'tokenizer_config.json': '{' }, /tokenizer_config\.json/],
  ])('is refused %s', async (_what, changes, sentence) => {
    await expect(openOnnxEncoder(folderWith(changes), lookUp)).rejects.toThrow(sentence);
  });

  it('is refused where it is none', async () => {
    await expect(openOnnxEncoder('/nowhere', lookUp)).rejects.toThrow(/neither model\.onnx/);
  });
});
