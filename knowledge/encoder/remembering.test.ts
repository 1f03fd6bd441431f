import { expect, it } from 'vitest';
import { fitHashedTfIdf } from './hashed-tf-idf.ts';
import { remembering } from './remembering.ts';

const texts = ['年费怎么收', '挂失', '年费怎么收', ''];

it('asks for each text once, and gives the same vectors', async () => {
  const encoder = fitHashedTfIdf(texts);
  const asked: string[] = [];
  const remembered = remembering({
    ...encoder,
    encode: (some) => {
      asked.push(...some);
      return encoder.encode(some);
    },
  });
  await remembered.encode(texts.slice(0, 2));
  expect(await remembered.encode(texts)).toEqual(await encoder.encode(texts));
  expect(asked).toEqual(['年费怎么收', '挂失', '']);
});
