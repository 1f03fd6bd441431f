import type { Network } from '../learned/network.ts';

/** The same network with eight bits a weight: of each column the largest is 127. */
export function rounded(network: Network): Network {
  const { weights, bias } = network;
  const width = bias.length;
  const most = new Float32Array(width).fill(1e-9);
  weights.forEach((weight, at) => {
    most[at % width] = Math.max(most[at % width] ?? 0, Math.abs(weight));
  });
  const scales = most.map((each) => each / 127);
  return {
    ...network,
    weights: Int8Array.from(weights, (weight, at) => Math.round(weight / (scales[at % width] ?? 1))),
    scales,
  };
}
