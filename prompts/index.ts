/** What a language model is told: versioned files with typed inputs, in which nobody else's words can give orders. */
export { type PromptId, type PromptInputs, type RenderedPrompt, renderPrompt } from './render.ts';
