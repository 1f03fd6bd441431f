/** Opens the model of a file. */
export type Runtime = (file: string) => Promise<Session>;

/** Runs a model on the pieces of one text: what comes out, a vector for the text or, row after row, for each piece. */
export type Session = (ids: readonly number[]) => Promise<{ values: Float32Array; dimensions: number }>;

/** What is used of `onnxruntime-node`, which only they install who set an ONNX folder. */
interface OnnxRuntime {
  InferenceSession: { create(file: string): Promise<InferenceSession> };
  Tensor: new (type: 'int64', values: BigInt64Array, shape: readonly number[]) => unknown;
}

interface InferenceSession {
  inputNames: readonly string[];
  outputNames: readonly string[];
  run(inputs: Record<string, unknown>): Promise<Record<string, { data: unknown; dims: readonly number[] }>>;
}

/** By a name that no tool follows: without it there is a sentence, not a failing installation. */
const PACKAGE: string = 'onnxruntime-node';

/** Throws an error that says what to install where it is not. */
export async function openRuntime(load: () => Promise<unknown> = () => import(PACKAGE)): Promise<Runtime> {
  const loaded = (await load().catch((cause: unknown) => {
    throw new Error(`${PACKAGE} is not installed: npm install --no-save ${PACKAGE}`, { cause });
  })) as OnnxRuntime & { default?: OnnxRuntime };
  return runtimeOf(loaded.default ?? loaded);
}

function runtimeOf({ InferenceSession, Tensor }: OnnxRuntime): Runtime {
  return async (file) => {
    const session = await InferenceSession.create(file);
    return async (ids) => {
      const row = (value: (id: number) => number) =>
        new Tensor(
          'int64',
          BigInt64Array.from(ids, (id) => BigInt(value(id))),
          [1, ids.length],
        );
      const known: Record<string, () => unknown> = {
        input_ids: () => row((id) => id),
        attention_mask: () => row(() => 1),
        token_type_ids: () => row(() => 0),
      };
      const inputs = session.inputNames.map((name): [string, unknown] => {
        const input = known[name];
        if (!input) throw new Error(`the model asks for ${name}`);
        return [name, input()];
      });
      const outputs = await session.run(Object.fromEntries(inputs));
      const output = outputs[session.outputNames[0] ?? ''];
      const dimensions = output?.dims.at(-1) ?? 0;
      if (!(output?.data instanceof Float32Array) || dimensions === 0) throw new Error('what came is no vector');
      return { values: output.data, dimensions };
    };
  };
}
