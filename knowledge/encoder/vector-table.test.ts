import { describe, expect, it } from 'vitest';
import { openBaseEncoder } from './edition-encoder.ts';
import { encoderFrom, vectorsOf } from './vector-table.ts';

describe('vectors made before', () => {
  it('are those of the encoder that made them, under its id; another text has nothing to go by', async () => {
    const encoder = openBaseEncoder();
    const texts = Array.from({ length: 250 }, (_, place) => `第${place}个问题`);
    const table = encoderFrom(await vectorsOf([...texts, ...texts], encoder));
    expect([table.id, table.dimensions]).toEqual([encoder.id, encoder.dimensions]);
    expect(await table.encode(texts)).toEqual(await encoder.encode(texts));
    expect(await table.encode(['别的'])).toEqual([new Float32Array(encoder.dimensions)]);
  });
});
