/** For tests, benchmarks and trying out: an endpoint on this machine, and a model without one. Nothing is intelligent here. */

export { standInDimensions } from './hashed-grams.ts';
export { scriptedModel } from './scripted-model.ts';
export { type Behaviour, openStandIn, type StandIn, standInKey, standInModel } from './server.ts';
